"""The options of `defineFunction`."""

from __future__ import annotations

from amplify_ls.catalog.common import LOG_RETENTION, RESOURCE_NAME
from amplify_ls.catalog.types import (
    BOOLEAN,
    TEXT,
    Alias,
    Callback,
    Case,
    Choice,
    Either,
    ListOf,
    Made,
    MapOf,
    Name,
    Number,
    OneOf,
    Option,
    Parameter,
    Record,
    Shape,
    Simple,
    Text,
    Type,
    Variants,
)
from amplify_ls.catalog.versions import backend

END_OF_LIFE = {18: "April 2025", 20: "April 2026"}
"""The end of life of the versions of Node.js that a function can still use."""

RUNTIMES = OneOf(
    (
        Choice(18, "Node.js 18, past its end of life."),
        Choice(20, "Node.js 20, past or near its end of life."),
        Choice(22, "Node.js 22, the default.", backend("1.9.0")),
        Choice(24, "Node.js 24.", backend("1.21.0")),
    )
)

ENVIRONMENT_KEY = Text(r"[a-zA-Z][a-zA-Z0-9_]+", "a letter, then letters, digits and underscores, at least two characters")

RESERVED_BY_AMPLIFY = ("AMPLIFY_SSM_ENV_CONFIG",)
RESERVED_BY_LAMBDA = (
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
)
"""Environment variables that a function cannot set (FN08, FN09)."""

LAYER = Text(
    r".*arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9\-_]+:[0-9]+.*|[a-zA-Z0-9\-_]+:[0-9]+",
    "the ARN of a layer version, or `name:version`",
    examples=("arn:aws:lambda:", "layer:1"),
)
LAYERS_MAXIMUM = 5
"""The maximum number of layers of a function (FN14)."""

SCHEDULE_TEXT = Name("schedule")
"""An interval or a cron expression: a pattern cannot describe which ones are valid (SC01 to SC20)."""
RATES = ("every day", "every 1h", "every week", "every 5m", "every month", "every year")
CRONS = ("0 9 * * ?", "0 9 ? * 2-6", "*/15 8-17 ? * 2-6", "0 0 1 * ?")
"""Example schedules."""

_SCHEDULE_TEXTS = (
    Option(
        "timezone",
        Name("time-zone"),
        "Time zone, such as `Europe/Paris`.",
        "required",
        since=backend("1.17.0"),
        snippet="timezone: '${1:Europe/Paris}'",
        rows=("SC21", "SC22"),
    ),
    Option("description", Text(maximum=512), "Description of the schedule.", since=backend("1.20.0"), rows=("SC25",)),
)

SCHEDULE = Shape(
    "schedule",
    _SCHEDULE_TEXTS,
    variants=Variants(
        (
            Case(
                "cron",
                (Option("cron", Name("cron"), "Cron expression.", "required", snippet="cron: '${1:0 9 ? * 2-6}'"),),
                marker="cron",
            ),
            Case(
                "rate",
                (Option("rate", Name("rate"), "Interval.", "required", snippet="rate: '${1:every day}'"),),
                marker="rate",
            ),
        ),
    ),
    aliases=(Alias("timeZone", ("timezone",)), Alias("tz", ("timezone",)), Alias("interval", ("rate",))),
    exclusive=(("cron", "rate"),),
)

_SCHEDULES: Type = Either((SCHEDULE_TEXT, Record(SCHEDULE), ListOf(Either((SCHEDULE_TEXT, Record(SCHEDULE))))))

LOGGING = Shape(
    "logging",
    (
        Option(
            "format",
            OneOf((Choice("json", "One JSON object per line."), Choice("text", "Plain text."))),
            "Format of the log.",
            default="'text'",
            rows=("FN18",),
        ),
        Option("retention", LOG_RETENTION, "How long logs are kept.", default="for ever", rows=("FN18",)),
    ),
    variants=Variants(
        (
            Case(
                "json",
                (
                    Option(
                        "level",
                        OneOf(
                            (
                                Choice("trace", "Everything, in detail."),
                                Choice("debug", "Debugging information, and more severe messages."),
                                Choice("info", "Informational messages, and more severe ones."),
                                Choice("warn", "Warnings, and more severe messages."),
                                Choice("error", "Errors, and more severe messages."),
                                Choice("fatal", "Only errors that terminate the function."),
                            ),
                            (Alias("warning", ("warn",)), Alias("all", ("trace",))),
                        ),
                        "Minimum log level; requires the format `json`.",
                        rows=("FN16", "FN17"),
                    ),
                ),
                ("json",),
            ),
            Case("text", (), ("text",)),
        ),
        discriminant="format",
        default="text",
    ),
)

DURABLE = Shape(
    "durableConfig",
    (
        Option(
            "executionTimeoutSeconds",
            Number(1, 31622400, whole=True),
            "Maximum duration of a durable execution, in seconds.",
            "required",
            snippet="executionTimeoutSeconds: ${1:3600}",
            rows=("FN19",),
        ),
        Option(
            "retentionPeriodDays",
            Number(1, 90, whole=True),
            "Days for which the history of an execution is kept.",
            default="14",
            rows=("FN20",),
        ),
    ),
)

RESOURCE_GROUP = Option(
    "resourceGroupName",
    Name("resource-group", r".+", "a name"),
    "Nested stack of the function; the stack of the resource that uses it breaks a circular dependency.",
    default="'function'",
    since=backend("1.8.0"),
    snippet="resourceGroupName: '${1|auth,data,storage|}'",
    rows=("BE09",),
)

_NAME = RESOURCE_NAME._replace(pattern=f"({RESOURCE_NAME.pattern})?", minimum=0)
"""An empty name counts as unset."""

FUNCTION_OPTIONS = Shape(
    "defineFunction",
    (
        Option(
            "name",
            _NAME,
            "Name of the function, unique in its group.",
            default="the name of the entry file, or of its folder",
            rows=("FN22", "FN23"),
        ),
        Option(
            "entry",
            Name("file", r"(.*\.(ts|js|tsx|jsx|mts|mjs|cts|cjs))?", "a TypeScript or JavaScript file"),
            "File that exports `handler`, relative to this file.",
            default="'./handler.ts'",
            snippet="entry: './${1:handler.ts}'",
            rows=("FN24", "FN25"),
        ),
        Option("timeoutSeconds", Number(1, 900, whole=True), "Timeout in seconds.", default="3", rows=("FN01",)),
        Option("memoryMB", Number(128, 10240, whole=True), "Memory in megabytes.", default="512", rows=("FN02",)),
        Option(
            "ephemeralStorageSizeMB",
            Number(512, 10240, whole=True),
            "Size of `/tmp` in megabytes.",
            default="512",
            since=backend("1.10.0"),
            rows=("FN03",),
        ),
        Option(
            "environment",
            MapOf(ENVIRONMENT_KEY, Either((TEXT, Made(("secret",))))),
            "Environment variables; values are strings or secrets.",
            snippet="environment: {\n\t${1:NAME}: ${2:'value'},\n}",
            rows=("FN07", "FN10", "FN11", "FN12"),
        ),
        Option(
            "runtime",
            RUNTIMES,
            "Version of Node.js.",
            default="22",
            snippet="runtime: ${1|24,22,20,18|}",
            rows=("FN04", "FN05", "FN29"),
        ),
        Option(
            "architecture",
            OneOf(
                (Choice("x86_64", "Intel and AMD."), Choice("arm64", "Graviton.")),
                (Alias("arm", ("arm64",)), Alias("x86", ("x86_64",)), Alias("x64", ("x86_64",))),
            ),
            "Processor.",
            default="'x86_64'",
            since=backend("1.12.0"),
            rows=("FN06",),
        ),
        Option(
            "schedule",
            _SCHEDULES,
            "When the function runs on a schedule.",
            default="never",
            since=backend("1.0.5"),
            snippet="schedule: '${1:every day}'",
            rows=("SC01",),
        ),
        Option(
            "layers",
            MapOf(TEXT, LAYER),
            "Lambda layers, by the module that each provides.",
            since=backend("1.4.0"),
            rows=("FN13", "FN14"),
        ),
        Option(
            "bundling",
            Record(
                Shape(
                    "bundling",
                    (Option("minify", BOOLEAN, "Whether the code is minified.", default="true", snippet="minify: false"),),
                )
            ),
            "How the code is bundled.",
            since=backend("1.5.0"),
        ),
        RESOURCE_GROUP,
        Option("logging", Record(LOGGING), "Format, level and retention of the log.", since=backend("1.9.0"), rows=("FN16",)),
        Option(
            "durableConfig",
            Record(DURABLE),
            "Durable executions; requires runtime 22 or 24.",
            since=backend("1.20.0"),
            rows=("FN21",),
        ),
    ),
    aliases=(
        Alias("env", ("environment",)),
        Alias("environmentVariables", ("environment",)),
        Alias("handler", ("entry",)),
        Alias("memory", ("memoryMB",)),
        Alias("memorySize", ("memoryMB",)),
        Alias("timeout", ("timeoutSeconds",)),
        Alias("cron", ("schedule",)),
        Alias("ephemeralStorageSize", ("ephemeralStorageSizeMB",)),
        Alias("nodeVersion", ("runtime",)),
        Alias("access", (), "access is granted by the resource that the function uses"),
        Alias("permissions", (), "access is granted by the resource that the function uses"),
    ),
    skeleton=("name", "entry"),
)

PROVIDED_FUNCTION_OPTIONS = Shape("options of a provided function", (RESOURCE_GROUP,))

FUNCTION_PROVIDER = Callback(
    (Parameter("scope", Simple("cdk", "a Construct"), "Creates the function."),),
    Simple("cdk", "an IFunction"),
)
"""The first argument of the other overload of `defineFunction`, for functions in other languages."""

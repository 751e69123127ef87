"""The options of `defineStorage`, its `allow`, and its actions."""

from __future__ import annotations

from amplify_ls.catalog.common import FUNCTION, RESOURCE_NAME
from amplify_ls.catalog.types import (
    BOOLEAN,
    Alias,
    Callback,
    Choice,
    ListOf,
    Made,
    MapOf,
    Method,
    Name,
    OneOf,
    Option,
    Parameter,
    Property,
    Record,
    Shape,
)
from amplify_ls.catalog.versions import backend

ENTITY_TOKEN = "{entity_id}"
"""The part of a path that is replaced by the identity of the user."""

READ_INCLUDES = ("get", "list")
"""The actions that `read` includes; it cannot be combined with one of them (ST18)."""

STORAGE_ACTIONS = OneOf(
    (
        Choice("read", "Get files and list their names: `get` and `list` combined."),
        Choice("get", "Get files (s3:GetObject)."),
        Choice("list", "List file names (s3:ListBucket)."),
        Choice("write", "Upload and replace files (s3:PutObject)."),
        Choice("delete", "Delete files (s3:DeleteObject)."),
    ),
    (
        Alias("create", ("write",)),
        Alias("update", ("write",)),
        Alias("upload", ("write",)),
        Alias("put", ("write",)),
        Alias("download", ("get",)),
        Alias("remove", ("delete",)),
        Alias("*", ("read", "write", "delete")),
    ),
)

ENTITIES = OneOf(
    (Choice("identity", "The identity of a signed-in user in the identity pool."),),
    (Alias("user", ("identity",)), Alias("owner", ("identity",))),
)

STORAGE_LINKS = (
    Method(
        "to",
        "The actions that are allowed below the path.",
        (Parameter("actions", ListOf(STORAGE_ACTIONS), "Actions to grant; `read` includes `get` and `list`."),),
        snippet="to(['$1'])",
        rows=("ST17", "ST18", "ST19", "ST20"),
    ),
)

STORAGE_STRATEGIES = (
    Property(
        "authenticated",
        "Signed-in users; `{entity_id}` in the path matches any user.",
        "rule:storage",
        "A property, not a function: `allow.authenticated.to([...])`.",
        ("to",),
    ),
    Property(
        "guest",
        "Guests, who are not signed in.",
        "rule:storage",
        "A property, not a function: `allow.guest.to([...])`.",
        ("to",),
    ),
    Method(
        "groups",
        "Members of user groups that `defineAuth` declares.",
        (Parameter("groups", ListOf(Name("group"), minimum=1, distinct=True), "Names of the groups."),),
        returns="rule:storage",
        needs=("to",),
        snippet="groups(['$1'])",
        rows=("ST15", "ST31"),
    ),
    Method(
        "entity",
        "The owner of the files: `{entity_id}` in the path is replaced by the identity of the user.",
        (Parameter("entity", ENTITIES, "Always `identity`."),),
        returns="rule:storage",
        needs=("to",),
        snippet="entity('identity')",
        rows=("ST16", "ST24", "ST26"),
    ),
    Method(
        "resource",
        "A function.",
        (Parameter("function", FUNCTION, "The function."),),
        returns="rule:storage",
        needs=("to",),
    ),
)

STORAGE_STRATEGY_ALIASES = (
    Alias("group", ("groups",), "`groups` expects an array"),
    Alias("owner", ("entity",)),
    Alias("public", ("guest",)),
    Alias("private", ("entity",)),
    Alias("protected", ("entity",)),
    Alias("publicApiKey", ("guest",)),
    Alias("users", ("authenticated",)),
)

STORAGE_PATH = Name(
    "storage-path",
    meaning="a path that ends in `/*`, without a leading slash, `//` or another `*`",
)
"""Without a pattern, because each fault of a path has a rule of its own."""

_RULES = ListOf(Made(("rule:storage",)))

STORAGE_TRIGGERS = Shape(
    "triggers",
    (
        Option("onUpload", FUNCTION, "Runs when a file is uploaded or replaced."),
        Option("onDelete", FUNCTION, "Runs when a file is deleted."),
    ),
    aliases=(
        Alias("onCreate", ("onUpload",)),
        Alias("onUpdate", ("onUpload",)),
        Alias("onRemove", ("onDelete",)),
    ),
)

STORAGE = Shape(
    "defineStorage",
    (
        Option(
            "name",
            RESOURCE_NAME,
            "Name of the storage, from which the names of the bucket and of `NAME_BUCKET_NAME` in functions are derived.",
            "required",
            rows=("ST02", "ST03", "ST29"),
        ),
        Option(
            "access",
            Callback(
                (Parameter("allow", Made(("allow:storage",)), "Selects who is granted access."),),
                MapOf(STORAGE_PATH, _RULES),
            ),
            "Access rules by path.",
            default="no access",
            snippet="access: (allow) => ({\n\t'${1:media}/*': [allow.${2|authenticated,guest|}.to(['${3:read}'])],\n})",
            rows=("ST22", "ST35"),
        ),
        Option(
            "isDefault",
            BOOLEAN,
            "Whether clients use this storage by default; exactly one of several must be the default.",
            default="true for the only storage",
            since=backend("1.1.0"),
            rows=("ST27", "ST28"),
        ),
        Option("triggers", Record(STORAGE_TRIGGERS), "Functions that run when files change.", rows=("ST32", "ST33")),
        Option(
            "versioned",
            BOOLEAN,
            "Whether the bucket keeps previous versions of files.",
            default="false",
            snippet="versioned: true",
        ),
        Option(
            "keepOnDelete",
            BOOLEAN,
            "Whether the bucket is kept when the backend is deleted; a sandbox ignores it.",
            default="false",
            since=backend("1.23.0"),
            snippet="keepOnDelete: true",
            rows=("ST37",),
        ),
    ),
    aliases=(
        Alias("bucketName", ("name",)),
        Alias("default", ("isDefault",)),
        Alias("versioning", ("versioned",)),
        Alias("public", (), "access is granted path by path in `access`"),
        Alias("cors", (), "it is set in `backend.ts` with `cfnBucket`"),
        Alias("removalPolicy", ("keepOnDelete",)),
    ),
    skeleton=("access",),
)

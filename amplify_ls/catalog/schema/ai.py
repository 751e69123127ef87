"""AI routes: `a.generation`, `a.conversation`, `a.ai`."""

from __future__ import annotations

from amplify_ls.catalog.types import (
    TEXT,
    Case,
    Choice,
    Either,
    Exactly,
    ListOf,
    Made,
    Number,
    OneOf,
    Option,
    Placed,
    Record,
    Shape,
    Simple,
    Text,
    Variants,
)
from amplify_ls.catalog.versions import data_schema

MODEL_NAMES = OneOf(
    (
        Choice("Amazon Nova Pro", "amazon.nova-pro-v1:0", data_schema("1.17.1")),
        Choice("Amazon Nova Lite", "amazon.nova-lite-v1:0", data_schema("1.17.1")),
        Choice("Amazon Nova Micro", "amazon.nova-micro-v1:0", data_schema("1.17.1")),
        Choice("Claude 3 Haiku", "anthropic.claude-3-haiku-20240307-v1:0"),
        Choice("Claude 3 Opus", "anthropic.claude-3-opus-20240229-v1:0"),
        Choice("Claude 3 Sonnet", "anthropic.claude-3-sonnet-20240229-v1:0"),
        Choice("Claude 3.5 Haiku", "anthropic.claude-3-5-haiku-20241022-v1:0", data_schema("1.14.2")),
        Choice("Claude 3.5 Sonnet", "anthropic.claude-3-5-sonnet-20240620-v1:0"),
        Choice("Claude 3.5 Sonnet v2", "anthropic.claude-3-5-sonnet-20241022-v2:0", data_schema("1.14.2")),
        Choice("Claude 3.7 Sonnet", "anthropic.claude-3-7-sonnet-20250219-v1:0", data_schema("1.21.1")),
        Choice("Claude Opus 4", "anthropic.claude-opus-4-20250514-v1:0", data_schema("1.21.1")),
        Choice("Claude Sonnet 4", "anthropic.claude-sonnet-4-20250514-v1:0", data_schema("1.21.1")),
        Choice("Claude Haiku 4.5", "global.anthropic.claude-haiku-4-5-20251001-v1:0", data_schema("1.23.0")),
        Choice("Claude Sonnet 4.5", "global.anthropic.claude-sonnet-4-5-20250929-v1:0", data_schema("1.23.0")),
        Choice("Claude Opus 4.5", "global.anthropic.claude-opus-4-5-20251101-v1:0", data_schema("1.23.0")),
        Choice("Claude Sonnet 4.6", "global.anthropic.claude-sonnet-4-6", data_schema("1.25.4")),
        Choice("Claude Opus 4.6", "global.anthropic.claude-opus-4-6-v1", data_schema("1.25.4")),
        Choice("Cohere Command R", "cohere.command-r-v1:0"),
        Choice("Cohere Command R+", "cohere.command-r-plus-v1:0"),
        Choice("Llama 3.1 8B Instruct", "meta.llama3-1-8b-instruct-v1:0"),
        Choice("Llama 3.1 70B Instruct", "meta.llama3-1-70b-instruct-v1:0"),
        Choice("Llama 3.1 405B Instruct", "meta.llama3-1-405b-instruct-v1:0"),
        Choice("Mistral Large", "mistral.mistral-large-2402-v1:0"),
        Choice("Mistral Large 2", "mistral.mistral-large-2407-v1:0"),
        Choice("Mistral Small", "mistral.mistral-small-2402-v1:0"),
    )
)
"""The names that `a.ai.model` accepts, each with its Bedrock ID (G07)."""

AI_MODEL = Shape("aiModel", (Option("resourcePath", TEXT, "ID of the Bedrock model.", "required"),))

INFERENCE = Shape(
    "inferenceConfiguration",
    (
        Option("temperature", Number(0, 1), "Randomness of the answers.", rows=("G04",)),
        Option("topP", Number(0, 1), "Cumulative probability of the tokens that are considered.", rows=("G04",)),
        Option("maxTokens", Number(1, whole=True), "Maximum length of an answer in tokens.", rows=("G04", "G05")),
    ),
)

_AI_MODEL = Option(
    "aiModel",
    Either((Made(("ai-model",), "a.ai.model('$1')"), Record(AI_MODEL))),
    "The Bedrock model.",
    "required",
    snippet="aiModel: a.ai.model('${1:Claude Sonnet 4.5}')",
    rows=("G02",),
)
_SYSTEM_PROMPT = Option("systemPrompt", Text(minimum=1), "Instructions for the model.", "required", rows=("G02", "G03"))
_INFERENCE = Option("inferenceConfiguration", Record(INFERENCE), "Parameters of the answers.", rows=("G04",))

GENERATION = Shape("generation", (_AI_MODEL, _SYSTEM_PROMPT, _INFERENCE))

CONVERSATION = Shape(
    "conversation",
    (
        _AI_MODEL,
        _SYSTEM_PROMPT,
        _INFERENCE,
        Option(
            "tools",
            ListOf(Placed("tool")),
            "Queries that the model can call.",
            snippet="tools: [\n\ta.ai.dataTool({ name: '$1', description: '$2', query: a.ref('$3') }),\n]",
            rows=("H07", "H08"),
        ),
        Option("handler", Simple("cdk", "a conversation handler function"), "Function that replaces the default handler."),
    ),
)

TOOL_NAME = Text(
    r"[a-zA-Z][a-zA-Z0-9_]*",
    "a letter, then letters, digits and underscores",
    minimum=1,
    maximum=64,
    names="tool",
)

DATA_TOOL = Shape(
    "dataTool",
    (
        Option(
            "name",
            TOOL_NAME,
            "Name of the tool, unique in the conversation.",
            "required",
            rows=("H03", "H07"),
        ),
        Option("description", TEXT, "Purpose of the tool, for the model.", "required", rows=("G03",)),
    ),
    variants=Variants(
        (
            Case(
                "model",
                (
                    Option("model", Placed("tool-source"), "Model whose records are listed.", "required", rows=("H05",)),
                    Option("modelOperation", Exactly("list"), "Always `list`.", "required", rows=("H06",)),
                ),
                marker="model",
            ),
            Case(
                "query",
                (Option("query", Placed("tool-source"), "Query that is called.", "required", rows=("H04",)),),
                marker="query",
            ),
        ),
        are_strict=True,
    ),
    exclusive=(("model", "query"),),
)

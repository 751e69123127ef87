"""The types of the arguments of directives."""

from __future__ import annotations

from amplify_ls.gen1.catalog.types import EnumSpec, InputKey, InputSpec

INPUTS = (
    InputSpec(
        "ModelQueryMap",
        (
            InputKey("get", "String", "The name of the query for one record; `null` for none.", skeleton='"$1"'),
            InputKey("list", "String", "The name of the query for many records; `null` for none.", skeleton='"$1"'),
        ),
    ),
    InputSpec(
        "ModelMutationMap",
        (
            InputKey("create", "String", "The name of the mutation that creates a record; `null` for none.", skeleton='"$1"'),
            InputKey("update", "String", "The name of the mutation that updates a record; `null` for none.", skeleton='"$1"'),
            InputKey("delete", "String", "The name of the mutation that deletes a record; `null` for none.", skeleton='"$1"'),
        ),
    ),
    InputSpec(
        "ModelSubscriptionMap",
        (
            InputKey("onCreate", "[String]", "The names of the subscriptions to created records.", skeleton='["$1"]'),
            InputKey("onUpdate", "[String]", "The names of the subscriptions to updated records.", skeleton='["$1"]'),
            InputKey("onDelete", "[String]", "The names of the subscriptions to deleted records.", skeleton='["$1"]'),
            InputKey("level", "ModelSubscriptionLevel", "Whether there are subscriptions, and whether they are authorized."),
        ),
    ),
    InputSpec(
        "TimestampConfiguration",
        (
            InputKey("createdAt", "String", "The name of the field with the time of creation; `null` for none.", '"createdAt"'),
            InputKey(
                "updatedAt", "String", "The name of the field with the time of the last change; `null` for none.", '"updatedAt"'
            ),
        ),
    ),
    InputSpec(
        "AuthRule",
        (
            InputKey("allow", "AuthStrategy!", "Who is granted access."),
            InputKey("provider", "AuthProvider", "How callers sign in; the default depends on `allow`."),
            InputKey("ownerField", "String", "The field with the owner, or the owners, of a record.", '"owner"'),
            InputKey("identityClaim", "String", "The claim of the token that identifies the owner.", '"sub::username"'),
            InputKey("groups", "[String]", "The groups that are granted access.", skeleton='["$1"]'),
            InputKey("groupsField", "String", "The field with the group, or the groups, of a record.", '"groups"'),
            InputKey("groupClaim", "String", "The claim of the token that contains the groups.", '"cognito:groups"'),
            InputKey(
                "operations",
                "[ModelOperation]",
                "What they may do; all of create, read, update and delete by default.",
                skeleton="[$1]",
            ),
        ),
    ),
    InputSpec(
        "HttpHeader",
        (
            InputKey("key", "String", "The name of the header."),
            InputKey("value", "String", "The value of the header."),
        ),
    ),
    InputSpec("SearchableQueryMap", (InputKey("search", "String", "The name of the search query."),)),
    InputSpec(
        "ProjectionInput",
        (
            InputKey("type", "ProjectionType", "Which attributes the index contains.", "ALL"),
            InputKey(
                "nonKeyAttributes", "[String]", "The further attributes of an index with `type: INCLUDE`.", skeleton='["$1"]'
            ),
        ),
    ),
)

ENUMS = (
    EnumSpec(
        "AuthStrategy",
        (
            ("owner", "The user who created the record, or who is in its owner field."),
            ("groups", "The members of some groups."),
            ("private", "Every signed-in user."),
            ("public", "Everyone, with the API key or as a guest of the identity pool."),
            ("custom", "Whom a Lambda authorizer admits."),
        ),
    ),
    EnumSpec(
        "AuthProvider",
        (
            ("userPools", "Amazon Cognito user pool."),
            ("oidc", "OpenID Connect provider."),
            ("apiKey", "API key."),
            ("identityPool", "Amazon Cognito identity pool, with IAM roles."),
            ("iam", "The former name of `identityPool`."),
            ("function", "Lambda authorizer."),
        ),
    ),
    EnumSpec(
        "ModelOperation",
        (
            ("create", "Create records."),
            ("read", "All of get, list, search, sync and listen."),
            ("update", "Update records."),
            ("delete", "Delete records."),
            ("get", "Read one record by its key."),
            ("list", "Read many records."),
            ("search", "Search with `@searchable`."),
            ("sync", "Synchronize with DataStore."),
            ("listen", "Subscribe to changes."),
        ),
    ),
    EnumSpec(
        "ModelSubscriptionLevel",
        (
            ("off", "No subscriptions."),
            ("public", "Subscriptions without authorization."),
            ("on", "The default. Written out, it removes the generated subscriptions, unless their names are given."),
        ),
    ),
    EnumSpec(
        "HttpMethod",
        (("GET", ""), ("POST", ""), ("PUT", ""), ("PATCH", ""), ("DELETE", "")),
    ),
    EnumSpec(
        "PredictionsActions",
        (
            ("identifyText", "Read the text in an image. Only as the first action."),
            ("identifyLabels", "Name what an image shows. Only as the first action."),
            ("translateText", "Translate a text."),
            ("convertTextToSpeech", "Speak a text. Only as the last action."),
        ),
    ),
    EnumSpec("ProjectionType", (("ALL", "All attributes."), ("KEYS_ONLY", "The keys."), ("INCLUDE", "The keys and more."))),
    EnumSpec(
        "ValidationType",
        tuple((name, "") for name in ("gt", "lt", "gte", "lte", "minLength", "maxLength", "startsWith", "endsWith", "matches")),
    ),
    EnumSpec("InvocationType", (("RequestResponse", "Wait for the answer."), ("Event", "Do not wait."))),
)

_INPUTS = {spec.name: spec for spec in INPUTS}
_ENUMS = {spec.name: spec for spec in ENUMS}


def input_spec(name: str) -> InputSpec | None:
    """The object type with a name."""
    return _INPUTS.get(name)


def enum_spec(name: str) -> EnumSpec | None:
    """The enum with a name."""
    return _ENUMS.get(name)

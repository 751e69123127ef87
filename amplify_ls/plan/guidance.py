"""What to do instead, and how certain an effect is, by row of the ground truth."""

from __future__ import annotations

from typing import NamedTuple

CERTAIN, HIGH, MEDIUM, LOW = "certain", "high", "medium", "low"


class Guidance(NamedTuple):
    """The advice of one row."""

    confidence: str
    instead: tuple[str, ...] = ()


_NEW_MODEL = (
    "Add a new model with the new key next to the old one.",
    "Copy the records, for example with a function that has `allow.resource` access.",
    "Switch the clients to the new model, then remove the old one.",
)
_KEEP_TABLE = (
    "Back up the table first, for example with an on-demand backup.",
    "Keep the model with `.disableOperations([...])` while clients move to something else.",
    "Protect the table one deployment earlier: set `deletionProtectionEnabled` in `backend.ts`.",
)
_NEW_FIELD = ("Add a new field.", "Copy the values of existing records to it.", "Remove the old field.")
_FILL_FIRST = ("Keep the field optional.", "Fill in the existing records.", "Make the field required.")
_REVERT_NAME = ("Revert the name. It can only be chosen before the first deployment.",)
_LEAVE_ATTRIBUTE = ("Leave the attribute as it is.", "Add a new custom attribute if you need another one.")
_RELATION = ("Expect the time that building the index takes.", "In a sandbox, expect an empty table.")

_GUIDANCE = {
    "P001": Guidance(CERTAIN, _KEEP_TABLE),
    "P002": Guidance(CERTAIN, ("Keep the old name, or:", *_NEW_MODEL)),
    "P003": Guidance(HIGH, ("Keep the old name.",)),
    "P004": Guidance(CERTAIN),
    "P005": Guidance(CERTAIN, _KEEP_TABLE),
    "P006": Guidance(
        HIGH,
        (
            "Keep the model.",
            "To add it again later, switch the protection off, back the table up, delete it by hand, deploy and restore.",
        ),
    ),
    "P007": Guidance(HIGH, ("Choose a name with another plural.",)),
    "P008": Guidance(
        CERTAIN, ("Keep `data` in `defineBackend`.", "To rename its key only, keep the call: the key has no effect.")
    ),
    "P009": Guidance(CERTAIN, _REVERT_NAME),
    "P020": Guidance(CERTAIN, ("Revert the identifier, or:", *_NEW_MODEL)),
    "P021": Guidance(CERTAIN, ("Add a secondary index instead: it gives the same query without replacing the table.",)),
    "P024": Guidance(HIGH, ("Revert the type, or:", *_NEW_MODEL)),
    "P027": Guidance(CERTAIN, ("Keep the identifier. This is what the protection is for.",)),
    "P031": Guidance(HIGH, ("Add the field as optional first.", "Fill in the existing records.", "Make the field required.")),
    "P032": Guidance(HIGH, ("Keep the field and stop using it.", "If it is removed, adding it again brings the values back.")),
    "P033": Guidance(HIGH, ("Keep the old name, or:", *_NEW_FIELD)),
    "P034": Guidance(HIGH, _NEW_FIELD),
    "P036": Guidance(HIGH, _NEW_FIELD),
    "P037": Guidance(HIGH, _FILL_FIRST),
    "P041": Guidance(MEDIUM, _NEW_FIELD),
    "P046": Guidance(
        HIGH, ("Add the new value next to the old one.", "Rewrite the records with the old value.", "Remove the old value.")
    ),
    "P048": Guidance(HIGH, ("Check that all existing records have one of the values.",)),
    "P060": Guidance(CERTAIN, _RELATION),
    "P061": Guidance(CERTAIN, ("Keep the relationship until the data of sandboxes does not matter.",)),
    "P062": Guidance(CERTAIN, ("Keep the name of the relationship field.",)),
    "P064": Guidance(CERTAIN, ("Keep the name of the model: the names of the indexes of its relationships contain it.",)),
    "P065": Guidance(CERTAIN, ("Add the new reference field.", "Copy the values.", "Switch the relationship.")),
    "P070": Guidance(CERTAIN, _RELATION),
    "P072": Guidance(CERTAIN),
    "P073": Guidance(CERTAIN, ("Add the new index first, and remove the old one in a later deployment.",)),
    "P074": Guidance(CERTAIN, ("Give the index a new name, and remove the old one in a later deployment.",)),
    "P078": Guidance(CERTAIN, ("Add the index under another name, and remove the old one in a later deployment.",)),
    "P079": Guidance(CERTAIN, ("Add a new field, copy the values, and add an index for it.",)),
    "P081": Guidance(CERTAIN, ("Do not protect tables in sandboxes.",)),
    "P082": Guidance(HIGH, ("Remove indexes or relationships.",)),
    "P109": Guidance(HIGH, ("Copy the owners of existing records to the new field first.",)),
    "P120": Guidance(CERTAIN, ("Set `authMode` in the clients first.",)),
    "P121": Guidance(CERTAIN, ("Deploy clients that do not use the key first.",)),
    "P127": Guidance(CERTAIN, ("Set `authorizationModes` explicitly.",)),
    "P133": Guidance(
        HIGH,
        ("Add the operation under another name.", "Switch the clients.", "Remove the old operation in a later deployment."),
    ),
    "P140": Guidance(
        HIGH, ("Disable the operation and deploy.", "Enable it again together with its `stackMappings`, and deploy.")
    ),
    "P141": Guidance(HIGH, ("Remove the entry from `stackMappings`. A table cannot be moved.",)),
    "P150": Guidance(HIGH, ("Keep the entry in `migratedAmplifyGen1DynamoDbTableMappings`.",)),
    "P151": Guidance(HIGH, ("Import a table before the first deployment of its model.",)),
    "P155": Guidance(CERTAIN, ("Keep the key of the conversation.",)),
    "P157": Guidance(HIGH, ("Copy the records to the SQL database first.",)),
    "P200": Guidance(CERTAIN, ("Revert the name. It can only be chosen before the first deployment.",)),
    "P202": Guidance(CERTAIN, ("Keep `auth` in `defineBackend`.",)),
    "P203": Guidance(HIGH, ("Create a new user pool with a user migration trigger.",)),
    "P206": Guidance(HIGH, ("Keep the domain of passkeys.",)),
    "P210": Guidance(MEDIUM, ("Add a custom attribute, or keep the value in a model.",)),
    "P211": Guidance(HIGH, ("Check the value in a `preSignUp` trigger.",)),
    "P212": Guidance(HIGH, ("Check the value in a `preSignUp` trigger.",)),
    "P213": Guidance(HIGH, ("Leave the attribute as it is.",)),
    "P214": Guidance(MEDIUM, ("Leave the attribute as it is.",)),
    "P217": Guidance(HIGH, _LEAVE_ATTRIBUTE),
    "P219": Guidance(HIGH, _LEAVE_ATTRIBUTE),
    "P220": Guidance(HIGH, _LEAVE_ATTRIBUTE),
    "P221": Guidance(HIGH, _LEAVE_ATTRIBUTE),
    "P226": Guidance(LOW, ("Use `OPTIONAL` first.",)),
    "P231": Guidance(CERTAIN, ("Keep the group, or move its members to another one first.",)),
    "P232": Guidance(CERTAIN, ("Add the new group.", "Move the members.", "Remove the old group.")),
    "P233": Guidance(CERTAIN, ("Append new groups at the end.",)),
    "P240": Guidance(CERTAIN, ("Keep the provider while its users sign in with it.",)),
    "P241": Guidance(CERTAIN, ("Keep a provider while its users sign in with it.",)),
    "P243": Guidance(HIGH, ("Keep the name of the provider.",)),
    "P255": Guidance(CERTAIN, ("Import the users into the other user pool first.",)),
    "P257": Guidance(HIGH, ("Remove the override: the property can only be set before the first deployment.",)),
    "P259": Guidance(CERTAIN, ("Remove the override, or deploy clients that can use another app client.",)),
    "P261": Guidance(
        MEDIUM, ("Revert the change before it is deployed: afterwards, the old user pool is no longer in the stack.",)
    ),
    "P300": Guidance(CERTAIN, ("Revert the name, or copy the objects first.",)),
    "P301": Guidance(CERTAIN, ("Set `keepOnDelete` one deployment earlier.",)),
    "P302": Guidance(HIGH, ("Copy the objects to the new bucket.",)),
    "P320": Guidance(CERTAIN, ("Remove the override: a bucket cannot be renamed.",)),
    "P400": Guidance(CERTAIN, ("Set `name` to the old name.", "Or accept it: a function stores nothing.")),
    "P406": Guidance(CERTAIN, ("Accept it if no queued event or caller refers to the function by its ARN.",)),
    "P412": Guidance(CERTAIN),
    "P415": Guidance(CERTAIN),
    "P420": Guidance(MEDIUM, ("Add a new function under another name.",)),
    "P510": Guidance(CERTAIN, ("Keep the name of the stack.",)),
    "P511": Guidance(CERTAIN, ("Keep the ID, or call `overrideLogicalId` with the old logical ID.",)),
    "P512": Guidance(CERTAIN, ("Add a new resource, copy the data, and remove the old one.",)),
    "P513": Guidance(CERTAIN, ("Keep the resource while its data is needed.",)),
    "P514": Guidance(CERTAIN, ("Keep the resource, or import it into another stack.",)),
    "P515": Guidance(HIGH, ("Deploy twice: remove the resource first, and add it in a later deployment.", "Or set no name.")),
    "P525": Guidance(CERTAIN, ("Remove `overrideLogicalId`. Never use it for user pools, buckets and tables.",)),
    "P526": Guidance(CERTAIN, ("Keep the model.",)),
}
_BY_DEFAULT = Guidance(CERTAIN)


def guidance(row: str) -> Guidance:
    """The advice of a row."""
    return _GUIDANCE.get(row, _BY_DEFAULT)

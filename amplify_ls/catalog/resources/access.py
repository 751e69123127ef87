"""Actions of functions on the user pool: the arguments of `allow.resource(fn).to([...])` in `access` of `defineAuth`."""

from __future__ import annotations

from amplify_ls.catalog.common import FUNCTION
from amplify_ls.catalog.types import Alias, Callback, Choice, ListOf, Made, Method, OneOf, Option, Parameter
from amplify_ls.catalog.versions import backend

_GROUPED = (
    Choice("manageUsers", "Create, read, update, confirm, disable and delete users, and sign them out."),
    Choice("manageGroups", "Create, read, list, update and delete groups."),
    Choice("manageGroupMembership", "Add users to groups and remove them."),
    Choice("manageUserDevices", "Read, list, update and forget devices of users."),
    Choice("managePasswordRecovery", "Set and reset passwords of users."),
    Choice("manageProviderForUser", "Link an external identity to a user.", backend("1.25.1")),
)

_SINGLE = (
    Choice("addUserToGroup", "Add a user to a group (AdminAddUserToGroup)."),
    Choice("createGroup", "Create a group (CreateGroup)."),
    Choice("createUser", "Create a user (AdminCreateUser)."),
    Choice("deleteGroup", "Delete a group (DeleteGroup)."),
    Choice("deleteUser", "Delete a user (AdminDeleteUser)."),
    Choice("deleteUserAttributes", "Delete attributes of a user (AdminDeleteUserAttributes)."),
    Choice("disableUser", "Disable a user (AdminDisableUser)."),
    Choice("enableUser", "Enable a user (AdminEnableUser)."),
    Choice("forgetDevice", "Forget a device of a user (AdminForgetDevice)."),
    Choice("getDevice", "Read a device of a user (AdminGetDevice)."),
    Choice("getGroup", "Read a group (GetGroup)."),
    Choice("getUser", "Read a user (AdminGetUser)."),
    Choice("listDevices", "List the devices of a user (AdminListDevices)."),
    Choice("listGroups", "List the groups (ListGroups)."),
    Choice("listGroupsForUser", "List the groups of a user (AdminListGroupsForUser)."),
    Choice("listUsers", "List the users (ListUsers)."),
    Choice("listUsersInGroup", "List the users of a group (ListUsersInGroup)."),
    Choice("removeUserFromGroup", "Remove a user from a group (AdminRemoveUserFromGroup)."),
    Choice("resetUserPassword", "Reset the password of a user (AdminResetUserPassword)."),
    Choice("setUserMfaPreference", "Set the MFA preference of a user (AdminSetUserMFAPreference)."),
    Choice("setUserPassword", "Set the password of a user (AdminSetUserPassword)."),
    Choice("setUserSettings", "Set the settings of a user (AdminSetUserSettings)."),
    Choice("updateDeviceStatus", "Update the status of a device of a user (AdminUpdateDeviceStatus)."),
    Choice("updateGroup", "Update a group (UpdateGroup)."),
    Choice("updateUserAttributes", "Update attributes of a user (AdminUpdateUserAttributes)."),
)

ADMIN_COMMANDS = (
    "AddUserToGroup",
    "CreateUser",
    "DeleteUser",
    "DeleteUserAttributes",
    "DisableUser",
    "EnableUser",
    "ForgetDevice",
    "GetDevice",
    "GetUser",
    "ListDevices",
    "ListGroupsForUser",
    "RemoveUserFromGroup",
    "ResetUserPassword",
    "SetUserPassword",
    "SetUserSettings",
    "UpdateDeviceStatus",
    "UpdateUserAttributes",
)
"""The single actions whose commands have `Admin` before the name of the action."""

AUTH_ACTIONS = OneOf(
    _GROUPED + _SINGLE,
    (
        *(Alias(f"admin{name}", (name[0].lower() + name[1:],)) for name in ADMIN_COMMANDS),
        Alias("read", ("getUser", "listUsers")),
        Alias("write", ("manageUsers",)),
    ),
)
"""The actions of a function on the user pool: six groups of actions and 25 single ones."""

ACCESS_LINKS = (
    Method(
        "to",
        "The actions that the function may perform on the user pool.",
        (Parameter("actions", ListOf(AUTH_ACTIONS, minimum=1), "Actions to grant."),),
        snippet="to(['$1'])",
        rows=("AU99", "AU100"),
    ),
)

ACCESS_STRATEGIES = (
    Method(
        "resource",
        "Grants a function access to the user pool.",
        (Parameter("function", FUNCTION, "The function."),),
        returns="rule:auth-access",
        needs=("to",),
        rows=("AU101",),
    ),
)

ACCESS = Option(
    "access",
    Callback(
        (Parameter("allow", Made(("allow:auth-access",)), "Selects the function that is granted access."),),
        ListOf(Made(("rule:auth-access",))),
    ),
    "Functions that may access the user pool.",
    snippet="access: (allow) => [allow.resource($1).to(['$2'])]",
    rows=("AU101",),
)

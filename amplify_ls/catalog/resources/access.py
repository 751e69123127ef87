"""Rights of functions on the user pool: what `allow.resource(fn).to([...])` takes in `access` of `defineAuth`."""

from __future__ import annotations

from amplify_ls.catalog.common import FUNCTION
from amplify_ls.catalog.types import Alias, Callback, Choice, ListOf, Made, Method, OneOf, Option, Parameter
from amplify_ls.catalog.versions import backend

_GROUPED = (
    Choice("manageUsers", "Create, read, change, confirm, disable and delete users, and sign them out."),
    Choice("manageGroups", "Create, read, list, change and delete groups."),
    Choice("manageGroupMembership", "Put users into groups and take them out."),
    Choice("manageUserDevices", "Read, list, change and forget devices of users."),
    Choice("managePasswordRecovery", "Set and reset passwords of users."),
    Choice("manageProviderForUser", "Link an external identity to a user.", backend("1.25.1")),
)

_SINGLE = (
    Choice("addUserToGroup", "Put a user into a group (AdminAddUserToGroup)."),
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
    Choice("removeUserFromGroup", "Take a user out of a group (AdminRemoveUserFromGroup)."),
    Choice("resetUserPassword", "Reset the password of a user (AdminResetUserPassword)."),
    Choice("setUserMfaPreference", "Set the second factors of a user (AdminSetUserMFAPreference)."),
    Choice("setUserPassword", "Set the password of a user (AdminSetUserPassword)."),
    Choice("setUserSettings", "Set the settings of a user (AdminSetUserSettings)."),
    Choice("updateDeviceStatus", "Change the state of a device of a user (AdminUpdateDeviceStatus)."),
    Choice("updateGroup", "Change a group (UpdateGroup)."),
    Choice("updateUserAttributes", "Change attributes of a user (AdminUpdateUserAttributes)."),
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
"""The single rights whose commands have `Admin` before the name of the right."""

AUTH_ACTIONS = OneOf(
    _GROUPED + _SINGLE,
    (
        *(Alias(f"admin{name}", (name[0].lower() + name[1:],)) for name in ADMIN_COMMANDS),
        Alias("read", ("getUser", "listUsers")),
        Alias("write", ("manageUsers",)),
    ),
)
"""What a function may do on the user pool: six groups of rights and 25 single ones."""

ACCESS_LINKS = (
    Method(
        "to",
        "What the function may do on the user pool.",
        (Parameter("actions", ListOf(AUTH_ACTIONS, minimum=1), "Rights to grant."),),
        snippet="to(['$1'])",
        rows=("AU99", "AU100"),
    ),
)

ACCESS_STRATEGIES = (
    Method(
        "resource",
        "Grants a function rights on the user pool.",
        (Parameter("function", FUNCTION, "The function."),),
        returns="rule:auth-access",
        needs=("to",),
        rows=("AU101",),
    ),
)

ACCESS = Option(
    "access",
    Callback(
        (Parameter("allow", Made(("allow:auth-access",)), "Names the function that is granted rights."),),
        ListOf(Made(("rule:auth-access",))),
    ),
    "Which functions may call the user pool.",
    snippet="access: (allow) => [allow.resource($1).to(['$2'])]",
    rows=("AU101",),
)

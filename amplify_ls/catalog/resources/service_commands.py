"""The action that each command of the AWS SDK requires, as ``defineAuth`` and ``defineStorage`` name it."""

from __future__ import annotations

from amplify_ls.catalog.resources.access import ADMIN_COMMANDS

USER_POOL_MODULE = "@aws-sdk/client-cognito-identity-provider"
BUCKET_MODULE = "@aws-sdk/client-s3"
UPLOAD_MODULE = "@aws-sdk/lib-storage"
UPLOAD = "Upload"
COMMAND = "Command"
"""The suffix of the class names."""

_PLAIN = ("CreateGroup", "DeleteGroup", "GetGroup", "ListGroups", "ListUsers", "ListUsersInGroup", "UpdateGroup")

USER_POOL_RIGHTS = {
    **{f"Admin{name}": name[0].lower() + name[1:] for name in ADMIN_COMMANDS},
    **{name: name[0].lower() + name[1:] for name in _PLAIN},
    "AdminSetUserMFAPreference": "setUserMfaPreference",
    "AdminConfirmSignUp": "manageUsers",
    "AdminRespondToAuthChallenge": "manageUsers",
    "AdminUserGlobalSignOut": "manageUsers",
    "AdminLinkProviderForUser": "manageProviderForUser",
}
"""The narrowest action for each command that requires an IAM policy and that a rule can grant."""

USER_POOL_GROUPS = {
    "manageUsers": (
        "AdminConfirmSignUp",
        "AdminCreateUser",
        "AdminDeleteUser",
        "AdminDeleteUserAttributes",
        "AdminDisableUser",
        "AdminEnableUser",
        "AdminGetUser",
        "AdminListGroupsForUser",
        "AdminRespondToAuthChallenge",
        "AdminSetUserMFAPreference",
        "AdminSetUserSettings",
        "AdminUpdateUserAttributes",
        "AdminUserGlobalSignOut",
    ),
    "manageGroupMembership": ("AdminAddUserToGroup", "AdminRemoveUserFromGroup"),
    "manageGroups": ("GetGroup", "ListGroups", "CreateGroup", "DeleteGroup", "UpdateGroup"),
    "manageUserDevices": ("AdminForgetDevice", "AdminGetDevice", "AdminListDevices", "AdminUpdateDeviceStatus"),
    "managePasswordRecovery": ("AdminResetUserPassword", "AdminSetUserPassword"),
    "manageProviderForUser": ("AdminLinkProviderForUser",),
}
"""The commands that each of the broad actions allows."""

BUCKET_RIGHTS = {
    "GetObject": ("get",),
    "HeadObject": ("get",),
    "ListObjects": ("list",),
    "ListObjectsV2": ("list",),
    "PutObject": ("write",),
    "CreateMultipartUpload": ("write",),
    "UploadPart": ("write",),
    "CompleteMultipartUpload": ("write",),
    "DeleteObject": ("delete",),
    "DeleteObjects": ("delete",),
}


def commands_allowed(rights: tuple[str, ...]) -> frozenset[str]:
    """The commands to a user pool that some actions allow together."""
    single = {right: command for command, right in USER_POOL_RIGHTS.items() if right not in USER_POOL_GROUPS}
    found: set[str] = set()
    for right in rights:
        found.update(USER_POOL_GROUPS.get(right, ()))
        if right in single:
            found.add(single[right])
    return frozenset(found)

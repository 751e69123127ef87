"""A user pool that stays: what Cognito cannot update, and what it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.comparing.logical_ids import has_same_id
from amplify_ls.plan.facts.unseen import Unseen, same

if TYPE_CHECKING:
    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.facts.resources import Attribute, Provider, Users
    from amplify_ls.plan.facts.snapshot import Snapshot

_POOL = Thing("user pool")
_CLIENT = Thing("app client")
_IDENTITIES = Thing("identity pool")
_DOMAIN = Thing("sign-in domain")
_FIXED: dict[str, Plain] = {
    "usernameConfiguration": {"caseSensitive": False},
    "usernameAttributes": None,
    "aliasAttributes": None,
}
"""The properties of a pool that cannot be updated, with the value that the packages set."""
_SAML = "saml"
_STANDARD_REFUSED = "Invalid AttributeDataType input, consider using the provided AttributeDataType enum."
_CUSTOM_REFUSED = "Existing schema attributes cannot be modified or deleted."


def compare_pool(before: Snapshot, after: Snapshot, old: Users, new: Users, report: Report) -> None:
    """Compare two revisions of one pool."""
    _compare_sign_in(old, new, report)
    _compare_attributes(old, new, report)
    _compare_factor(old, new, report)
    _compare_passkeys(old, new, report)
    _compare_groups(old, new, report)
    _compare_providers(old, new, report)
    _compare_overrides(before, after, old, report)
    if same(old.pool_settings, new.pool_settings) is not True:
        report.in_place(_POOL, "Settings of the user pool change.", "user pool", row="P204")
    if same(old.client_settings, new.client_settings) is not True:
        report.in_place(_CLIENT, "Settings of the app client change.", "external providers", "user pool", row="P244")


def _compare_sign_in(old: Users, new: Users, report: Report) -> None:
    for attribute, was_on in old.sign_in.items():
        is_on = new.sign_in[attribute]
        places = (f"sign-in {attribute}", "sign-in", "user pool")
        answer = same(was_on, is_on)
        if answer is None:
            report.cannot_tell(_POOL, "The sign-in methods cannot be determined.", *places)
        elif answer is False:
            change = "added to" if is_on else "removed from"
            why = (
                f"The sign-in method `{_word(attribute)}` is {change} an existing user pool, which Cognito rejects:"
                " `Updates are not allowed for property - UsernameAttributes.`"
            )
            report.add(Effect(EffectKind.REFUSED, _POOL, "P203", why, places, places, "sign-in"))


def _word(attribute: str) -> str:
    return "phone" if attribute == "phone_number" else attribute


def _compare_attributes(old: Users, new: Users, report: Report) -> None:
    for name, attribute in old.attributes.items():
        current = new.attributes.get(name)
        if current is None:
            if new.has_all_attributes:
                _refuse(name, attribute, "is removed from", "P217" if attribute.is_custom else "P214", report)
            else:
                _cannot_tell_attribute(name, report)
            continue
        answer = same(attribute.settings, current.settings)
        if answer is None:
            _cannot_tell_attribute(name, report)
        elif answer is False:
            _refuse(name, current, "changes in", _row_of_change(attribute, current), report)
    for name, attribute in new.attributes.items():
        if name in old.attributes or not old.has_all_attributes:
            continue
        if attribute.is_custom:
            thing = Thing("user attribute", name)
            report.in_place(thing, f"The custom attribute `{name}` is added.", f"user attribute {name}", row="P216")
        else:
            settings = attribute.settings
            is_required = isinstance(settings, dict) and settings.get("required") is True
            _refuse(name, attribute, "is added to", "P211" if is_required else "P210", report)


def _row_of_change(old: Attribute, new: Attribute) -> str:
    def differs(option: str) -> bool:
        left, right = old.settings, new.settings
        return isinstance(left, dict) and isinstance(right, dict) and left.get(option) != right.get(option)

    if differs("dataType"):
        return "P219"
    if differs("mutable"):
        return "P221" if old.is_custom else "P213"
    return "P220" if old.is_custom else "P212"


def _refuse(name: str, attribute: Attribute, change: str, row: str, report: Report) -> None:
    message = _CUSTOM_REFUSED if attribute.is_custom else _STANDARD_REFUSED
    places = (f"user attribute {name}", "user attributes", "sign-in", "user pool")
    why = f"The user attribute `{name}` {change} an existing user pool, which Cognito rejects: `{message}`"
    report.add(Effect(EffectKind.REFUSED, Thing("user attribute", name), row, why, places, places, "user attributes"))


def _cannot_tell_attribute(name: str, report: Report) -> None:
    report.cannot_tell(
        Thing("user attribute", name), "The user attributes cannot be determined.", "user attributes", "user pool"
    )


def _compare_factor(old: Users, new: Users, report: Report) -> None:
    if new.second_factor != "REQUIRED" or old.second_factor == "REQUIRED" or isinstance(old.second_factor, Unseen):
        return
    why = (
        "Multi-factor authentication becomes required in an existing user pool. Cognito may reject this: `Cannot turn MFA"
        " functionality ON, once the user pool has been created.`"
    )
    places = ("second factor", "user pool")
    report.add(Effect(EffectKind.REFUSED, _POOL, "P226", why, places, places, is_certain=False))


def _compare_passkeys(old: Users, new: Users, report: Report) -> None:
    if old.passkey_domain is None or new.passkey_domain is None:
        return
    places = ("passkeys", "sign-in", "user pool")
    answer = same(old.passkey_domain, new.passkey_domain)
    if answer is None:
        report.cannot_tell(Thing("passkeys"), "The domain of passkeys cannot be determined.", *places)
    elif answer is False:
        why = "The domain of passkeys changes, so existing passkeys stop working."
        report.add(Effect(EffectKind.LOSE_DATA, Thing("passkeys"), "P206", why, places, places))


def _compare_groups(old: Users, new: Users, report: Report) -> None:
    if isinstance(old.groups, Unseen) or isinstance(new.groups, Unseen):
        if same(old.groups, new.groups) is None:
            report.cannot_tell(Thing("group"), "The groups of the user pool cannot be determined.", "groups", "user pool")
        return
    gone = [name for name in old.groups if name not in new.groups]
    made = [name for name in new.groups if name not in old.groups]
    for name in gone:
        renamed = made[0] if len(gone) == len(made) == 1 and old.groups.index(name) == new.groups.index(made[0]) else None
        why = f"The group `{name}` is deleted with all memberships."
        if renamed is not None:
            why = f"The group `{name}` is renamed to `{renamed}`, a new group without members. Its memberships are deleted."
        places = (f"group {name}", "groups", "user pool")
        edit = f"rename group {name} to {renamed}" if renamed else ""
        after = (f"group {renamed}", "groups", "user pool") if renamed else ("groups", "user pool")
        row = "P232" if renamed else "P231"
        report.add(Effect(EffectKind.DESTROY, Thing("group", name), row, why, places, after, edit))
    for position, name in enumerate(new.groups):
        if name in made:
            report.in_place(Thing("group", name), f"The group `{name}` is added.", f"group {name}", row="P230")
        elif old.groups.index(name) != position:
            why = f"The precedence of the group `{name}` changes, so members of several groups may get another role."
            report.in_place(Thing("group", name), why, f"group {name}", row="P233")


def _compare_providers(old: Users, new: Users, report: Report) -> None:
    gone = [name for name in old.providers if name not in new.providers]
    if gone and not new.has_all_providers:
        report.cannot_tell(Thing("provider"), "The external providers cannot be determined.", "external providers", "user pool")
        return
    made = [name for name in new.providers if name not in old.providers]
    for name in gone:
        alike = [each for each in made if _is_alike(old.providers[name], new.providers[each])]
        row = "P243" if alike else "P240"
        # There is one SAML provider at most, so its logical ID does not contain its name.
        kind = EffectKind.REPLACE if alike and old.providers[name].kind == _SAML else EffectKind.DESTROY
        why = f"The provider `{name}` is removed, so its users can no longer sign in."
        if alike:
            why = f"The provider `{name}` is renamed to `{alike[0]}`: its users are named after it, so they become new users."
        after = (f"provider {alike[0]}",) if alike else ("external providers", "sign-in", "user pool")
        report.add(Effect(kind, Thing("provider", name), row, why, (f"provider {name}",), after))
    for name in made:
        report.in_place(Thing("provider", name), f"The provider `{name}` is added.", f"provider {name}", row="P242")
    for name, provider in old.providers.items():
        if name in new.providers and same(provider, new.providers[name]) is not True:
            report.in_place(Thing("provider", name), f"Settings of `{name}` change.", f"provider {name}", row="P244")
    if gone and not new.providers:
        places = ("external providers", "sign-in", "user pool")
        why = "No external provider is left, so the domain of the sign-in page is deleted."
        report.add(Effect(EffectKind.DESTROY, _DOMAIN, "P241", why, places, ("sign-in", "user pool")))
    if gone or made:
        report.in_place(_CLIENT, "The providers of the app client change.", "external providers", "user pool", row="P242")
        report.in_place(
            _IDENTITIES, "The providers of the identity pool change.", "external providers", "user pool", row="P242"
        )


def _is_alike(old: Provider, new: Provider) -> bool:
    return old.kind == new.kind and (old.kind == _SAML or same(old.settings, new.settings) is True)


def _compare_overrides(before: Snapshot, after: Snapshot, old: Users, report: Report) -> None:
    left, right = _properties(before, "user pool"), _properties(after, "user pool")
    for name in sorted({*left, *right}):
        answer = same(left.get(name), right.get(name))
        if answer is True:
            continue
        places = (f"override user pool {name}", "override user pool", "user pool")
        top = name.partition(".")[0]
        if top in _FIXED and answer is None:
            report.cannot_tell(_POOL, f"`{top}` of the user pool cannot be determined.", *places)
        elif top in _FIXED and not _is_default(top, left.get(name), right.get(name), old):
            why = (
                f"`{top}` of an existing user pool changes, which Cognito rejects: `Updates are not allowed for property -"
                f" {top[:1].upper()}{top[1:]}.`"
            )
            report.add(Effect(EffectKind.REFUSED, _POOL, "P257", why, places, places))
        elif top == "schema":
            report.cannot_tell(_POOL, "An override of the schema of the user pool is not compared.", *places)
        else:
            report.in_place(_POOL, f"`{name}` of the user pool changes.", *places, row="P256")
    _compare_client_override(before, after, report)
    left, right = _properties(before, "identity pool"), _properties(after, "identity pool")
    if left != right:
        report.in_place(_IDENTITIES, "Settings of the identity pool change.", "override identity pool", row="P258")


def _is_default(name: str, old: Plain, new: Plain, users: Users) -> bool:
    """Whether both values are what the packages set."""
    default: Plain = _FIXED[name]
    if name == "usernameAttributes":
        default = tuple(sorted(attribute for attribute, is_on in users.sign_in.items() if is_on is True))
    return all(each is None or each == default for each in (old, new))


def _compare_client_override(before: Snapshot, after: Snapshot, report: Report) -> None:
    left, right = _properties(before, "app client"), _properties(after, "app client")
    for name in sorted({*left, *right}):
        answer = same(left.get(name), right.get(name))
        if answer is True:
            continue
        places = (f"override app client {name}", "override app client", "user pool")
        if name == "generateSecret" and answer is None:
            report.cannot_tell(_CLIENT, "`generateSecret` of the app client cannot be determined.", *places)
        elif name == "generateSecret":
            why = "`generateSecret` of the app client changes, so it gets another ID, which ends all sessions."
            report.add(Effect(EffectKind.REPLACE, _CLIENT, "P259", why, places, places))
        else:
            report.in_place(_CLIENT, f"`{name}` of the app client changes.", *places, row="P244")
    if not has_same_id("app client", _CLIENT, before, after, report):
        why = "The app client gets another logical ID, so it is deleted, and another one is created."
        keys = ("override app client logical id", "user pool")
        report.add(Effect(EffectKind.REPLACE, _CLIENT, "P525", why, keys, keys))


def _properties(snapshot: Snapshot, target: str) -> dict[str, Plain]:
    found = snapshot.overrides.get(target)
    return {} if found is None else found.properties

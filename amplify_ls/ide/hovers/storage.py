"""Hover over a storage path: the files that it matches, and the effective access to them, as in the access matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.model_access import NO
from amplify_ls.access.principals import holder_names
from amplify_ls.access.storage_access import bucket_access
from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.ide.hovers.access import place_of_span
from amplify_ls.ide.phrases import function_words
from amplify_ls.ide.words import code
from amplify_ls.model.resources.storage_paths import END, is_well_formed, prefixes
from amplify_ls.model.resources.storage_rights import everybodys, folded, grants, losses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.access.principals import HolderNames
    from amplify_ls.access.storage_access import BucketAccess
    from amplify_ls.ide.view import View
    from amplify_ls.model.resources.storage import Access, AccessPath, Grantee, Storage, StorageRule
    from amplify_ls.model.resources.storage_rights import Loss

_EXAMPLE = "cat.png"
_IDENTITY = "us-east-1:1a2b3c4d-..."
"""An example of a user identity."""
_PEOPLE = {
    "authenticated": "signed-in users",
    "guest": "guests",
    "entity": "owners",
    "resource": "a function",
}


def about_path(view: View, offset: int) -> str:
    """The description of the path at a byte of the file; empty if there is none, or if the packages reject it."""
    for storage, access in _accesses(view):
        for path in access.paths:
            if path.span.path == view.path and _covers(path, offset) and is_well_formed(path.path):
                names = holder_names(storage.project)
                return _page(view, access, path, _Effective(bucket_access("", storage, names), names))
    return ""


def about_group(view: View, name: str) -> str:
    """Where a group is declared; empty if it is not."""
    for auth in () if view.project is None else view.project.auth:
        for group in auth.groups or ():
            if group.value == name:
                place = place_of_span(view, group.span)
                return f"Group `{name}` of `{auth.call.name}` ({place}). Its members have a role of their own."
    return ""


def _accesses(view: View) -> Iterator[tuple[Storage, Access]]:
    for storage in () if view.project is None else view.project.storages:
        if storage.access is not None:
            yield storage, storage.access


def _covers(path: AccessPath, offset: int) -> bool:
    start, end = path.span.resolve()
    return start <= offset < end


class _Effective(NamedTuple):
    """The answers of the access matrix about a bucket."""

    bucket: BucketAccess
    names: HolderNames

    def rights(self, path: AccessPath, grantee: Grantee, rights: Iterable[str]) -> list[str]:
        """Those of the rights that a grantee has on the files of a path; all of them if the access is unknown."""
        who = self.names(grantee)
        return [right for right in rights if self.bucket.verdict(who, right, path.path) != NO]

    def denials(self, path: AccessPath, grantee: Grantee, rights: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The rights that the rules of other paths deny a grantee on the files of a path, each after such a path."""
        for right in rights if self.bucket.is_known else ():
            denying = self.bucket.denial(self.names(grantee), right, path.path)
            if denying is not None:
                yield denying, right


def _page(view: View, access: Access, path: AccessPath, effective: _Effective) -> str:
    found = losses(access)
    parts = [
        code(f"'{path.path}'"),
        f"Files such as `{example_key(path.path)}`.",
        "\n".join(["**Access**", "", *_who(view, path, effective), *_granted_elsewhere(access, path, effective)]),
        *_denied(path, effective),
        _taken_here(path, found),
        _taken_below(path, found),
        _around(access, path),
        _roles(view, path),
    ]
    return "\n\n".join(part for part in parts if part)


def example_key(path: str) -> str:
    """The key in S3 of a file below a path."""
    return f"{path.removesuffix(END).replace(ENTITY_TOKEN, _IDENTITY)}/{_EXAMPLE}"


def _who(view: View, path: AccessPath, effective: _Effective) -> Iterator[str]:
    for rule in path.rules:
        for grantee in rule.grantees():
            what = _what(rule, effective.rights(path, grantee, rule.rights))
            yield f"- {_name(grantee)}: {what}{_where(grantee, path)} ({place_of_span(view, rule.chain.span)})"
    if path.is_open:
        yield "- more, which cannot be determined"
    elif not path.rules:
        yield "- nobody: there are no rules"


def _name(grantee: Grantee) -> str:
    if grantee.kind == "resource" and grantee.call is not None:
        return f"the function `{function_words(grantee.call)}`"
    return f"group `{grantee.name}`" if grantee.kind == "group" else _PEOPLE[grantee.kind]


def _what(rule: StorageRule, rights: Iterable[str]) -> str:
    if not rule.is_seen and not rule.rights:
        return "actions that cannot be determined"
    return ", ".join(folded(rights)) or "nothing"


def _granted_elsewhere(access: Access, path: AccessPath, effective: _Effective) -> Iterator[str]:
    """The access that only rules of other paths grant."""
    own = {(effective.names(grantee), right) for rule in path.rules for grantee in rule.grantees() for right in rule.rights}
    found: dict[tuple[Grantee, str], dict[str, None]] = {}
    for each in grants(access) if effective.bucket.is_known else ():
        who = effective.names(each.grantee)
        is_wider = each.path is not path and (who, each.right) not in own
        if is_wider and effective.bucket.verdict(who, each.right, path.path) != NO:
            found.setdefault((each.grantee._replace(span=path.span), each.path.path), {})[each.right] = None
    for (grantee, outer), rights in found.items():
        yield f"- {_name(grantee)}: {', '.join(folded(rights))}, granted by `{outer}`"


def _denied(path: AccessPath, effective: _Effective) -> Iterator[str]:
    """The rights that the rules of this path grant in vain."""
    found: dict[str, dict[str, list[str]]] = {}
    for rule in path.rules:
        for grantee in rule.grantees():
            for denying, right in effective.denials(path, grantee, rule.rights):
                found.setdefault(denying, {}).setdefault(_name(grantee), []).append(right)
    for denying, rights in found.items():
        listed = "; ".join(f"{name}: {', '.join(folded(words))}" for name, words in rights.items())
        yield f"Granted here, but denied by the rules of `{denying}`: {listed}."


def _where(grantee: Grantee, path: AccessPath) -> str:
    """The files below the path that a rule applies to."""
    if ENTITY_TOKEN not in path.path:
        return f", all files, because users have no folders without `{ENTITY_TOKEN}`" if grantee.kind == "entity" else ""
    return ", in their own folder" if grantee.kind == "entity" else f", in `{everybodys(path.path)}`"


def _taken_here(path: AccessPath, found: Iterable[Loss]) -> str:
    lost = [loss for loss in found if loss.inner is path]
    if not lost:
        return ""
    outer = lost[0].grant.path.path
    return f"Granted by `{outer}`, but not here: {_listed(lost)}."


def _taken_below(path: AccessPath, found: Iterable[Loss]) -> str:
    by_inner: dict[str, list[Loss]] = {}
    for loss in found:
        if loss.grant.path is path:
            by_inner.setdefault(loss.inner.path, []).append(loss)
    lines = [f"- in `{inner}`: {_listed(lost)}" for inner, lost in by_inner.items()]
    return "\n".join(["Not granted in sub-paths:", "", *lines]) if lines else ""


def _listed(lost: Iterable[Loss]) -> str:
    rights: dict[str, list[str]] = {}
    for loss in lost:
        rights.setdefault(_name(loss.grant.grantee), []).append(loss.grant.right)
    return "; ".join(f"{name}: {', '.join(folded(words))}" for name, words in rights.items())


def _around(access: Access, path: AccessPath) -> str:
    """The rules of outer paths, which a sub-path must repeat to keep their access."""
    outer = prefixes(path.path, [each.path for each in access.paths])
    return f"Only these rules apply here, not those of `{outer[0]}`." if outer and path.rules else ""


def _roles(view: View, path: AccessPath) -> str:
    """Members of a group have only the role of the group."""
    names = [group.value for auth in (view.project.auth if view.project else ()) for group in auth.groups or ()]
    given = {grantee.name for rule in path.rules for grantee in rule.grantees() if grantee.kind == "group"}
    is_for_users = any(rule.strategy.name in ("authenticated", "entity") for rule in path.rules)
    left = ", ".join(f"`{name}`" for name in names if name not in given)
    if not left or not is_for_users:
        return ""
    return f"Rules for signed-in users and owners do not apply to members of {left}, because they have the role of their group."

"""Sign-in, buckets, functions, and what ``backend.ts`` makes and changes itself."""

from __future__ import annotations

from amplify_ls.incremental.facts import fact
from amplify_ls.plan.facts.plain import Plain
from amplify_ls.plan.facts.unseen import Maybe


@fact
class Attribute:
    """A user attribute of the pool, with its defaults written out."""

    is_custom: bool
    settings: Plain


@fact
class Provider:
    """An external sign-in provider."""

    kind: str
    """The option that declares it: ``google``, ``saml``."""
    settings: Plain
    """Its options without its name."""


@fact
class Users:
    """``defineAuth`` or ``referenceAuth``."""

    is_reference: bool
    """Whether it only names a pool that exists elsewhere."""
    name: Maybe[str]
    """Part of every logical id; empty if there is none."""
    sign_in: dict[str, Maybe[bool]]
    """``email`` and ``phone_number``, with whether users sign in with it."""
    attributes: dict[str, Attribute]
    has_all_attributes: bool
    groups: Maybe[tuple[str, ...]]
    providers: dict[str, Provider]
    has_all_providers: bool
    passkey_domain: Plain
    second_factor: Maybe[str]
    pool_settings: Plain
    client_settings: Plain


@fact
class Bucket:
    """``defineStorage``."""

    is_kept: Maybe[bool]
    settings: Plain


@fact
class Function:
    """A function that is deployed."""

    group: Maybe[str]
    """Its nested stack."""
    is_durable: Maybe[bool]
    settings: Plain
    schedules: Maybe[tuple[Plain, ...]]
    is_provided: bool
    """Whether the author makes it with the CDK."""


@fact
class Construct:
    """A resource that ``backend.ts`` creates with the CDK."""

    type: str
    """``table``, ``queue`` and so on, in the words of the report."""
    stack: str
    path: str
    """The ids from the stack to the construct."""
    physical_name: Plain
    """The name that the author gives it, None for a generated one."""
    is_kept: Maybe[bool]
    """Whether its removal policy keeps it."""
    fixed: dict[str, Plain]
    """The properties that cannot be updated."""
    settings: Plain


@fact
class Override:
    """What ``backend.ts`` changes in a construct of the packages."""

    properties: dict[str, Plain]
    """The new values, by path: ``deletionProtectionEnabled``."""
    logical_id: Plain
    removal: Maybe[str]
    """The policy that is applied: ``retain``, ``destroy``, empty for none."""


@fact
class Code:
    """Code that creates or changes resources and is not evaluated."""

    digests: tuple[str, ...]
    """What it consists of, without formatting; empty if it can only protect resources, which loses no data."""
    texts: tuple[str, ...]
    """The strings in it, such as the IDs of constructs."""
    may_protect: bool
    """Whether it may protect resources of the packages."""

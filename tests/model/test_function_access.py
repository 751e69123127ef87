"""Whether a function surely has no access to the API: a claim of absence, so only what is known completely allows it."""

from __future__ import annotations

import pytest

from amplify_ls.engine.projects import source_files
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.files.loading import listed
from amplify_ls.model.project import Project
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources

FOLDER = "/p/amplify"
POST = "Post: a.model({ title: a.string() })"
OWNER = ".authorization((allow) => [allow.owner()])"


def lacks_access(schema: str) -> bool:
    """Whether the function `fn` surely has no access to the API with this schema."""
    files = {
        "backend.ts": "import { defineBackend } from '@aws-amplify/backend';\nimport { data } from './data/resource';\n"
        "import { fn } from './fn/resource';\ndefineBackend({ data, fn });\n",
        "fn/resource.ts": "import { defineFunction } from '@aws-amplify/backend';\n"
        "export const fn = defineFunction({});\nexport const other = defineFunction({ name: 'other' });\n",
        "data/resource.ts": "import { a, defineData } from '@aws-amplify/backend';\n"
        "import { fn, other } from '../fn/resource';\n"
        "import { given } from 'somewhere';\nconst rule = (allow) => allow.owner();\n"
        f"const schema = {schema};\nexport const data = defineData({{ schema }});\n",
    }
    disk = MemoryDisk({f"{FOLDER}/{path}": text for path, text in files.items()})
    project = Project(FOLDER, Sources(disk, is_amplify_package), listed(source_files(disk, FOLDER)))
    function = next(each for each in project.functions if each.name_span.path.endswith("fn/resource.ts"))
    return project.data[0].uses.lacks_access(function.name_span)


@pytest.mark.parametrize(
    "schema",
    [
        f"a.schema({{ {POST}{OWNER} }})",
        f"a.schema({{ {POST} }}){OWNER}",
        f"a.schema({{ {POST} }}).authorization((allow) => [rule(allow)])",
        f"a.schema({{ {POST} }}).authorization((allow) => [allow.resource(other)])",
        f"a.combine([a.schema({{ {POST} }}){OWNER}, a.schema({{}})])",
        # `allow` has no `resource` for models, so their rules may be unknown.
        f"a.schema({{ {POST}.authorization(given) }})",
        f"a.schema({{ {POST}{OWNER}, ...given }})",
    ],
)
def test_it_is_known_that_no_rule_grants_access(schema: str) -> None:
    assert lacks_access(schema)


@pytest.mark.parametrize(
    "schema",
    [
        f"a.schema({{ {POST} }}).authorization((allow) => [allow.resource(fn)])",
        f"a.combine([a.schema({{ {POST} }}), a.schema({{}}).authorization((allow) => [allow.resource(fn).to(['query'])])])",
    ],
)
def test_a_rule_grants_access(schema: str) -> None:
    assert not lacks_access(schema)


@pytest.mark.parametrize(
    "schema",
    [
        "given",
        f"a.schema({{ {POST} }}).authorization(given)",
        f"a.schema({{ {POST} }}).authorization((allow) => [...given(allow)])",
        f"a.schema({{ {POST} }}).authorization((allow) => [allow.resource(given)])",
        f"a.schema({{ {POST} }}).authorization((allow) => [allow.resource(given ? fn : other)])",
        f"a.combine([a.schema({{ {POST} }}){OWNER}, given])",
        f"a.combine([a.schema({{ {POST} }}){OWNER}, ...given])",
        f"a.combine([a.schema({{ {POST} }}){OWNER}]).authorization((allow) => [allow.resource(fn)])",
    ],
)
def test_a_rule_that_is_unknown_may_grant_access(schema: str) -> None:
    assert not lacks_access(schema)

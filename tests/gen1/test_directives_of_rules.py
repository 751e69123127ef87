"""A rule that names directives has no findings in definitions without them: asking it or not makes no difference."""

from __future__ import annotations

from amplify_ls.engine.checks import run
from amplify_ls.gen1.facts.declared import Declared
from amplify_ls.gen1.project.gen1_project import Gen1Project
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.rules.registry import known_directives, rules_about, rules_for
from amplify_ls.rules.rule import Subject
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources
from tests.gen1.cases import PROJECT, load_cases


def test_rules_that_are_left_out_have_no_findings() -> None:
    every_rule = rules_for(Subject.GEN1_DEFINITION, None)
    for case in load_cases():
        disk = MemoryDisk({PROJECT + path: text for path, text in case.files.items()})
        project = Gen1Project(f"{PROJECT}amplify", Sources(disk, is_amplify_package))
        for api in project.apis:
            for declared in (Declared(api, chunk) for chunk in api.chunks):
                asked = rules_about(declared.definition.directive_names & known_directives())
                assert len(asked) < len(every_rule)
                assert run(asked, declared) == run(every_rule, declared), case.identifier

"""What holds for every row of the catalog."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from amplify_ls.catalog import kinds
from amplify_ls.catalog.labels import parameter_label, signature_label, type_label
from amplify_ls.catalog.language.modules import FUNCTIONS, MODULES, SCHEMA_BUILDER
from amplify_ls.catalog.lookup import builder, builders_at, member
from amplify_ls.catalog.snippets import method_snippet, option_snippet, value_snippet
from amplify_ls.catalog.types import Made, Name, Placed, Text
from tests.catalog.rows import (
    RECEIVERS,
    alias_sets,
    all_choices,
    all_made,
    all_methods,
    all_parameters,
    all_properties,
    all_shapes,
    all_types,
    cases,
    own_options,
)

ROW = re.compile(r"(R|I|X|E|T|C|F|V|AZ|O|S|N|K|Z|G|H|DD|SQL|AU|RA|ST|FN|SC|BE)\d{1,3}")


def twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def test_the_walk_reaches_the_catalog() -> None:
    assert len(all_shapes()) > 40
    assert len(all_methods()) > 150
    assert {"AU60", "R05", "ST18", "FN01", "DD04"} <= {
        row for shape in all_shapes() for option in own_options(shape) for row in option.rows
    } | {row for _, method in all_methods() for row in method.rows}


def test_names_are_unique() -> None:
    for shape in all_shapes():
        assert not twice([option.name for option in shape.options]), shape.name
        for case in cases(shape):
            assert not twice([option.name for option in (*shape.options, *case.options)]), (shape.name, case.label)
    for receiver in RECEIVERS:
        names = [method.name for where, method in all_methods() if where == receiver]
        names += [each.name for where, each in all_properties() if where == receiver]
        assert not twice(names), receiver
    for kind in all_choices():
        assert not twice([str(choice.value) for choice in kind.choices])


def test_everything_is_described_in_a_sentence() -> None:
    described = [(method.name, method.summary) for _, method in all_methods()]
    described += [(each.name, each.summary) for _, each in all_properties()]
    described += [(option.name, option.summary) for shape in all_shapes() for option in own_options(shape)]
    described += [(name, parameter.summary) for name, parameter in all_parameters()]
    for name, summary in described:
        assert re.fullmatch(r"[A-Z`].*\.", summary), name
        assert "\n" not in summary, name


def test_every_word_of_a_choice_has_a_meaning() -> None:
    without = [
        choice.value
        for kind in all_choices()
        for choice in kind.choices
        if len(choice.summary) < 5 or choice.summary.strip("`.").lower() == str(choice.value).lower()
    ]
    assert without == []


def test_since_names_a_package_and_a_version() -> None:
    told = [method.since for _, method in all_methods()]
    told += [option.since for shape in all_shapes() for option in own_options(shape)]
    told += [choice.since for kind in all_choices() for choice in kind.choices]
    assert [each for each in told if each and not re.fullmatch(r"@aws-amplify/[a-z-]+ \d+\.\d+\.\d+", each)] == []


def test_aliases_are_wrong_and_lead_to_what_exists() -> None:
    for where, aliases, right in alias_sets():
        assert not twice([alias.wrong for alias in aliases]), where
        for alias in aliases:
            assert alias.wrong not in right, (where, alias.wrong)
            assert alias.right or alias.reason, (where, alias.wrong)
            assert set(alias.right) <= right, (where, alias)


def test_reasons_continue_a_sentence() -> None:
    for where, aliases, _ in alias_sets():
        for alias in aliases:
            assert not alias.reason.endswith("."), (where, alias)


def test_cases_are_told_apart() -> None:
    for shape in all_shapes():
        variants = shape.variants
        if variants is None:
            continue
        labels = [case.label for case in variants.cases]
        assert not twice(labels)
        assert variants.default in ("", *labels)
        if not variants.discriminant:
            for case in variants.cases:
                assert case.marker in {"", *(option.name for option in case.options)}
                assert case.marker or case.label == variants.default
            continue
        options = {option.name: option for option in shape.options}
        values = {choice.value for choice in options[variants.discriminant].type.choices}  # type: ignore[union-attr]
        assert {value for case in variants.cases for value in case.values} == values, shape.name


def test_names_of_options_in_a_shape_exist() -> None:
    for shape in all_shapes():
        names = {option.name for option in own_options(shape)}
        mentioned = {*shape.at_least_one, *shape.skeleton}
        mentioned.update(name for group in (*shape.together, *shape.exclusive) for name in group)
        for case in cases(shape):
            mentioned.update(case.at_least_one)
        assert mentioned <= names, shape.name


def test_links_that_a_method_mentions_exist() -> None:
    for receiver, method in all_methods():
        for name in (*method.removes, *method.restores):
            assert member(receiver, name) is not None, (receiver, method.name, name)  # type: ignore[arg-type]
        for name in method.needs:
            assert method.returns is not None
            assert member(method.returns, name) is not None, (method.name, name)
    for _, each in all_properties():
        for name in each.needs:
            assert each.gives is not None
            assert member(each.gives, name) is not None, (each.name, name)


def test_kinds_are_known() -> None:
    places = get_args(kinds.Place)
    names = get_args(kinds.NameKind)
    for kind in all_types():
        if isinstance(kind, Placed):
            assert kind.place in places
            assert builders_at(kind.place), kind.place
        if isinstance(kind, Name):
            assert kind.kind in names
    for made in all_made():
        assert set(made.receivers) <= set(RECEIVERS)
    for receiver, method in all_methods():
        assert receiver in ("", *RECEIVERS)
        assert method.returns is None or method.returns in RECEIVERS, method.name
        assert set(method.places) <= set(places), method.name
    for place in places:
        for name, found in builders_at(place):
            assert builder(name) is found


def test_every_receiver_is_given_by_something() -> None:
    given = {method.returns for _, method in all_methods()} | {each.gives for _, each in all_properties()}
    given |= {receiver for made in all_made() for receiver in made.receivers} | {SCHEMA_BUILDER.gives}
    assert set(RECEIVERS) <= given


def test_patterns_compile() -> None:
    for kind in all_types():
        if isinstance(kind, (Text, Name)) and kind.pattern:
            re.compile(kind.pattern)
            assert kind.meaning
        if isinstance(kind, Text) and kind.pattern:
            assert all(re.match(kind.pattern, text) or text.endswith(":") for text in kind.examples), kind.examples


def test_rows_are_row_ids() -> None:
    rows = {row for _, method in all_methods() for row in method.rows}
    rows |= {row for shape in all_shapes() for option in own_options(shape) for row in option.rows}
    assert [row for row in rows if not ROW.fullmatch(row)] == []


def test_snippets_are_well_formed() -> None:
    snippets = [option_snippet(option) for shape in all_shapes() for option in own_options(shape)]
    snippets += [option_snippet(pattern.option) for shape in all_shapes() for pattern in shape.patterns]
    snippets += [method_snippet(method) for _, method in all_methods()]
    snippets += [value_snippet(kind) for kind in all_types()]
    for snippet in snippets:
        plain = re.sub(r"\\.", "", snippet)
        stops = [int(number) for number in re.findall(r"\$\{?(\d+)", plain)]
        assert not twice([str(stop) for stop in stops]), snippet
        assert sorted(stops) == list(range(1, len(stops) + 1)), snippet
        for opening, closing in ("()", "[]"):
            assert snippet.count(opening) == snippet.count(closing), snippet
        assert snippet.count("{") == snippet.count("}"), snippet


def test_labels_are_one_line() -> None:
    labels = [type_label(kind) for kind in all_types()]
    labels += [signature_label(method) for _, method in all_methods()]
    labels += [parameter_label(parameter) for _, parameter in all_parameters()]
    assert all(label and "\n" not in label for label in labels)


def test_labels_name_what_is_made_in_words_of_the_author() -> None:
    for made in all_made():
        for receiver in made.receivers:
            label = type_label(Made((receiver,)))
            assert ":" not in label, label


def test_modules_export_what_exists() -> None:
    names = {method.name for method in FUNCTIONS} | {SCHEMA_BUILDER.name}
    exported = {name for each in MODULES.values() for name in each}
    assert exported == names


@pytest.mark.parametrize("name", ["defineAuth", "defineData", "defineStorage", "defineFunction", "defineBackend"])
def test_define_functions_are_exported_by_the_main_module(name: str) -> None:
    assert name in MODULES["@aws-amplify/backend"]

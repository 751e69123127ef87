"""A related model completes the whole relationship: the call, its reference fields, and the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ide.scene import DATA, FOLDER, HEAD, Scene, at, schema, typed

if TYPE_CHECKING:
    from amplify_ls.engine import CompletionItem

RULES = ".authorization((allow) => [allow.owner()])"


def club(fields: str, team: str = "name: a.string(),", chain: str = "") -> str:
    """A schema with a team, and a member with the mark."""
    first = f"  Team: a.model({{\n    {team}\n  }}){chain}{RULES},\n"
    return schema(f"{first}  Member: a.model({{\n    name: a.string(),\n    {fields}\n  }}){RULES},")


def files_after(scene: Scene, label: str) -> dict[str, str]:
    """The texts of all files that an item changes."""
    item: CompletionItem = scene.item(label)
    edits = [(scene.path, item.start, item.end, item.insert_text)]
    later = () if item.later_edits is None else item.later_edits()
    edits += [(each.path, each.start, each.end, each.text) for each in (*item.additional_edits, *later)]
    texts: dict[str, bytes] = {}
    for path, start, end, text in sorted(edits, key=lambda edit: (edit[0], -edit[1], -edit[2])):
        document = scene.workspace.document(path)
        data = texts.get(path, b"" if document is None else document.data)
        texts[path] = data[:start] + text.encode() + data[end:]
    return {path: data.decode() for path, data in texts.items()}


class TestFromTheChild:
    @pytest.mark.parametrize("start", ["team: a.belongsTo('Te|'),", "team: a.belongsTo('Te|')", "team: a.belongsTo('|"])
    def test_reference_field_and_other_side(self, start: str) -> None:
        scene = typed(club("email: a.email(),").replace("|", ""), club(start))
        text = files_after(scene, "Team")[DATA]
        assert "    teamId: a.id(),\n    team: a.belongsTo('Team', 'teamId'),\n" in text
        assert "members: a.hasMany('Member', 'teamId')," in text

    def test_a_declared_reference_field_is_used(self) -> None:
        text = files_after(at(club("teamId: a.id(),\n    home: a.belongsTo('|'),")), "Team")[DATA]
        assert "home: a.belongsTo('Team', 'teamId')," in text
        assert text.count("teamId: a.id()") == 1

    def test_the_other_side_decides_the_references(self) -> None:
        scene = at(club("club: a.belongsTo('|'),", "members: a.hasMany('Member', 'clubId'),"))
        text = files_after(scene, "Team")[DATA]
        assert "    clubId: a.id(),\n    club: a.belongsTo('Team', 'clubId'),\n" in text
        assert text.count("hasMany") == 1

    def test_an_identifier_of_two_fields(self) -> None:
        team = "league: a.string().required(),\n    number: a.integer().required(),"
        text = files_after(at(club("team: a.belongsTo('|'),", team, ".identifier(['league', 'number'])")), "Team")[DATA]
        assert "    teamLeague: a.string(),\n    teamNumber: a.integer(),\n" in text
        assert "team: a.belongsTo('Team', ['teamLeague', 'teamNumber'])," in text
        assert "members: a.hasMany('Member', ['teamLeague', 'teamNumber'])," in text

    def test_a_second_relationship_has_its_own_reference_field(self) -> None:
        fields = "teamId: a.id(),\n    team: a.belongsTo('Team', 'teamId'),\n    loanedTo: a.belongsTo('|'),"
        text = files_after(at(club(fields, "members: a.hasMany('Member', 'teamId'),")), "Team")[DATA]
        assert "    loanedToId: a.id(),\n    loanedTo: a.belongsTo('Team', 'loanedToId'),\n" in text
        assert "loanedToMembers: a.hasMany('Member', 'loanedToId')," in text

    def test_what_is_written_already_stays(self) -> None:
        item = at(club("team: a.belongsTo('|', 'teamId'),")).item("Team")
        assert (item.insert_text, item.later_edits) == ("Team", None)

    def test_the_other_model_in_another_file(self) -> None:
        team = f"import {{ a }} from '@aws-amplify/backend';\nexport const Team = a.model({{ name: a.string() }}){RULES};\n"
        path = f"{FOLDER}/data/team.ts"
        member = f"  Team,\n  Member: a.model({{\n    team: a.belongsTo('|'),\n  }}){RULES},"
        scene = at(HEAD + "import { Team } from './team';\n" + schema(member).removeprefix(HEAD), files={path: team})
        texts = files_after(scene, "Team")
        assert "members: a.hasMany('Member', 'teamId')," in texts[path]
        assert "teamId: a.id()," in texts[DATA]

    def test_double_quotes_and_windows_lines(self) -> None:
        scene = at(club("team: a.belongsTo('|'),").replace("'", '"').replace("\n", "\r\n"))
        text = files_after(scene, "Team")[DATA]
        assert '    teamId: a.id(),\r\n    team: a.belongsTo("Team", "teamId"),\r\n' in text
        assert 'members: a.hasMany("Member", "teamId"),\r\n' in text


class TestFromTheParent:
    def test_the_child_gets_both_fields(self) -> None:
        text = files_after(at(club("teams: a.hasMany('|'),")), "Team")[DATA]
        assert "teams: a.hasMany('Team', 'memberId')," in text
        assert "memberId: a.id(),\n    member: a.belongsTo('Member', 'memberId'),\n" in text

    def test_a_waiting_child_decides_the_references(self) -> None:
        team = "captainId: a.id(),\n    captain: a.belongsTo('Member', 'captainId'),"
        scene = at(club("teams: a.hasOne('|'),", team))
        assert "teams: a.hasOne('Team', 'captainId')," in files_after(scene, "Team")[DATA]


class TestOnAnEmptyLine:
    def test_the_whole_field(self) -> None:
        scene = at(club("|"))
        assert scene.item("team").insert_text == "teamId: a.id(),\nteam: a.belongsTo('Team', 'teamId'),"
        assert "members: a.hasMany('Member', 'teamId')," in files_after(scene, "team")[DATA]

    def test_models_that_are_related_already_are_left_out(self) -> None:
        assert "team" not in at(club("teamId: a.id(),\n    club: a.belongsTo('Team', 'teamId'),\n    |")).labels()

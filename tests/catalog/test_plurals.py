"""Plurals as the npm package `pluralize` 8.0.0 gives them, which the transformers use for names of queries."""

import pytest

from amplify_ls.catalog.plurals import plural_of


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("Todo", "Todos"),
        ("Inventory", "Inventories"),
        ("UserPerson", "UserPeople"),
        ("People", "People"),
        ("Address", "Addresses"),
        ("Analysis", "Analyses"),
        ("Child", "Children"),
        ("Media", "Media"),
        ("UserMedia", "UserMedias"),
        ("News", "News"),
        ("UserNews", "UserNews"),
        ("Quiz", "Quizzes"),
        ("PubQuiz", "PubQuizs"),
        ("Schema", "Schemata"),
        ("Humans", "Humans"),
        ("URL", "URLS"),
        ("userID", "userIDS"),
        ("T", "TS"),
        ("Todo2", "Todo2s"),
        ("todo_item", "todo_items"),
        ("", ""),
    ],
)
def test_plural_is_that_of_the_packages(word: str, plural: str) -> None:
    assert plural_of(word) == plural

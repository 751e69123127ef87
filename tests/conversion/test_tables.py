"""Which tables of Gen 1 can be taken over, and what `defineData` needs for that."""

from __future__ import annotations

from amplify_ls.conversion.convert import tables
from amplify_ls.gen1.facts.api import Api
from amplify_ls.gen1.facts.api_settings import ApiSettings
from amplify_ls.gen1.facts.flags import Flags
from amplify_ls.gen1.syntax.schema_file import SchemaFile


def report(schema: str, flags: Flags | None = None) -> str:
    """The tables of a schema."""
    files = (SchemaFile("/schema.graphql", schema.encode()),)
    return tables(Api("blog", "/", lambda: files, lambda: flags or Flags(), ApiSettings))


def test_keys_and_indexes_of_tables_are_listed() -> None:
    text = report(
        """
        type Post @model @mapsTo(name: "Article") {
          comments: [Comment] @hasMany
          rank: Int @index(name: "byRank", sortKeyFields: ["day", "slot"])
          day: AWSDate! slot: Int!
        }
        type Comment @model { text: String }
        """
    )
    assert "Post: fits\n  table   Article-<API id>-<environment>\n  key     id (S)" in text
    assert "  index   byRank: rank (N), day#slot (S)" in text
    assert "  index   gsi-Post.comments: postCommentsId (S)" in text
    assert "        Post: 'Article-<API id>-<environment>',\n        Comment: 'Comment-<API id>-<environment>'," in text


def test_table_with_another_key_does_not_fit() -> None:
    text = report('type Book @model { isbn: String! @primaryKey(sortKeyFields: ["edition"]) edition: Int! }')
    assert "Book: does not fit" in text
    assert "  key     isbn (S), edition (N)" in text
    assert "the key of this one is `isbn`, `edition`" in text
    assert "No table can be taken over." in text


def test_table_of_a_join_model_does_not_fit() -> None:
    text = report(
        """
        type Post @model { tags: [Tag] @manyToMany(relationName: "PostTags") }
        type Tag @model { posts: [Post] @manyToMany(relationName: "PostTags") }
        """
    )
    assert "PostTags: does not fit" in text
    assert "  index   byPost: postId (S)" in text
    assert "PostTags: '" not in text


def test_local_index_does_not_fit() -> None:
    schema = (
        'type A @model { a: ID! @primaryKey(sortKeyFields: ["b"]) @index(name: "byC", sortKeyFields: ["c"]) b: Int! c: Int! }'
    )
    assert "  local index byC: a (S), c (N)" in report(schema, Flags(has_global_indexes=False))

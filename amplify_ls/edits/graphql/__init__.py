"""Edits of GraphQL text, in the author's style."""

"""Gen 1: `schema.graphql` and what belongs to it. Text becomes definitions, and definitions become facts about one API."""

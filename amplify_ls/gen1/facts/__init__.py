"""What the definitions of an API mean: models, keys, indexes, relationships, authorization rules, operations."""

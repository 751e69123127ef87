"""Rules about Gen 1 schemas: operations."""

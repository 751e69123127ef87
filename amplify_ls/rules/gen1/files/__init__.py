"""Rules about Gen 1 schemas: files."""

"""Rules about Gen 1 schemas: models."""

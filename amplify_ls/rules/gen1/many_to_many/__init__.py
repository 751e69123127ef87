"""Rules about Gen 1 schemas: many to many."""

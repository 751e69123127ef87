"""Gen 1 schemas."""

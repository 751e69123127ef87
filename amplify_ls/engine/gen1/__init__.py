"""Running the rules about Gen 1 schemas."""

"""The language features that a resolver or handler file uses."""

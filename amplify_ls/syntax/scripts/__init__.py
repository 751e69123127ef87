"""What a resolver or handler file uses of the language."""

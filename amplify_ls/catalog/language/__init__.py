"""Names that are declared in every file."""

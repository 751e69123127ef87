"""Names that every file knows."""

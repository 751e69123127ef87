"""The surroundings of a cursor, in text that may have syntax errors."""

"""From the text of an import to a module."""

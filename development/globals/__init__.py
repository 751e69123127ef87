"""Writes the table of global names into the catalog."""

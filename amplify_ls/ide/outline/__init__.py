"""The outline of a file, and the symbols of a project."""

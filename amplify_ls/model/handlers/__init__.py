"""The code of functions: what it may do and which variables it has."""

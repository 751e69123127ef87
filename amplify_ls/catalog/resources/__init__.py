"""The options of auth, storage and functions."""

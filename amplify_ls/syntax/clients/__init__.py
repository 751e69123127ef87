"""The typed client of an API in the code that uses it."""

"""Refactorings: changes of code that is right, offered where the cursor is."""

"""Edits: the changes of a fix to the author's code, in terms of values, rendered as text in the author's style."""

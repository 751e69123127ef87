"""The report of a plan in its formats."""

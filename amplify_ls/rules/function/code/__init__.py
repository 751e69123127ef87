"""Rules about code."""

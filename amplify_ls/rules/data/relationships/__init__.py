"""Rules about relationships."""

"""Rules about the data schema."""

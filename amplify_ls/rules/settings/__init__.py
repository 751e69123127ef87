"""Rules about settings files."""

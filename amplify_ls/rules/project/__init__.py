"""Rules about a project as a whole."""

"""Plans in the editor."""

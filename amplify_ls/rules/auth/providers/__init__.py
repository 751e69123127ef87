"""Rules about providers."""

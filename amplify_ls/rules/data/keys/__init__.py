"""Rules about keys."""

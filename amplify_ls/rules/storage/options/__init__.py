"""Rules about options."""

"""Rules about sign in."""

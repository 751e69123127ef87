"""Rules about functions and when they run."""

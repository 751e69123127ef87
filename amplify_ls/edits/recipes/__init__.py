"""Changes that both fixes and completion make, as operations."""

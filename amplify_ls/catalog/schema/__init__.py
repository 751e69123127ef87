"""What the data packages offer."""

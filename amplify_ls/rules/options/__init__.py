"""What rules about options share."""

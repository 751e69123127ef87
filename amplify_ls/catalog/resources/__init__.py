"""What auth, storage and functions accept."""

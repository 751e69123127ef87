"""Nested stacks and the edges between them."""

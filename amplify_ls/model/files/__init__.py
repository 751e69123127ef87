"""What one file imports, exports, mentions and needs."""

"""What is written from the rules themselves: their pages, the index, the table of the README, the schema of the settings."""

"""Files that are generated from the rules: their pages, the index, the table in the README, the schema of the settings."""

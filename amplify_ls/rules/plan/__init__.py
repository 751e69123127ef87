"""Effects of a deployment over the deployed revision."""

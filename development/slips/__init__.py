"""The share of random slips that we find, of those that the real packages refuse."""

"""What surrounds a cursor, in text that need not parse."""

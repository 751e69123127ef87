"""What is wrong with the text of a schedule, and what was meant."""

"""What suppression comments hide."""

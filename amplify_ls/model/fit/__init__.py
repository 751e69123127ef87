"""Values held against the types of the catalog."""

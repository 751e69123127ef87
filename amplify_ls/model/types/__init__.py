"""Values and code related to the types of the catalog: what they are, and whether they are of a type."""

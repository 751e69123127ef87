"""The code that uses an API: which names of the schema it mentions, by the types of its expressions."""

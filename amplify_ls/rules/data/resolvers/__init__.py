"""Rules about resolvers."""

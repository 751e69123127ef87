"""Rules about `@validate`, which only the transformers of Gen 2 know."""

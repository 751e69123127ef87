"""Editor features: completion, hover, signature help. Pure: a place and facts in, plain data out."""

"""Editor features: completion, hover, signature help. Pure: a position and facts in, plain data out."""

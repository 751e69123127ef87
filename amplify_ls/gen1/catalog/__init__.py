"""What the Gen 1 transformers offer: directives, their arguments and types, scalars, reserved names. Data, no code."""

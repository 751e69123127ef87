"""What GraphQL itself requires of a definition: known directives at their places, with known arguments and values that fit."""

"""Syntax: incremental tree-sitter trees, lowered to small immutable expressions. The only layer that knows node kinds."""

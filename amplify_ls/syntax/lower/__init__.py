"""From tree-sitter's nodes to expressions and statements."""

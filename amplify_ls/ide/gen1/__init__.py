"""Completion, hover, signature help, navigation and outline for Gen 1 schemas: plain data in and out."""

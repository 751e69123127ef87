"""Schemas and what is declared in them."""

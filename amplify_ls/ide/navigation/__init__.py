"""Answers about names: where they are declared and mentioned, and how they are renamed. Plain data in and out."""

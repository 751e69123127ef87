"""Skeletons of new rules."""

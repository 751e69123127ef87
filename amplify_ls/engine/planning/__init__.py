"""Revisions of projects: from git, from a folder, from a file, and from the working tree."""

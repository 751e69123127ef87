"""Navigation and rename in the files of a workspace."""

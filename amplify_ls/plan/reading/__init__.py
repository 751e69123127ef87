"""From the model of a project to its snapshot."""

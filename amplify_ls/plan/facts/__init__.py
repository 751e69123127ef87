"""The snapshot: what a project declares that matters to a deployment."""

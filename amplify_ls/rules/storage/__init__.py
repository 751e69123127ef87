"""Rules about storage: paths, who may access them, and triggers."""

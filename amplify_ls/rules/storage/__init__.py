"""Rules about buckets: paths, who may do what below them, triggers."""

"""Rules about `backend.ts`, and about what its resources have to do with each other."""

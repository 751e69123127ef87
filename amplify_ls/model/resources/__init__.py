"""Auth, storage, functions and the backend."""

"""The speed of amplify-ls, next to TypeScript's own language server on the same machine in the same run."""

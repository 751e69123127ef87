"""How fast amplify-ls is, beside TypeScript's own language server on the same machine in the same run."""

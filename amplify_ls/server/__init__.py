"""The language server: the only package that depends on pygls and the types of the Language Server Protocol."""

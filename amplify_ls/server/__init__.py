"""The language server: the only place that knows pygls and the Language Server Protocol's types."""

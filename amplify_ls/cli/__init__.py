"""The command line: `amplify-ls check`, `rules`, `explain`, `schema` and the entry to the server."""

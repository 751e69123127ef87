"""The command line: `amplify-ls check`, `rules`, `explain` and the way into the server."""

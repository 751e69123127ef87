"""Compare `amplify-ls plan` with the real packages, on generated edits of the fixtures."""

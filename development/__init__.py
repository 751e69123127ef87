"""Commands for those who work on amplify-ls: they ask the real npm packages, and are no part of what is installed."""

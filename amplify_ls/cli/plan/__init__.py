"""`amplify-ls plan`."""

"""What `amplify-ls check` prints: plain records in, one string out."""

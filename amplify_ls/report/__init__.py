"""The output of `amplify-ls check`: plain records in, one string out."""

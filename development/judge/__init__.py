"""The real packages as judge of whole projects, shared by the commands that ask them."""

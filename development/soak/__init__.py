"""`make soak`: a long session with a real server, compared with `check` and with a fresh server whenever it pauses."""

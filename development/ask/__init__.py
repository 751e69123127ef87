"""The verdict of the real packages on one file or project, next to our own."""

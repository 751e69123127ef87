"""The verdict of the real packages on one file or project, beside our own."""

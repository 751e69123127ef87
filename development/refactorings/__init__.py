"""Whether the real packages accept what refactorings make of code that they accept."""

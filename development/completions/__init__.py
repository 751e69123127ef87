"""Which completions the real packages reject, at the recorded cursor positions."""

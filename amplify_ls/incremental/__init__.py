"""Incremental computation: inputs, what is derived from them, and who must be asked again. Knows nothing of TypeScript."""

"""Incremental computation: inputs, values that are derived from them, and invalidation. Independent of TypeScript."""

"""Documents, positions, file identity and the disk. Independent of TypeScript."""

"""Documents, positions, file identity and the disk. Knows no TypeScript."""

"""What a change does to a deployed backend: snapshots of what a project declares, and the effects of one after another."""

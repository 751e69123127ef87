"""From two snapshots to the effects of a deployment."""

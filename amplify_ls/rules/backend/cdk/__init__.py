"""Rules about cdk."""

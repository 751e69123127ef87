"""A language server and checker for AWS Amplify backends: Gen 2, and the GraphQL schemas of Gen 1."""

__version__ = "0.1.0"

"""A language server and checker for AWS Amplify Gen 2 backends."""

__version__ = "0.1.0"

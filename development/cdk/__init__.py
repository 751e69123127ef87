"""What the modules of the CDK export, as the language server needs it."""

"""What Amplify Gen 2 offers, as data: builders, methods, options, attributes, providers, operations."""

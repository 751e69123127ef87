"""The API of Amplify Gen 2, as data: builders, methods, options, attributes, providers, operations."""

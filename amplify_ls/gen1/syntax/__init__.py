"""GraphQL text: where definitions start and end, and what each of them contains. graphql-core is imported only here."""

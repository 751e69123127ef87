"""Gen 1 to Gen 2: the definitions of an API in `schema.graphql` become an `amplify/data/resource.ts`."""

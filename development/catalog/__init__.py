"""Compares the catalog of amplify-ls with installed npm packages: `python -m development.catalog NPM_FOLDER`.

`types.mjs` describes types with the TypeScript compiler, `objects.mjs` looks at the objects at run time. `questions` and
`trials` say what is asked, `of_catalog` and `of_packages` bring both sides to the same `facts`, `compare` tells where they
differ, and `accepted.tsv` has the differences that are known, each with its reason. `since.tsv` records in which versions
things came up.
"""

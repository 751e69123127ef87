"""Prepares modules that start faster: what Python would compute at every import is computed once, here.

- dataclasses and named tuples with their methods written out (``classes``);
- regular expressions that are compiled when they are first used (``modules``);
- the index of the rules as data (``modules``).

They behave like the sources: `tests/distribution/test_prepared.py` compares the classes, and
`tests/programs/test_packed.py` the product.
"""

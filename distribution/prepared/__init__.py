"""Writes a copy of the package that starts faster: what Python would compute at every import is computed once, here.

- dataclasses and named tuples with their methods written out (``classes``);
- regular expressions that are compiled when they are first used (``patterns``);
- the index of the rules as data (``rules``).

The copy behaves like the sources; the tests of the product run on both.
"""

"""The names of a project and all places that mention them: the index that navigation, rename and reference counts read.

``names_of(project)`` of ``names.index`` returns the index:

- ``at(path, offset)``: the mentions at a byte of a file;
- ``mentions(name)``: all mentions of a name; ``declarations(name)``: those that declare it; ``count(name)``: how many others;
- ``declared(kind)``: the declarations of all names of a kind.

A name is written as ``Name("entry", "", "Post", data.key)`` for a model, type or operation of an API, and as
``Name("field", "Post", "title", data.key)`` for a field of it; the other kinds are in ``names.name``.
"""

"""Starts amplify-ls from the bundle beside this file. Nothing else needs to be installed.

This file runs at every start, so it uses next to nothing but what the interpreter has already imported.
"""

import sys
from _frozen_importlib import ModuleSpec
from _io import open_code
from marshal import loads

try:
    from posix import pread
except ImportError:  # Windows
    pread = None

FOLDER = __file__.replace("\\", "/").rpartition("/")[0]
LENGTH_BYTES = 4


class BundleFinder:
    """Imports modules from a bundle (``distribution.bundle``). Other files of packages, such as libraries, are beside it."""

    def __init__(self, folder):
        self.folder = folder
        # Only the parts that are imported are read from the disk, and none stays in memory.
        self.file = open_code(folder + "/bundle.bin")
        if pread is None:
            from mmap import ACCESS_READ, mmap

            self.data = mmap(self.file.fileno(), 0, access=ACCESS_READ)
        self.start = LENGTH_BYTES + int.from_bytes(self.read(0, LENGTH_BYTES), "little")
        self.index = loads(self.read(LENGTH_BYTES, self.start - LENGTH_BYTES))

    def read(self, begin, length):
        """Some bytes of the bundle. Several threads may import at once, so this moves no position in the file."""
        return self.data[begin : begin + length] if pread is None else pread(self.file.fileno(), length, begin)

    def find_spec(self, name, path=None, target=None):
        """How a module is imported; None if it is not in the bundle."""
        entry = self.index.get(name)
        if entry is None:
            return None
        source = self.folder + "/" + entry[3]
        spec = ModuleSpec(name, self, origin=source, is_package=entry[0])
        spec.has_location = True
        if entry[0]:
            spec.submodule_search_locations.append(source.rpartition("/")[0])
        return spec

    def create_module(self, spec):
        """Let Python create it."""

    def exec_module(self, module):
        """Run the code of a module."""
        exec(self.get_code(module.__name__), module.__dict__)

    def get_code(self, name):
        """The code of a module, for `runpy`."""
        _, begin, length, _ = self.index[name]
        return loads(self.read(self.start + begin, length))

    def is_package(self, name):
        """Whether a module contains other modules."""
        return self.index[name][0]

    def get_source(self, name):
        """No source: tracebacks name the lines, but cannot show them."""

    def get_data(self, path):
        """The content of a file beside the bundle, for `pkgutil`."""
        with open_code(path) as file:
            return file.read()


# Processes that a check starts on some systems import this file under another name.
sys.meta_path.insert(0, BundleFinder(FOLDER))

if __name__ == "__main__":
    from amplify_ls.cli.main import run

    run()

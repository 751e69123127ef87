"""A project: the nearest ``amplify`` folder, its files, and the resources that they declare."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.incremental.attached import Attached
from amplify_ls.incremental.declared import derived
from amplify_ls.model.apis import Apis
from amplify_ls.model.files.ambient import AmbientNames, is_declaration_file
from amplify_ls.model.files.exporters import Exporters
from amplify_ls.model.files.file_facts import FileFacts
from amplify_ls.model.files.loading import Loading
from amplify_ls.model.files.running import Running
from amplify_ls.model.files.undeclared import NameSlips
from amplify_ls.model.files.versions import BACKEND_PACKAGE, Version, package_version
from amplify_ls.model.handlers.handlers import Handlers
from amplify_ls.model.resource_lists import ResourceList
from amplify_ls.model.resources.auth import Auth
from amplify_ls.model.resources.backend import Backend
from amplify_ls.model.resources.definition_table import DefinitionTable
from amplify_ls.model.resources.functions import BackendFunction
from amplify_ls.model.resources.storage import Storage
from amplify_ls.model.stacks.stacks import Stacks
from amplify_ls.model.types.code_types import CodeTypes
from amplify_ls.model.wiring import Wiring

if TYPE_CHECKING:
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.files.loading import Listed
    from amplify_ls.model.resources.secrets import SecretUse
    from amplify_ls.values.resolution.sources import Sources


class Project:
    """What one ``amplify`` folder declares."""

    def __init__(self, folder: str, sources: Sources, listed: Listed) -> None:
        self.folder = folder
        self.sources = sources
        self.listed = listed
        self.file_facts = FileFacts(sources)
        self.loading = Loading(folder, sources, listed, self.file_facts.loads)
        """Which file is the backend, and what it loads."""
        sources.outside.follow(Project._starts.cell(self))
        self.definitions = DefinitionTable(sources, lambda: self.files)
        """The ``define*`` calls and the schemas."""
        self._apis = Apis(self)
        self._auth = ResourceList(self, Auth, ("defineAuth", "referenceAuth"))
        self._storages = ResourceList(self, Storage, ("defineStorage",))
        self._functions = ResourceList(self, BackendFunction, ("defineFunction",))
        self._backends = ResourceList(self, Backend, ("defineBackend",))
        self.wiring = Wiring(self)
        """What the backend is passed, and who uses what."""
        self.ambient = AmbientNames(folder, sources, self._ambient_files)
        """What the files know without an import."""
        self.slips = NameSlips(sources, self.ambient.get)
        """The names that files read and that nothing declares, or not yet."""
        self.code_types = CodeTypes(sources)
        """Of which types of the CDK the code is."""
        self.attached = Attached()
        """What is derived from it elsewhere, such as the faults of its code (``fit.faults``)."""
        self.exporters = Exporters(sources, self._source_files)
        """Which files export a name."""
        self.running = Running(self)
        """Which files run, and which never do."""
        self.stacks = Stacks(self)
        """The nested stacks, and which of them needs which."""
        self.handlers = Handlers(self)
        """The code of functions, what it may do, and which variables it has."""

    @derived
    def files(self) -> tuple[str, ...]:
        """The files of the folder that belong to the project."""
        return self.loading.files

    @derived
    def loaded(self) -> tuple[str, ...]:
        """The files of the folder that run when the backend is put together."""
        return tuple(path for path in self.sources.outside.running() if path.startswith(f"{self.folder}/"))

    @derived
    def reads(self) -> frozenset[str]:
        """The files that the project consists of: its own, what runs with it wherever that is, handlers and resolvers."""
        return frozenset((*self.running.files, *self.sources.outside.running(), *self.wiring.resolvers))

    @derived
    def version(self) -> Version | None:
        """The version of the backend package that the project uses, None where it is unknown."""
        return package_version(self.folder, BACKEND_PACKAGE, self.sources.text)

    @property
    def data(self) -> tuple[DataModel, ...]:
        """The APIs: as a rule one."""
        return self._apis.all

    @property
    def auth(self) -> tuple[Auth, ...]:
        """The ``defineAuth`` and ``referenceAuth`` calls: as a rule at most one."""
        return self._auth.get()

    @property
    def storages(self) -> tuple[Storage, ...]:
        """The buckets."""
        return self._storages.get()

    @property
    def functions(self) -> tuple[BackendFunction, ...]:
        """The functions that the files of the folder define."""
        return self._functions.get()

    @property
    def backends(self) -> tuple[Backend, ...]:
        """Every ``defineBackend`` call: as a rule one, in ``backend.ts``."""
        return self._backends.get()

    @property
    def backend(self) -> Backend | None:
        """The ``defineBackend`` call of the file that is deployed, None where there is not exactly one."""
        entry = self.loading.entry
        found = [item for item in self.backends if item.path == entry]
        return found[0] if len(found) == 1 else None

    @derived
    def secrets(self) -> tuple[SecretUse, ...]:
        """Every place that names a secret, in the order of the files."""
        return tuple(use for path in self.files for use in self.file_facts.secrets(path))

    @derived
    def _starts(self) -> tuple[str, ...]:
        return tuple(filter(_is_start, self.files))

    def _ambient_files(self) -> tuple[str, ...]:
        declaring = (path for path in self.listed.others.get() if is_declaration_file(path))
        return tuple(dict.fromkeys((*declaring, *self.files, *self.loaded)))

    def _source_files(self) -> tuple[str, ...]:
        others = (path for path in self.listed.others.get() if not is_declaration_file(path))
        return tuple(sorted({*self.files, *others}))


def _is_start(path: str) -> bool:
    """Whether a file runs by itself, or is imported by ``backend.ts`` as a rule."""
    return posixpath.basename(path).startswith(("backend.", "resource."))

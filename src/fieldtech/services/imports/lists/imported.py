"""What an import tells open pages."""

from dataclasses import dataclass

from fieldtech.model.base import Id
from fieldtech.services.changes import Change


@dataclass(frozen=True)
class ImportedList(Change):
    """A list was taken in; ``page`` and ``reference`` are where the person came from, if from anywhere.

    That page may take over the ``vehicles``: their keys in the order of the list, new ones and known ones.
    """

    list_kind: str = ""
    vehicles: tuple[Id, ...] = ()
    page: str = ""
    reference: str = ""

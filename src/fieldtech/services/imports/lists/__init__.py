"""Lists somebody else wrote: their header found, columns mapped, rows judged, the good ones stored, the rest told."""

from fieldtech.services.imports.lists.list_imports import ListImports

__all__ = ["ListImports"]

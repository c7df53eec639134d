"""Bringing in the catalogue and the customer's and company's own lists from CSV files and workbooks."""

from fieldtech.services.imports.importing import Imports, is_own_list
from fieldtech.services.imports.report import Cell, FileReport, ImportReport

__all__ = ["Cell", "FileReport", "ImportReport", "Imports", "is_own_list"]

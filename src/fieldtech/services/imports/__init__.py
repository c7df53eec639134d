"""Bringing in the catalogue and the customer's and company's own lists from CSV files."""

from fieldtech.services.imports.importing import Imports
from fieldtech.services.imports.report import Cell, FileReport, ImportReport

__all__ = ["Cell", "FileReport", "ImportReport", "Imports"]

"""What a person sees in a cell."""

from datetime import date

from fieldtech.services.imports.files.table import Cell, Fault


def text_of(cell: Cell) -> str:
    """What a person sees in the cell; a number in full as far as it is exact."""
    if isinstance(cell, str):
        return cell
    if cell is None or isinstance(cell, Fault):
        return ""
    if isinstance(cell, float):
        return f"{cell:.15G}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)

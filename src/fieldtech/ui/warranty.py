"""The warranty in words: its state, and the day it ends or ended (F54)."""

from datetime import date

from fieldtech.ui.language import word


def warranty_said(state: str, until: date | None) -> str:
    """In the language shown; where no day is known the state alone."""
    if until is None or state == "unknown":
        return word(f"choice.warranty.{state}")
    return word(f"sheet.warranty_to.{state}", day=until.isoformat())

"""Opening the papers of the house over a page: the day, a slip, the labels of an order's terminals."""

from PySide6.QtWidgets import QWidget

from fieldtech.model.base import Id
from fieldtech.model.label_sheet import label_sheet_of
from fieldtech.services.papers import Paper
from fieldtech.services.workplace import Workplace
from fieldtech.settings import load_settings
from fieldtech.ui.language import word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.paper_preview import PaperPreview, Wanted


def open_day(page: Page, workplace: Workplace) -> PaperPreview:
    """The day sheet of the person signed in."""
    sheet = PaperPreview(
        page.window(), workplace, word("paper.day"), lambda wanted: workplace.papers.day(wanted.language)
    )
    sheet.open()
    return sheet


def open_slip(window: QWidget, workplace: Workplace, slip: Id, title: str) -> PaperPreview:
    """A slip of the stores on paper."""
    sheet = PaperPreview(window, workplace, title, lambda wanted: workplace.papers.slip(slip, wanted.language))
    sheet.open()
    return sheet


def open_labels(window: QWidget, workplace: Workplace, number: str) -> PaperPreview:
    """The labels of the terminals of an order or a slip."""
    layout = label_sheet_of(load_settings(workplace.context.folder.settings))

    def make(wanted: Wanted) -> Paper:
        numbers = workplace.papers.terminals_of(number)
        return workplace.papers.labels(numbers, wanted.media, layout, wanted.start, wanted.language)

    sheet = PaperPreview(window, workplace, f"{word('paper.terminals')} {number}", make, labels=layout)
    sheet.open()
    return sheet

"""Every piece of the kit as pages of one window, for the audit and for looking at."""

from gallery_controls import ControlsPage
from gallery_form import FormPage
from gallery_lists import ListsPage, PreviewPage
from gallery_rail import RailPage
from gallery_samples import NOW, IntakeForm, Keeper

from fieldtech.ui.page import Page

__all__ = ["NOW", "IntakeForm", "Keeper", "pages"]


def pages() -> tuple[Page, ...]:
    """All pages of the gallery."""
    return (ListsPage(), ControlsPage(), FormPage(), RailPage(), PreviewPage())

"""Every form has a name and a page, so that the window can say what it kept and lead there."""

import pytest

from fieldtech.forms.form import Form
from fieldtech.ui.entering import page_of
from fieldtech.ui.registry import PAGES, import_pages
from fieldtech.words import word

import_pages()


def kinds() -> set[str]:
    """Of all forms there are."""
    waiting, found = [Form], set()
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if (draft := getattr(form, "draft_type", None)) is not None and form.__module__.startswith("fieldtech."):
            found.add(draft.kind)
    return found


def test_there_are_forms() -> None:
    assert {"intake", "plan", "diagnosis", "signing", "swap"} <= kinds()


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_it_has_a_name_and_a_page(kind: str) -> None:
    for language in ("zh_CN", "en"):
        assert word(f"form.{kind}", language) != f"form.{kind}"
    assert page_of(f"{kind}_form") in {entry.name for entry in PAGES}

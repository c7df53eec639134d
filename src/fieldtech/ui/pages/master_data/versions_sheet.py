"""What differs between two versions of a checklist, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldtech.model.checklist_changes import FieldChange, ItemChange, differences
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.masters import ChecklistDraft
from fieldtech.services.masters import Masters
from fieldtech.ui.kit.boxes import Body, column, empty, row
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import current_language, labelled, term, word
from fieldtech.ui.tokens import S2, S3, S4
from fieldtech.words import known

_HIGH = 420  # px
_LOOK = {"added": ("plus", "ok"), "removed": ("minus", "danger"), "changed": ("pencil", "accent"),
         "moved": ("move-right", "muted")}  # fmt: skip
_GROUPS = {"kind": "choice.item_kind", "rule": "choice.reading_rule", "group": "checklist_group"}


def versions_of(masters: Masters, draft: Draft) -> tuple[ChecklistDraft, ...]:
    """All versions of this checklist, oldest first."""
    assert isinstance(draft, ChecklistDraft)
    rows = masters.list("checklists", draft.code, retired=True).rows
    found = [masters.get("checklists", line.id) for line in rows if line.number == draft.code]
    versions = [one for one in found if isinstance(one, ChecklistDraft)]
    return tuple(sorted(versions, key=lambda one: one.version))


class VersionsSheet(Sheet):
    """Two versions to choose, the last saved and what is typed now to begin with."""

    once = True

    def __init__(self, window: QWidget, versions: Sequence[ChecklistDraft], now: Draft) -> None:
        super().__init__(window, width=760)
        self.setObjectName("versions_sheet")
        assert isinstance(now, ChecklistDraft)
        changed = now.items != (versions[-1].items if versions else ())
        self._versions = (*versions, now) if changed or not versions else tuple(versions)
        self._typed = changed
        self.older, self.newer = QComboBox(), QComboBox()
        self._cells = Labelled(self.older), Labelled(self.newer)
        for box, name in ((self.older, "older_version"), (self.newer, "newer_version")):
            box.setObjectName(name)
            for _version in self._versions:
                box.addItem("")
        last = len(self._versions) - 1
        self.newer.setCurrentIndex(last)
        self.older.setCurrentIndex(max(0, last - 1))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(S3)
        body = Body(column(self.lines, None, margins=(0, 0, S3, 0)), name="differences")
        body.setFixedHeight(min(_HIGH, max(200, window.height() - 300)))
        self.add(row((self._cells[0], 1), (self._cells[1], 1), gap=S4), body)
        self.cancel.hide()
        for box in (self.older, self.newer):
            box.currentIndexChanged.connect(self._show)
        self.go_live()

    def retranslate(self) -> None:
        """Title, versions, and the differences."""
        super().retranslate()
        self.title.setText(self.tr("Differences between versions"))
        self.primary.set_text(self.tr("Close"))
        self._cells[0].set_label(self.tr("Older version"))
        self._cells[1].set_label(self.tr("Newer version"))
        last = len(self._versions) - 1
        for at, version in enumerate(self._versions):
            text = self.tr("Version {n}").format(n=version.version)
            if self._typed and at == last:
                text = self.tr("As typed now")
            for box in (self.older, self.newer):
                box.setItemText(at, text)
        self._show()

    def _show(self) -> None:
        before, after = (self._versions[max(0, box.currentIndex())] for box in (self.older, self.newer))
        empty(self.lines)
        found = differences([i.to_body() for i in before.items], [i.to_body() for i in after.items])
        for change in found:
            self.lines.addLayout(_line(change, self._act(change.act)))
        if not found:
            self.lines.addWidget(Label(self.tr("There is no difference."), 14, tone="muted"))

    def _act(self, act: str) -> str:
        texts = {"added": self.tr("Added"), "removed": self.tr("Removed"), "changed": self.tr("Changed"),
                 "moved": self.tr("Moved")}  # fmt: skip
        return texts[act]


def _line(change: ItemChange, act: str) -> QVBoxLayout:
    icon, tone = _LOOK[change.act]
    item: Mapping[str, Any] = change.item
    text = item["text_zh"] if current_language() == "zh_CN" else item["text_en"] or item["text_zh"]
    head = row(IconLabel(icon, tone), Label(act, 14, 600, tone if tone != "muted" else "text"),
               (Label(f"{item['id']}  {text}", 14, wrap=True), 1), gap=S2)  # fmt: skip
    return column(head, *(Label(_said(field), 13, tone="muted", wrap=True) for field in change.fields), gap=2)


def _said(change: FieldChange) -> str:
    one, other = (_value(change.field, value) for value in (change.before, change.after))
    return labelled(_name(change.field), f"{one or '–'} → {other or '–'}")


def _name(field: str) -> str:
    return word(f"item.{field}") if known(f"item.{field}") else word(f"field.{field}")


def _value(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return word("said.yes" if value else "said.no")
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:g}"
    return term(_GROUPS[field], str(value)) if field in _GROUPS else str(value)

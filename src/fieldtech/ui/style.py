"""The one style sheet, made from a table of colours.

Widgets choose their look by the dynamic properties ``role``, ``tone``, ``state`` and ``seat``. A rule with
``:focus`` always comes after the role's own rule, or the role would remove the focus ring. Borders grow by
a pixel on focus, paddings shrink by one, so that nothing moves.
"""

from pathlib import Path

from PySide6.QtGui import QColor

from fieldtech.ui.icons import stored_svg
from fieldtech.ui.tokens import TONES, Tokens


def style_sheet(t: Tokens, cache: Path) -> str:
    """The complete sheet; pictures are stored in ``cache``."""
    return "\n".join((_frames(t), _labels(t), _buttons(t), _choices(t), _editors(t, cache), _views(t)))


def _frames(t: Tokens) -> str:
    scrim = QColor(t["scrim"])
    rgba = f"{scrim.red()},{scrim.green()},{scrim.blue()},{scrim.alpha()}"
    tones = "".join(
        f'QFrame[role="banner"][tone="{k}"] {{ background: {t[k + "_soft"]}; border: none; border-radius: 8px; }}\n'
        for k in TONES
    )
    return f"""
* {{ outline: none; }}
QToolTip {{ background: {t["toast"]}; color: {t["on_toast"]}; border: none; padding: 6px 8px; }}
QFrame[role="sidebar"] {{ background: {t["sidebar"]}; border: none;
  border-right: 1px solid {t["border"]}; }}
QFrame[role="pane"] {{ background: {t["surface"]}; border: none; border-right: 1px solid {t["border"]}; }}
QFrame[role="drawer"] {{ background: {t["surface"]}; border: none; border-left: 1px solid {t["border"]}; }}
QFrame[role="footer"] {{ background: {t["surface"]}; border: none; border-top: 1px solid {t["border"]}; }}
QFrame[role="topbar"] {{ background: {t["surface"]}; border: none;
  border-bottom: 1px solid {t["border"]}; }}
QFrame[role="card"] {{ background: {t["surface"]}; border: 1px solid {t["border"]};
  border-radius: 10px; padding: 1px; }}
QFrame[role="card"][state="current"] {{ border: 2px solid {t["accent"]}; padding: 0; }}
QFrame[role="card"][state="error"] {{ border: 2px solid {t["danger"]}; padding: 0; }}
QFrame[role="sunken"] {{ background: {t["sunken"]}; border: 1px solid {t["border"]}; border-radius: 8px; }}
QFrame[role="scan"] {{ background: {t["accent_soft"]}; border: 2px dashed {t["accent"]};
  border-radius: 10px; }}
QFrame[role="dialog"] {{ background: {t["surface"]}; border: 1px solid {t["border"]};
  border-radius: 12px; }}
QFrame[role="line"] {{ background: {t["border"]}; border: none; }}
QFrame[role="toast"] {{ background: {t["toast"]}; border: none; border-radius: 10px; }}
QWidget[role="scrim"] {{ background: rgba({rgba}); }}
{tones}"""


def _labels(t: Tokens) -> str:
    tones = "".join(f'QLabel[tone="{k}"] {{ color: {t[k]}; }}\n' for k in (*TONES, "muted", "hint", "accent", "text"))
    return f"""{tones}
QFrame[role="toast"] QLabel {{ color: {t["on_toast"]}; }}
QLabel[role="key"] {{ color: {t["muted"]}; background: {t["surface"]}; border: 1px solid {t["border"]};
  border-radius: 4px; padding: 0 5px; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton {{ min-height: 38px; padding: 0 13px; border-radius: 8px; border: 1px solid {t["control"]};
  background: {t["surface"]}; color: {t["text"]}; }}
QPushButton:hover {{ background: {t["hover"]}; }}
QPushButton:pressed {{ background: {t["border"]}; }}
QPushButton:disabled {{ color: {t["disabled"]}; border-color: {t["border"]}; }}
QPushButton[role="primary"], QPushButton[role="big"] {{ background: {t["accent"]};
  border-color: {t["accent"]}; color: {t["on_accent"]}; }}
QPushButton[role="primary"]:hover, QPushButton[role="big"]:hover {{ background: {t["accent_hover"]}; }}
QPushButton[role="primary"]:pressed, QPushButton[role="big"]:pressed {{ background: {t["accent_press"]}; }}
QPushButton[role="primary"]:disabled, QPushButton[role="big"]:disabled {{ background: {t["border"]};
  border-color: {t["border"]}; color: {t["muted"]}; }}
QPushButton[role="big"] {{ min-height: 58px; padding: 0 23px; border-radius: 10px; }}
QPushButton[role="danger"] {{ border-color: {t["danger"]}; color: {t["danger"]}; }}
QPushButton[role="quiet"], QPushButton[role="icon"] {{ border-color: transparent;
  background: transparent; }}
QPushButton[role="quiet"]:hover, QPushButton[role="icon"]:hover, QPushButton[role="nav"]:hover,
QPushButton[role="link"]:hover {{ background: {t["hover"]}; }}
QPushButton[role="icon"], QPushButton[role="square"] {{ padding: 0; }}
QPushButton[role="square"][seat="large"] {{ min-height: 42px; }}
QPushButton[role="link"] {{ border-color: transparent; background: transparent; color: {t["accent"]};
  padding: 0 8px; font-weight: 600; }}
QPushButton[role="nav"] {{ text-align: left; padding: 0 12px; border-color: transparent;
  background: transparent; }}
QPushButton[role="nav"]:checked {{ background: {t["accent_soft"]}; color: {t["accent"]};
  font-weight: 600; }}
QPushButton[role="nav"][seat="tall"] {{ min-height: 56px; }}
QPushButton[role="nav"][seat="rail"] {{ text-align: center; padding: 0; }}
QPushButton[role="section"] {{ border-color: transparent; background: transparent; padding: 0;
  min-height: 52px; }}
QPushButton[role="section"]:hover {{ background: {t["hover"]}; }}
QPushButton[role="toast"] {{ border-color: transparent; background: transparent;
  color: {t["toast_link"]}; font-weight: 600; padding: 0 10px; }}
QPushButton:focus {{ border: 2px solid {t["accent"]}; padding: 0 12px; min-height: 36px; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {t["text"]}; }}
QPushButton[role="big"]:focus {{ border: 2px solid {t["text"]}; min-height: 56px; padding: 0 22px; }}
QPushButton[role="danger"]:focus {{ border: 2px solid {t["danger"]}; }}
QPushButton[role="icon"]:focus, QPushButton[role="square"]:focus,
QPushButton[role="section"]:focus {{ padding: 0; }}
QPushButton[role="square"][seat="large"]:focus {{ min-height: 40px; }}
QPushButton[role="section"]:focus {{ min-height: 50px; }}
QPushButton[role="link"]:focus {{ padding: 0 7px; }}
QPushButton[role="nav"]:focus {{ padding: 0 11px; }}
QPushButton[role="nav"][seat="tall"]:focus {{ min-height: 54px; }}
QPushButton[role="nav"][seat="rail"]:focus {{ padding: 0; }}
QPushButton[role="toast"]:focus {{ border: 2px solid {t["toast_link"]}; padding: 0 9px; }}
"""


def _choices(t: Tokens) -> str:
    tones = "".join(
        f'QPushButton[role="segment"][tone="{k}"]:checked {{ background: {t[soft]}; border: 1px solid {t[k]};'
        f" color: {t[k]}; font-weight: 600; }}\n"
        for k, soft in (*((k, f"{k}_soft") for k in TONES), ("accent", "accent_soft"))
    )
    return f"""
QPushButton[role="chip"] {{ border-radius: 20px; padding: 0 13px; border: 1px solid {t["control"]};
  color: {t["muted"]}; }}
QPushButton[role="chip"]:checked {{ background: {t["accent_soft"]}; border-color: {t["accent"]};
  color: {t["accent"]}; font-weight: 600; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {t["accent"]}; padding: 0 12px; }}
QPushButton[role="candidate"] {{ min-height: 66px; padding: 0; border-radius: 10px; border: 1px solid {t["control"]}; }}
QPushButton[role="candidate"]:checked {{ background: {t["accent_soft"]}; border-color: {t["accent"]}; }}
QPushButton[role="candidate"]:focus {{ border: 2px solid {t["accent"]}; padding: 0; min-height: 64px; }}
QPushButton[role="segment"] {{ min-height: 40px; padding: 0 11px; border-radius: 0; border-left: none; }}
QPushButton[role="segment"][seat="first"], QPushButton[role="segment"][seat="only"] {{
  border-left: 1px solid {t["control"]}; border-top-left-radius: 8px; border-bottom-left-radius: 8px; }}
QPushButton[role="segment"][seat="last"], QPushButton[role="segment"][seat="only"] {{
  border-top-right-radius: 8px; border-bottom-right-radius: 8px; }}
{tones}
QPushButton[role="segment"]:focus {{ border: 2px solid {t["accent"]}; padding: 0 10px;
  min-height: 38px; }}
"""


def _editors(t: Tokens, cache: Path) -> str:
    chevron = stored_svg(cache, "chevron-down", t["muted"])
    check = stored_svg(cache, "check", t["on_accent"], 'stroke-width="3"')
    return f"""
QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox {{ border: 1px solid {t["control"]};
  border-radius: 8px; background: {t["surface"]}; color: {t["text"]}; padding: 0 11px;
  selection-background-color: {t["accent"]}; selection-color: {t["on_accent"]}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: 38px; }}
QPlainTextEdit {{ padding: 6px 7px; }}
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover {{ border-color: {t["text"]}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ color: {t["muted"]};
  background: {t["sunken"]}; border-color: {t["border"]}; }}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {{ background: {t["sunken"]};
  border-color: {t["border"]}; }}
QLineEdit[role="search"] {{ background: {t["sunken"]}; }}
QLineEdit[role="palette"], QLineEdit[role="palette"]:focus {{ border: none; background: transparent;
  min-height: 52px; padding: 0 11px; }}
QLineEdit[role="bigscan"] {{ min-height: 52px; border-radius: 10px; }}
{_ring(t, "", "focus", "accent")}
{_ring(t, '[state="warn"]', "", "warn")}
{_ring(t, '[state="error"]', "", "danger")}
{_ring(t, '[state="error"]', "focus", "danger")}
QLineEdit[role="search"]:focus {{ background: {t["surface"]}; }}
QLineEdit[role="bigscan"]:focus {{ min-height: 50px; }}
QLineEdit[role="palette"]:focus {{ border: none; padding: 0 11px; min-height: 52px; }}
QComboBox::drop-down {{ border: none; width: 32px; }}
QComboBox::down-arrow {{ image: url({chevron}); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ border: 1px solid {t["border"]}; background: {t["surface"]};
  color: {t["text"]}; padding: 4px; selection-background-color: {t["accent_soft"]};
  selection-color: {t["text"]}; }}
QComboBox QAbstractItemView::item {{ min-height: 36px; padding: 0 8px; }}
QCheckBox {{ spacing: 10px; min-height: 40px; }}
QCheckBox::indicator {{ width: 20px; height: 20px; border: 1px solid {t["control"]}; border-radius: 5px;
  background: {t["surface"]}; }}
QCheckBox::indicator:checked {{ background: {t["accent"]}; border-color: {t["accent"]};
  image: url({check}); }}
QCheckBox::indicator:focus {{ border: 2px solid {t["text"]}; width: 18px; height: 18px; }}
"""


def _ring(t: Tokens, state: str, pseudo: str, role: str) -> str:
    """A two-pixel border without moving the contents, for each kind of editor."""
    tail = f"{state}:{pseudo}" if pseudo else state
    border = f"border: 2px solid {t[role]};"
    return (
        f"QLineEdit{tail}, QComboBox{tail}, QAbstractSpinBox{tail} "
        f"{{ {border} padding: 0 10px; min-height: 36px; }}\n"
        f"QPlainTextEdit{tail} {{ {border} padding: 5px 6px; }}"
    )


def _views(t: Tokens) -> str:
    return f"""
QAbstractItemView {{ border: none; background: transparent; color: {t["text"]}; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea > QWidget > QWidget[role="body"] {{ background: transparent; }}
QListWidget::item {{ padding: 0 10px; border-radius: 8px; color: {t["text"]}; }}
QListWidget::item:hover {{ background: {t["hover"]}; }}
QListWidget::item:selected {{ background: {t["accent_soft"]}; color: {t["accent"]}; }}
QTableView {{ gridline-color: transparent; selection-background-color: {t["accent_soft"]};
  selection-color: {t["text"]}; alternate-background-color: {t["sunken"]}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: transparent; border: none; border-bottom: 1px solid {t["border"]};
  padding: 6px 12px; color: {t["muted"]}; }}
QMenu {{ background: {t["surface"]}; color: {t["text"]}; border: 1px solid {t["border"]}; padding: 4px; }}
QMenu::item {{ padding: 10px 28px 10px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {t["accent_soft"]}; color: {t["text"]}; }}
QMenu::separator {{ height: 1px; background: {t["border"]}; margin: 4px 0; }}
QProgressBar {{ border: none; border-radius: 4px; background: {t["neutral_soft"]}; max-height: 8px;
  min-height: 8px; }}
QProgressBar::chunk {{ border-radius: 4px; background: {t["accent"]}; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {t["border"]}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:hover {{ background: {t["control"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

"""The two tables of colours, the grid, and the pairs of colours that must stay readable.

A widget never names a colour: it names a role from these tables. The palette carries the table in use
(see ``theme.tokens_of``), so a widget needs no theme object.
"""

from collections.abc import Mapping

Tokens = Mapping[str, str]

# the 4/8 px grid
S1, S2, S3, S4, S5, S6 = 4, 8, 12, 16, 24, 32
TOUCH = 40  # smallest height of anything one can press
RADIUS = 8

TONES = ("ok", "warn", "danger", "info", "violet", "neutral")

# number plate colours are facts of the outside world (codes of GB/T 2260 practice), the same in both themes
_PLATES = {
    "plate_0": "#8D99A9",
    "plate_1": "#2F6FDE",
    "plate_2": "#E8A90C",
    "plate_3": "#3B4450",
    "plate_4": "#C9D1DB",
    "plate_5": "#2FA866",
    "plate_9": "#8D99A9",
    "plate_91": "#E8A90C",
    "plate_92": "#2FA866",
    "plate_93": "#7DB83A",
    "plate_94": "#2FA866",
}

LIGHT: Tokens = _PLATES | {
    "shadow": "#101828",
    "bg": "#F3F5F8",
    "surface": "#FFFFFF",
    "sunken": "#F8F9FB",
    "sidebar": "#FBFCFD",
    "border": "#DDE3EA",
    "control": "#7E8999",
    "text": "#18222F",
    "muted": "#566273",
    "hint": "#5F6A7B",
    "disabled": "#7E8999",
    "accent": "#1D5FCC",
    "accent_hover": "#174FAD",
    "accent_press": "#123F8C",
    "on_accent": "#FFFFFF",
    "accent_soft": "#E6EFFC",
    "hover": "#EEF2F7",
    "scrim": "#66101828",
    "toast": "#1F2937",
    "on_toast": "#F3F5F8",
    "toast_link": "#9CC2FF",
    "ink": "#14213D",
    "paper": "#FFFFFF",
    "ok": "#0B6540",
    "ok_soft": "#DFF4E9",
    "warn": "#864A00",
    "warn_soft": "#FDEFD8",
    "danger": "#B3261E",
    "danger_soft": "#FCE8E6",
    "info": "#1A54B8",
    "info_soft": "#E3EDFC",
    "violet": "#5B3FB5",
    "violet_soft": "#ECE8FA",
    "neutral": "#48535F",
    "neutral_soft": "#E9EDF1",
}

DARK: Tokens = _PLATES | {
    "shadow": "#000000",
    "bg": "#12161C",
    "surface": "#1A2029",
    "sunken": "#151A22",
    "sidebar": "#161B23",
    "border": "#2B3441",
    "control": "#6F7C8F",
    "text": "#E7ECF3",
    "muted": "#A3AEBD",
    "hint": "#94A0B0",
    "disabled": "#6F7C8F",
    "accent": "#78A9FF",
    "accent_hover": "#93BAFF",
    "accent_press": "#5C93F2",
    "on_accent": "#0B1A33",
    "accent_soft": "#1E2F4D",
    "hover": "#222A35",
    "scrim": "#99000000",
    "toast": "#E7ECF3",
    "on_toast": "#18222F",
    "toast_link": "#174FAD",
    "ink": "#DCE7FF",
    "paper": "#FFFFFF",
    "ok": "#6FD6A2",
    "ok_soft": "#16352A",
    "warn": "#F2B866",
    "warn_soft": "#3A2B14",
    "danger": "#FF9C94",
    "danger_soft": "#431F1E",
    "info": "#8FB8FF",
    "info_soft": "#1C2E4D",
    "violet": "#BFAEFF",
    "violet_soft": "#2C2550",
    "neutral": "#B4BECB",
    "neutral_soft": "#2A323D",
}

_GROUNDS = ("bg", "surface", "sunken", "sidebar", "accent_soft", "hover")
_SOFT = tuple(f"{tone}_soft" for tone in TONES)

# (foreground, ground, least ratio): WCAG 2.2 1.4.3 asks 4.5 of text, 1.4.11 asks 3.0 of controls and focus
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, 4.5) for ink in ("text", "muted") for ground in (*_GROUNDS, *_SOFT)),
    *(("hint", ground, 4.5) for ground in _GROUNDS),
    *((tone, f"{tone}_soft", 4.5) for tone in TONES),  # pills, banners, chosen segments
    *((tone, ground, 4.5) for tone in TONES for ground in ("bg", "surface", "sunken")),
    *(("on_accent", ground, 4.5) for ground in ("accent", "accent_hover", "accent_press")),
    *(("accent", ground, 4.5) for ground in _GROUNDS),  # chosen chips, navigation, links
    *(("accent", ground, 3.0) for ground in _SOFT),  # focus ring on a banner's button
    ("on_toast", "toast", 4.5),
    ("toast_link", "toast", 4.5),
    ("ink", "sunken", 4.5),
    *(("control", ground, 3.0) for ground in ("bg", "surface", "sunken")),
)


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else float(((c + 0.055) / 1.055) ** 2.4) for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)

"""What the panel beside a table shows of one record, without saying how it is drawn."""

from dataclasses import dataclass

from fieldtech.ui.kit.timeline import Entry

Fact = tuple[str, str, str]  # label, value, tone


@dataclass(frozen=True)
class Line:
    """Something that belongs to the record and can be opened: ``act`` says how, ``key`` what."""

    text: str
    detail: str = ""
    act: str = ""
    key: str = ""
    pill: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Section:
    """A card: facts, then lines; ``add`` offers to add one more of these."""

    title: str
    icon: str
    facts: tuple[Fact, ...] = ()
    lines: tuple[Line, ...] = ()
    add: str = ""
    mind: str = ""  # what to mind, in a banner

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show and nothing to add."""
        return not (self.lines or self.add or self.mind or any(value for _, value, _ in self.facts))


@dataclass(frozen=True)
class Shown:
    """One record in full."""

    number: str
    title: str
    under: str = ""
    pill: str = ""
    tone: str = "neutral"
    plate: str = ""
    plate_colour: int = 0
    sections: tuple[Section, ...] = ()
    history: tuple[Entry, ...] = ()
    history_title: str = ""

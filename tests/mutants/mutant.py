"""A mistake somebody could make in the sync or the hub: one place in one file, and what it would do to people."""

from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "fieldtech"


@dataclass(frozen=True)
class Mutant:
    """``old`` occurs exactly once in ``file`` (below ``src/fieldtech``) and becomes ``new``; ``why`` it matters."""

    file: str
    old: str
    new: str
    why: str

    def applied(self, text: str) -> str:
        """The file with the mistake in it; raises ValueError when the place is not there, or there twice."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.file}: found {text.count(self.old)} times: {self.old!r}")
        return text.replace(self.old, self.new)

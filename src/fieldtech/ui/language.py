"""Chinese or English, switched live: translators for the window's text, and words of the trade.

The compiled ``.qm`` is never shipped: it is made from the ``.ts`` once and kept in the cache under the
hash of its source. Qt posts ``LanguageChange`` to every widget; see ``kit.live.Live``.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from fieldtech import words
from fieldtech.errors import MachineError
from fieldtech.paths import resources

Code = Literal["zh_CN", "en"]


def current_language() -> str:
    """``zh_CN`` or ``en``: the translation file itself says which, so no object has to be passed around."""
    return QCoreApplication.translate("Language", "en", "the code of the language: zh_CN")


def word(code: str, **params: str) -> str:
    """A word of the trade in the language shown now."""
    return words.word(code, current_language(), **params)


def sentence(code: str, **params: str) -> str:
    """The sentence for a problem code in the language shown now."""
    return words.sentence(code, current_language(), **params)


def listed(parts: Iterable[str]) -> str:
    """Several things in one line, as the language shown puts them beside each other."""
    return ("、" if current_language() == "zh_CN" else ", ").join(parts)


def together(*sentences: str) -> str:
    """Sentences one after the other, as the language shown sets them; an empty one is left out."""
    return ("" if current_language() == "zh_CN" else " ").join(filter(None, sentences))


def labelled(name: str, text: str) -> str:
    """A sentence with the name of what it speaks of before it."""
    return f"{name}：{text}" if current_language() == "zh_CN" else f"{name}: {text}"


def term(group: str, value: str) -> str:
    """What is kept as it was written, such as the kind of a vehicle: in the language shown where it is known."""
    code = f"{group}.{value}"
    return word(code) if words.known(code) else value


def of_task(code: str, task: str) -> str:
    """A word of the vehicles of an order: a move and a removal have some of their own (``<code>.<task>``)."""
    own = f"{code}.{task}"
    return word(own if words.known(own) else code)


def compiled(source: Path, cache: Path) -> Path:
    """The ``.qm`` of a ``.ts``, made when the cache has none for this very source."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    target = cache / "i18n" / f"{source.stem}-{digest}.qm"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(f".{os.getpid()}.part")  # two programs may start at the same moment
        _run_lrelease(source, unfinished)
        unfinished.replace(target)
    return target


def _run_lrelease(source: Path, target: Path) -> None:
    package = Path(PySide6.__file__).parent
    tool = next((p for p in (package / "lrelease", package / "lrelease.exe") if p.exists()), None)
    if tool is None:
        raise MachineError("no_lrelease")
    command = [str(tool), "-silent", str(source), "-qm", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MachineError("lrelease_failed", detail=done.stderr.strip())


class Language(QObject):
    """Installs the translators of one language; the program makes one and hands it to its window."""

    changed = Signal(str)

    def __init__(self, app: QCoreApplication, cache: Path) -> None:
        """``cache`` keeps the compiled translations."""
        super().__init__(app)
        self._app = app
        self._cache = cache
        self._installed: list[QTranslator] = []
        self._own: Code | None = None
        self.code: Code = "en"

    def use(self, code: Code) -> None:
        """Show everything in this language, live."""
        while self._installed:
            self._app.removeTranslator(self._installed.pop())
        if code == "zh_CN":
            folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install(folder / "qtbase_zh_CN.qm")
            self._install(compiled(resources() / "i18n" / "fieldtech_zh_CN.ts", self._cache))
        QLocale.setDefault(QLocale(code))
        self.code = code
        self.changed.emit(code)

    def toggle(self) -> None:
        """From Chinese to English or back."""
        self.use("en" if self.code == "zh_CN" else "zh_CN")

    @property
    def lent(self) -> bool:
        """Whether a customer reads now: what he chooses is not kept."""
        return self._own is not None

    def lend(self) -> None:
        """From now on a customer chooses."""
        self._own = self._own or self.code

    def take_back(self) -> None:
        """The person who works here reads again, in the language he had."""
        own, self._own = self._own, None
        if own is not None and own != self.code:
            self.use(own)

    def _install(self, path: Path) -> None:
        translator = QTranslator(self)
        if not translator.load(str(path)):
            raise MachineError("translation_not_loaded", file=path.name)
        self._app.installTranslator(translator)
        self._installed.append(translator)

"""XML of a workbook as a stream of elements; a document type (where entity bombs live) is refused unread."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from fieldtech.services.imports.files.refused import FileRefused

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def parse(stream: IO[bytes], start: Start, end: End | None = None, text: Callable[[str], None] | None = None) -> None:
    """Call back for every element without its prefix; raises FileRefused for what is no plain XML."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse

    def first(name: str, given: dict[str, str]) -> None:
        """Prefixes are used throughout or not at all; without them the callbacks need no help."""
        parser.StartElementHandler = start
        if ":" in name:
            parser.StartElementHandler = lambda inner, values: start(_local(inner), values)
            if end is not None:
                parser.EndElementHandler = lambda inner: end(_local(inner))
        parser.StartElementHandler(name, given)

    parser.StartElementHandler = first
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise FileRefused("not_xlsx", "markup") from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_declaration: object) -> None:
    raise FileRefused("not_xlsx", "entities")

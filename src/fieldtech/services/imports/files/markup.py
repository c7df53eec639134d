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
    parser.StartElementHandler = lambda name, given: start(_local(name) if ":" in name else name, given)
    if end is not None:
        ended = end
        parser.EndElementHandler = lambda name: ended(_local(name) if ":" in name else name)
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

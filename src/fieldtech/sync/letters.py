"""The bundles and sheets in a file that somebody was given: as they are, or attached to an email (``.eml``)."""

from email import message_from_bytes
from email.message import Message
from pathlib import Path

from fieldtech.errors import MachineError
from fieldtech.store.failures import reading_told
from fieldtech.sync.envelope import MAGIC, MOST_FILE, BadBundle

SUFFIX = ".ftb"
_MOST_PARTS = 50  # in one email


def read_file(path: Path) -> bytes:
    """The bytes of a bundle, also out of an email; raises as ``read_carriers``."""
    return read_carriers(path)[0]


def read_carriers(path: Path, *others: bytes) -> list[bytes]:
    """The bundle in a file, or what is attached to an email: its bundles, or else all that begin like others.

    Raises MachineError for a file that cannot be read, BadBundle. A file that begins like nothing we know comes as it
    is.
    """
    with reading_told(path):
        if path.is_dir():
            raise MachineError("file_is_folder", file=path.name)
        if path.exists() and not path.is_file():  # a pipe would never end
            raise BadBundle("bundle_not_one")
        if path.stat().st_size > 2 * MOST_FILE:  # an email is a third larger than what it carries
            raise BadBundle("bundle_too_large", most=MOST_FILE >> 20)
        data = path.read_bytes()
    if path.suffix.lower() != ".eml":
        return [data]
    try:
        attached = [_decoded(part, others) for part in message_from_bytes(data).walk()]
    except RecursionError as error:  # a thousand letters in letters
        raise BadBundle("bundle_damaged") from error
    bundles = [content for content in attached if content.startswith(MAGIC)]
    sheets = [content for content in attached if others and content.startswith(others)]
    if not (bundles or sheets):
        raise BadBundle("letter_empty")
    return (bundles or sheets)[:_MOST_PARTS]


def _decoded(part: Message, others: tuple[bytes, ...]) -> bytes:
    """What is attached; raises BadBundle for an attachment by the name of ours that broke on the way."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    ours = (part.get_filename() or "").lower().endswith((SUFFIX, ".pdf")) and others
    if ours and not content.startswith((MAGIC, *others)):
        raise BadBundle("bundle_cut")
    return content

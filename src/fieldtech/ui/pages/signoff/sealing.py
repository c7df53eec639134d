"""Writing down what the customer said, sealing it, and writing the PDF: off the GUI thread."""

from dataclasses import dataclass
from datetime import tzinfo

from fieldtech.errors import FieldtechError
from fieldtech.forms.signoff.signing import SigningDraft
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.order_briefs import SealBrief
from fieldtech.services.progress import Progress
from fieldtech.services.sheet_files import Written
from fieldtech.services.workplace import Workplace


@dataclass(frozen=True)
class Sealed:
    """What came of it; ``written`` is None when the PDF could not be written, ``error`` says why."""

    change: Change
    seal: SealBrief
    written: Written | None
    error: FieldtechError | None = None


def seal_order(workplace: Workplace, order: Id, draft: SigningDraft, language: str, progress: Progress) -> Sealed:
    """Rating, acceptance, ink, then the step; raises Refused with every reason, and then nothing is sealed.

    The seal stands even when the disk has no room for the PDF: it can be written again at any time.
    """
    workplace = workplace.for_this_person()
    progress.step(0, 4)
    workplace.repairs.note(order, draft.feedback())
    workplace.repairs.note(order, draft.acceptance())
    if draft.mode == "ink":
        workplace.repairs.note(order, draft.ink(), "customer")
    progress.step(1, 4)
    change = workplace.repairs.do(order, "sign_off")
    seal = workplace.orders.view(order).seals[-1]
    progress.step(2, 4)
    written, error = _write(workplace, order, language)
    progress.step(4, 4)
    return Sealed(change, seal, written, error)


def _write(workplace: Workplace, order: Id, language: str) -> tuple[Written | None, FieldtechError | None]:
    try:
        return workplace.sheets.write(order, "service", language), None
    except FieldtechError as error:
        return None, error


def seal_facts(seal: SealBrief, number: str, zone: tzinfo) -> dict[str, str]:
    """What the customer sees of the seal."""
    digest = seal.sha256.upper()
    return {
        "number": number,
        "revision": str(seal.revision),
        "at": f"{seal.at.astimezone(zone):%Y-%m-%d %H:%M:%S}",
        "hash": " ".join(digest[at : at + 4] for at in range(0, 16, 4)),
    }

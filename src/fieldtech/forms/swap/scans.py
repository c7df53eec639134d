"""A scan finds its own place in the swap: by what it is, and by whether it is on the vehicle."""

from fieldtech.errors import Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.model.identifiers.recognise import recognise
from fieldtech.services.swaps import Swaps

_KINDS = ("terminal_id", "imei", "iccid", "msisdn")


def sorted_scan(swaps: Swaps, order: Id, draft: SwapDraft, text: str) -> SwapDraft:
    """The draft with the scanned number in its place; raises Refused ``scan_unknown`` with what was scanned.

    A label may carry several numbers (``ID:…;IMEI:…``): the first that names something of ours counts.
    """
    values = [found.value for found in recognise(text) if found.kind in _KINDS]
    for value in dict.fromkeys([*values, text.strip()]):
        try:
            return swaps.sort_scan(order, draft, value)
        except Refused as refused:
            if any(problem.code != "scan_unknown" for problem in refused.problems):
                raise
    raise Refused("scan", [Problem("scan", "scan_unknown", params={"text": text.strip()[:40]})])

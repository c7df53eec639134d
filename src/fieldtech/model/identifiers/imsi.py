"""IMSI: the subscriber number inside a SIM card, 460 + network + 10 digits in China."""

from fieldtech.model.identifiers.text import is_digits, without_spaces_and_hyphens
from fieldtech.model.identifiers.verdict import Verdict

# Not from python-stdnum: its table calls 07 and 08 "not operational" though IoT cards use them.
NETWORKS = {
    "中国移动": ("00", "02", "04", "07", "08"),
    "中国联通": ("01", "06", "09"),
    "中国电信": ("03", "05", "11"),
    "中国广电": ("15",),
    "中国铁通": ("20",),
}
_KNOWN = frozenset(f"460{code}" for codes in NETWORKS.values() for code in codes)


def identify_imsi(text: str) -> Verdict:
    """15 digits; a network outside the Chinese table is a doubt only."""
    value = without_spaces_and_hyphens(text)
    if not value:
        return Verdict.error("imsi_missing", None)
    if not is_digits(value):
        return Verdict.error("imsi_charset", value)
    if len(value) != 15:
        return Verdict.error("imsi_length", value)
    return Verdict.ok(value) if value[:5] in _KNOWN else Verdict.warning("imsi_network_unknown", value)

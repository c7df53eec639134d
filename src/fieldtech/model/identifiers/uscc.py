"""统一社会信用代码: the credit code of a company (GB 32100-2015), 18 characters, check digit mod 31."""

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength

from fieldtech.model.identifiers.text import without_spaces_and_hyphens
from fieldtech.model.identifiers.verdict import Verdict


def identify_uscc(text: str) -> Verdict:
    """Everything about a credit code is an error when wrong: invoices depend on it."""
    value = without_spaces_and_hyphens(text)
    if not value:
        return Verdict.error("uscc_missing", None)
    try:
        uscc.validate(value)
    except InvalidLength:
        return Verdict.error("uscc_length", value)
    except InvalidFormat:
        return Verdict.error("uscc_charset", value)
    except InvalidChecksum:
        return Verdict.error("uscc_check_digit", value)
    return Verdict.ok(value)

"""Words of mouth about money as pages say them: to be confirmed, or denied (D17, states 4.8)."""

from fieldtech.services.money.word_of_mouth import Spoken
from fieldtech.ui.language import word


def spoken_said(one: Spoken) -> str:
    """Who is said to have agreed to what, how and when; or that he denies it."""
    code = f"spoken.{'price' if one.line else 'waived'}{'_denied' if one.denied else ''}"
    how = word(f"choice.how.{one.how}") if one.how else ""
    return word(code, name=one.name, how=how, time=f"{one.at:%m-%d %H:%M}")

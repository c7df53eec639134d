"""The message that a notice goes with: the day, for what, what to have ready; the same as on the paper (F30)."""

from datetime import date

from fieldtech.model.notice import prepare_codes
from fieldtech.model.visit_facts import VisitFacts
from fieldtech.services.order_view import OrderView
from fieldtech.ui.language import word

_NAMED = 6


def letter_body(view: OrderView) -> str:
    """Readable without opening what is attached."""
    visit = view.facts.visit
    assert visit is not None
    names = [thing.label for thing in visit.objects]
    more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
    ready = prepare_codes({thing.kind for thing in visit.objects}, view.checklist.get("items", ()))
    lines = [
        word("notice_mail.dear", name=view.customer.contact),
        "",
        _sentence(view, visit),
        word("notice_mail.objects", names=word("list.comma").join(names[:_NAMED]) + more),
        word("notice_mail.address", address=view.customer.address),
        "",
        word("notice_mail.ready"),
        *(f"- {word(f'sheet.prepare.{code}')}" for code in ready),
        "",
        word("notice_mail.end", number=view.number, hotline=view.company["hotline"]),
        view.company["name"],
    ]
    return "\n".join(lines)


def _sentence(view: OrderView, visit: VisitFacts) -> str:
    """The hour too, where somebody was assigned for it."""
    day = day_in_words(visit.due_on)
    if view.slot_from is None or view.slot_to is None:
        return word(f"notice_mail.{view.kind}", day=day)
    span = "–".join(f"{at.astimezone(visit.zone):%H:%M}" for at in (view.slot_from, view.slot_to))
    return word(f"notice_mail.{view.kind}.time", day=day, time=span)


def day_in_words(day: date) -> str:
    """With the day of the week, as people agree on it."""
    return word("notice_mail.day", day=day.isoformat(), weekday=word(f"sheet.weekday.{day.isoweekday()}"))

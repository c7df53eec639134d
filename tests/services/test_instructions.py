"""How work is done: documents of an order type or a checklist, pictures of its items (T01, F31)."""

from dataclasses import replace

import pytest

from fieldtech.errors import Conflict, Forbidden, Invalid, NotFound
from fieldtech.model.base import Id
from fieldtech.model.drafts.masters import ChecklistDraft
from fieldtech.services.health import Examination
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.visit_blank import visit_blank
from fieldtech.store.keys import KeyKind
from maintenance import a_photo, coating_plan
from prepared import act_as
from services.visits.conftest import Opened, visit_in  # noqa: F401
from sheets import visit_sample

PDF = visit_blank(visit_sample.unsigned())


def named(workplace: Workplace, order: Id) -> list[tuple[str, str]]:
    return [(one.about, one.name) for one in workplace.instructions.of_order(order)]


def test_a_document_belongs_to_an_order_type_or_a_checklist(visit_in: Opened) -> None:  # noqa: F811  # T01
    """T01: who keeps the catalogue attaches it, everybody who has such an order opens it."""
    workplace, order = visit_in("in_service")
    with pytest.raises(Forbidden):
        workplace.instructions.attach("CM", "how.pdf", PDF)
    act_as(workplace, "chenjing")
    assert workplace.instructions.places(order) == ("maintenance", "CM")
    for about, name in (("CM", "C:\\how\\gauge.pdf"), ("maintenance", "safety.pdf"), ("repair", "bench.pdf")):
        workplace.instructions.attach(about, name, PDF)
    with pytest.raises(Conflict):
        workplace.instructions.attach("CM", "again.pdf", PDF)
    for bad in (b"PK\x03\x04", b"%PDF broken", b""):
        with pytest.raises(Invalid, match="instruction_no_pdf"):
            workplace.instructions.attach("CM", "how.docx", bad)
    act_as(workplace, "wulei")
    assert named(workplace, order) == [("maintenance", "safety.pdf"), ("CM", "gauge.pdf")]
    document = workplace.instructions.of_order(order)[1]
    assert workplace.instructions.bytes_of(document.sha256) == PDF
    with pytest.raises(Forbidden):
        workplace.instructions.withdraw(document)
    act_as(workplace, "chenjing")
    workplace.instructions.withdraw(document)
    with pytest.raises(NotFound):
        workplace.instructions.withdraw(document)
    assert named(workplace, order) == [("maintenance", "safety.pdf")]


def test_a_picture_is_frozen_with_the_version_of_its_checklist(visit_in: Opened) -> None:  # noqa: F811  # F31
    """F31: made small when it is attached; what a visit has begun with it keeps; a lost one is told by the doctor."""
    workplace, order = visit_in("arrived", coating_plan())
    act_as(workplace, "chenjing")
    row = workplace.masters.list("checklists", "CM").rows[0]
    old = workplace.masters.get("checklists", row.id)
    assert isinstance(old, ChecklistDraft)
    first, *others = old.items
    with pytest.raises(Invalid, match="not_a_picture"):
        workplace.instructions.keep_picture(b"hello")
    for bad, code in (("nonsense", "picture_unknown"), ("ab" * 32, "picture_unknown")):
        with pytest.raises(Invalid, match=code):
            workplace.masters.save("checklists", row.id, replace(old, items=(replace(first, picture=bad), *others)))
    sha = workplace.instructions.keep_picture(a_photo())
    made = workplace.masters.save("checklists", row.id, replace(old, items=(replace(first, picture=sha), *others))).id
    act_as(workplace, "wulei")
    assert workplace.visits.view(order).items[0]["picture"] == sha
    assert workplace.instructions.bytes_of(sha)[:2] == b"\xff\xd8"
    with pytest.raises(NotFound):
        workplace.instructions.bytes_of("ab" * 32)
    new = workplace.masters.get("checklists", made)
    assert isinstance(new, ChecklistDraft)
    workplace.context.blobs.remove(sha)
    checks = {check.name: check for check in Examination(workplace.context, KeyKind.PLAIN_DEMO).findings()}
    assert [fault.code for check in checks.values() for fault in check.faults] == ["health_file_missing"]

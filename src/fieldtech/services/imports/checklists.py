"""The checklists that come as JSON files: each new code gets its first version."""

import hashlib
import json
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.catalogue import Checklist
from fieldtech.model.drafts.masters import ChecklistDraft
from fieldtech.services.context import Context
from fieldtech.services.imports.report import Cell, FileReport
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.masters.writing import write


def load_checklist(context: Context, session: Session, path: Path) -> FileReport:
    """Bring in one file; a checklist whose code is known stays as the office has it. Raises Invalid."""
    try:
        data = path.read_bytes()
        draft = ChecklistDraft.from_body(json.loads(data))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise Invalid([Problem("file", "checklist_unreadable", params={"file": path.name})]) from error
    report = FileReport(path.name, "checklists", hashlib.sha256(data).hexdigest())
    if session.scalar(select(Checklist.id).where(Checklist.code == draft.code).limit(1)):
        report.same = 1
        return report
    try:
        write(context, session, KINDS["checklists"], None, draft)
        report.created = 1
    except Invalid as invalid:
        report.refused = 1
        report.cells += [Cell(0, p.field, draft.code, p.code, p.severity, dict(p.params)) for p in invalid.problems]
    return report

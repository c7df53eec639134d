"""The report of an import in the form of data/inbox/*.expected.json."""

from collections.abc import Iterable, Mapping
from typing import Any

from fieldtech.services.imports.files import FileRefused
from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.files.worksheet import column_letters
from fieldtech.services.imports.lists.findings import Finding, JudgedRow
from fieldtech.services.imports.lists.preview import ListPreview

SCHEMA = "fieldtech-import-report/1"
Report = dict[str, Any]
_UNTOLD = {"sims": ("operator",)}  # stored, but no part of what is compared


def refused_report(file: str, kind: str, context: Mapping[str, str], refused: FileRefused) -> Report:
    """A file that was turned down."""
    said = refused.sentences()
    refusal = {"code": refused.refusal, "zh": said["zh_CN"], "en": said["en"]}
    return {**report_head(file, kind, context, "refused"), "refusal": refusal, "counts": no_counts(), "rows": []}


def list_report(preview: ListPreview, context: Mapping[str, str], created: int, *, dry_run: bool) -> Report:
    """A list that was read; ``created`` says how many rows are new in the register."""
    head = report_head(preview.book.file, preview.kind.name, context, "import", dry_run=dry_run)
    counts = {**preview.counts(), "created": created}
    return {
        **head,
        "counts": counts,
        "code_counts": preview.code_counts(),
        "rows": [row_report(preview.kind.name, row, preview.kind.shown) for row in preview.rows],
        **_table(preview),
    }


def row_report(kind: str, row: JudgedRow, shown: Iterable[str]) -> Report:
    """One row: the verdict, the codes, and what is stored; ``problems`` says each code in words with its cell."""
    values = {**dict.fromkeys(shown), **row.values}
    for name in _UNTOLD.get(kind, ()):
        values.pop(name, None)
    report: Report = {
        "row": row.number,
        "verdict": row.verdict,
        "codes": [code_report(finding) for finding in row.findings],
        "normalised": values,
    }
    if row.findings:
        report["problems"] = [_problem(finding, row) for finding in row.findings]
    return report


def code_report(finding: Finding) -> Report:
    """A code with its field and how grave it is."""
    return {"code": finding.code, "field": finding.field, "severity": finding.severity}


def no_counts() -> dict[str, int]:
    """Nothing read, nothing stored."""
    return dict.fromkeys(("rows_read", "accepted", "warning", "rejected", "created"), 0)


def report_head(file: str, kind: str, context: Mapping[str, str], outcome: str, *, dry_run: bool = False) -> Report:
    """What every report begins with; ``outcome`` is import or refused."""
    return {
        "schema": SCHEMA, "file": file, "kind": kind, "context": dict(context), "dry_run": dry_run, "outcome": outcome,
    }  # fmt: skip


def _problem(finding: Finding, row: JudgedRow) -> Report:
    value = text_of(row.cells.get(finding.field))
    said = {"zh": finding.sentence("zh_CN"), "en": finding.sentence("en")}
    return {"code": finding.code, "field": finding.field, "value": value[:200], **said}


def _table(preview: ListPreview) -> Report:
    book, unread = preview.book, preview.not_read
    table: Report = {
        "header_row": preview.mapping.header_row,
        "first_data_row": preview.rows[0].number,
        "column_map": _column_map(preview),
        "skipped_rows": [{"row": skipped.row, "why": skipped.why} for skipped in preview.skipped],
    }
    if unread:
        table["not_read"] = [f"{column.letters} {column.label}" for column in unread]
    if book.is_grid:
        return {"sheet": preview.sheet.name, "other_sheets": list(preview.other_sheets), **table}
    return {"encoding": book.encoding, "delimiter": book.delimiter, **table}


def _column_map(preview: ListPreview) -> dict[str, str]:
    named: dict[str, str] = {}
    for column in preview.mapping.columns:
        if column.field:
            key = column.letters if preview.book.is_grid else column.label or column_letters(column.index)
            named[key if key not in named else f"{key} ({column.letters})"] = column.field
    return named

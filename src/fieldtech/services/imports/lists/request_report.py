"""The report of an imported request in the form of data/inbox/request_XQ.json.expected.json."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from fieldtech.services.imports.lists.findings import Finding
from fieldtech.services.imports.lists.report import Report, code_report, no_counts, report_head, row_report
from fieldtech.services.imports.lists.request_file import RequestPreview

_SHOWN = (
    "number", "quantity", "unit_price_cents", "total_price_cents", "contact_phone", "platform_host", "platform_port",
    "review",
)  # fmt: skip


def request_report(
    preview: RequestPreview, context: Mapping[str, str], requests: int, created: int, *, dry_run: bool
) -> Report:
    """A request that was read; ``requests`` and ``created`` are the new requests and their new rows."""
    verdicts = Counter(row.verdict for row in preview.rows)
    found = [finding for row in preview.rows for finding in row.findings]
    codes = Counter(finding.code for finding in (*preview.findings, *found))
    return {
        **report_head(preview.file, "installation_request", context, "import", dry_run=dry_run),
        "verdict": preview.verdict,
        "codes": [{**code_report(finding), "why": finding.sentence("en")} for finding in preview.findings],
        "counts": {
            "requests_created": requests,
            "rows_read": len(preview.rows),
            **{name: verdicts[name] for name in ("accepted", "warning", "rejected")},
            "created": created,
        },
        "code_counts": dict(sorted(codes.items())),
        "normalised": {name: preview.values.get(name) for name in _SHOWN},
        "problems": [_problem(preview.values, finding) for finding in preview.findings],
        "rows": [row_report("vehicle_list", row, ()) for row in preview.rows],
    }


def no_request_counts() -> dict[str, int]:
    """Nothing read, nothing stored."""
    return {"requests_created": 0, **no_counts()}


def _problem(values: Mapping[str, Any], finding: Finding) -> Report:
    value = values.get(finding.field)
    said = {"zh": finding.sentence("zh_CN"), "en": finding.sentence("en")}
    return {"code": finding.code, "field": finding.field, "value": "" if value is None else str(value), **said}

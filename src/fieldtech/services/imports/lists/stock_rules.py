"""The rules of incoming terminals and SIM cards (data rules 8 to 10, 13)."""

from fieldtech.model.identifiers.imei import complete_imei
from fieldtech.model.identifiers.text import normalise
from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.lists.judging import Judge

NOT_KNOWN = frozenset(("不详", "未知", "不明"))


def judge_terminal(judge: Judge) -> None:
    """Terminal ID by the protocol of its model, IMEI, and when it was bought."""
    model = judge.model(needed=True)
    judge.identifier("terminal_id", "terminal_id", judge.knowledge.protocols.get(model or ""), needed=True)
    imei = judge.identifier("imei", "imei", needed=True)
    if imei and any(finding.code == "imei_length_14" for finding in judge.found):
        judge.put("suggest_imei", complete_imei(imei))
    _bought(judge)
    if "terminal_phone" in judge.cells:
        judge.free("terminal_phone")
    if "remark" in judge.cells:
        judge.free("remark")


def judge_sim(judge: Judge) -> None:
    """ICCID and number are needed; the IMSI may be missing."""
    judge.iccid(needed=True)
    judge.identifier("msisdn", "msisdn", needed=True)
    judge.identifier("imsi", "imsi")
    judge.day("valid_until")
    judge.free("operator")
    if "remark" in judge.cells:
        judge.free("remark")


def _bought(judge: Judge) -> None:
    says_unknown = normalise(text_of(judge.cells.get("purchase_date"))) in NOT_KNOWN
    if judge.is_usable("purchase_date") and (says_unknown or not judge.text("purchase_date")):
        judge.put("purchase_date", None)
        judge.tell("purchase_date_missing", "purchase_date")
    else:
        judge.day("purchase_date")

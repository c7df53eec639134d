"""The content of the repair sheet as plain rows, so that every engine of ``sheets.py`` sets the same."""

import html
from dataclasses import dataclass
from typing import Any

from fieldtech.model.amounts import in_figures
from fieldtech.model.money.amount_words import in_words
from fieldtech.sheets.ink import ink_path
from fieldtech.sheets.qr import qr_path

Row = list[str]


@dataclass(frozen=True)
class Part:
    """A section: title, head of the table (empty for plain fields), rows, and the widths in millimetres."""

    title: str
    head: Row
    rows: list[Row]
    widths: tuple[int, ...]


def parts_of(record: dict[str, Any]) -> list[Part]:
    """Everything a repair sheet says."""
    customer, intake, vehicle = record["customer"], record["intake"], record["vehicle"]
    swap, triage, plan = record["swaps"][0], record["triage"], record["plan"]
    fields = (28, 65, 28, 65)
    request = [
        ["客户名称", customer["name"], "联系电话", customer["phone"]],
        ["服务地址", customer["address"], "报修时间", intake["at"]],
        ["车牌号", vehicle["plate"], "车辆", f"{vehicle['type']} {vehicle['make_model']}"],
        ["商品型号", intake["model"], "购买日期", intake["bought_on"]],
        ["故障现象", intake["text"], "客户偏好", customer["preference"]],
    ]
    planned = [
        ["故障性质", triage["nature"], "处理级别", triage["level"]],
        ["解决方案", plan["text"], "预计时间", f"{plan['minutes']} 分钟"],
        ["客户同意", plan["agreed"]["person"], "审批", record["approval"]["by"]["name"]],
    ]
    times = [[code, str(at), "核对", "✓"] for code, at in record["times"].items()]
    work = [["故障原因", record["diagnosis"]["cause"]["zh"], "维修内容", record["diagnosis"]["text"]]]
    swaps = [
        [swap[k] for k in ("plate", "old_terminal", "new_terminal", "old_iccid", "new_iccid", "reason", "old_next")]
    ]
    used = [
        [p["no"], p["zh"], p["serial"], str(p["quantity"]), in_figures(p["unit_cents"]), p["reason"]]
        for p in record["parts"]
    ]
    fees = [[f["zh"], f["rule"], in_figures(f["list_cents"]), in_figures(f["charged_cents"])] for f in record["fees"]]
    fees.append(["合计", in_words(record["total_cents"]), "", in_figures(record["total_cents"])])
    seen = record["platform_check"]
    end = [["上线核查", seen["result"], "定位时间", seen["fix_at"]], ["维修结果", record["result"], "验收结论", "满意"]]
    swap_head = ["车牌号", "原终端号", "更新终端号", "旧 SIM", "新 SIM", "更换原因", "旧件去向"]
    return [
        Part("报修信息", [], request, fields),
        Part("评估、方案与审批", [], planned, fields),
        Part("出发前核对与现场时间", [], times, fields),
        Part("故障原因与处理", [], work, fields),
        Part("终端 / SIM 更换", swap_head, swaps, (20, 22, 22, 38, 38, 26, 20)),
        Part("更换零部件", ["件号", "名称", "序列号", "数量", "单价", "更换原因"], used, (22, 50, 50, 16, 24, 24)),
        Part("费用", ["费用项目", "依据", "标准价", "实收"], fees, (50, 80, 28, 28)),
        _checklist(record),
        Part("维修标准与上线核查", [], end, fields),
    ]


def _checklist(record: dict[str, Any]) -> Part:
    items = record["checklist"]["items"]
    half = (len(items) + 1) // 2
    rows = []
    for n in range(half):
        row: Row = []
        for item, number in ((items[n], n), (items[n + half] if n + half < len(items) else None, n + half)):
            row += [str(number + 1), item["zh"], item["value"] or "正常"] if item else ["", "", ""]
        rows.append(row)
    return Part("检查表", ["#", "检查项目", "结果"] * 2, rows, (8, 60, 25, 8, 60, 25))


def qr_svg(code: str) -> str:
    """The code as an SVG of one path."""
    path, modules = qr_path(code)
    return _svg(" ".join(_svg_rects(path)), modules, modules)


def _svg_rects(path: str) -> list[str]:
    numbers = [n for n in path.split() if n != "re"]
    boxes = zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True)
    return [f"M{x} {y}h{w}v{h}h-{w}z" for x, y, w, h in boxes]


def ink_svg(ink: dict[str, Any]) -> str:
    """A signature as an SVG of one path."""
    out, stack = [], []
    for token in ink_path(ink).split():
        if token in "mlch":
            out.append(("Z" if token == "h" else token.upper()) + " ".join(stack))
            stack = []
        else:
            stack.append(token)
    return _svg("".join(out), ink["aspect"] / 1000, 1)


def _svg(path: str, width: float, height: float) -> str:
    flipped = f'transform="translate(0 {height}) scale(1 -1)"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><path {flipped} d="{path}"/></svg>'


def as_html(parts: list[Part], number: str, face: str, figures: str) -> str:
    """The sheet as HTML for the engines that read it."""
    body = []
    for part in parts:
        head = "".join(f"<th>{html.escape(h)}</th>" for h in part.head)
        rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in part.rows)
        body.append(f"<h2>{part.title}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    return (
        f"<html><head><style>{face}@page{{size:A4;margin:14mm 12mm}}"
        "body{margin:0;line-height:1.15;font-size:8pt;color:#15212d}"
        "h1{font-size:17pt;text-align:center;margin:0}h2{font-size:9pt;color:#143a5e;margin:5pt 0 2pt}"
        "table{width:100%;border-collapse:collapse}th{background:#e3ebf3;text-align:left}"
        "td,th{border-bottom:.4pt solid #c2ccd6;padding:1.5pt 3pt}</style></head><body>"
        f"<h1>维修服务单</h1><p>{number}</p>{''.join(body)}{figures}</body></html>"
    )

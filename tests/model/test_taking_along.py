"""What is taken along to a visit follows from its plan (B20, F13)."""

from fieldtech.model.taking_along import fitness, tools_for


def question(text: str, required: bool = True) -> dict[str, object]:
    return {"text_zh": text, "required": required}


def test_the_method_and_the_questions_name_the_tools() -> None:  # B20
    english = [en for _zh, en in tools_for("目视、磁性测厚", [question("紧固力矩")], vehicles=False)]
    assert english == ["coating thickness gauge", "torque wrench", "torch", "hand tools", "laptop, scanner"]
    assert ("万用表", "multimeter") in tools_for("", [], vehicles=True)
    assert [en for _zh, en in tools_for("Torque check", [question("附着力", required=False)], vehicles=False)][:1] == [
        "torque wrench"
    ]


def test_parts_called_like_the_work_fit_it_best() -> None:
    work = "防腐储罐 清洁、润滑、紧固、涂层检查与修复 补涂层数"
    parts = ["GNSS天线 3m", "环氧修补料 1kg", "润滑脂 400g", "保险丝 2A"]
    assert sorted(parts, key=lambda part: -fitness(part, work))[:2] == ["润滑脂 400g", "环氧修补料 1kg"]
    assert fitness("GNSS天线 3m", work) == 0

"""Which readings share a chart, and how their lines are called."""

from dataclasses import replace
from decimal import Decimal

from fieldtech.services.visits.chart_groups import charts_of
from fieldtech.services.visits.stories import Series

LIMIT = Decimal(250)


def series(zh: str, en: str = "", unit: str = "µm", lower: Decimal | None = LIMIT, group: str = "coating") -> Series:
    return Series(zh, group, zh, en, unit, lower, None, ())


def test_the_same_thing_measured_in_several_places_is_one_chart() -> None:
    (chart,) = charts_of((series("干膜厚度 南侧", "dry film thickness, south"),
                          series("干膜厚度 北侧", "dry film thickness, north")))  # fmt: skip
    assert (chart.title("zh_CN"), chart.title("en")) == ("干膜厚度 (µm)", "Dry film thickness (µm)")
    assert [line.name("zh_CN") for line in chart.lines] == ["南侧", "北侧"]
    assert [line.name("en") for line in chart.lines] == ["South", "North"]


def test_numbered_points_share_a_chart_of_five_at_most() -> None:
    charts = charts_of(tuple(series(f"干膜厚度 第{n}点", f"film thickness point {n}") for n in range(1, 8)))
    assert [len(chart.lines) for chart in charts] == [5, 2]
    assert charts[0].title("en") == "Film thickness (µm)" and charts[0].lines[4].name("en") == "Point 5"
    assert charts[0].title("zh_CN") == "干膜厚度 (µm)" and charts[0].lines[4].name("zh_CN") == "第5点"


def test_other_units_limits_groups_and_names_stand_alone() -> None:
    one = series("干膜厚度 南侧")
    for other in (replace(one, unit="mm"), replace(one, lower=Decimal(300)), replace(one, group="repair"),
                  replace(one, zh="附着力 北侧"), replace(one, zh="干膜厚度北侧")):  # fmt: skip
        assert len(charts_of((one, other))) == 2
    (alone,) = charts_of((series("供电电压", "supply voltage", "V"),))
    assert alone.title("en") == "Supply voltage (V)" and alone.lines[0].name("zh_CN") == "供电电压"


def test_a_unit_that_is_a_word_is_said_in_the_language() -> None:
    (coats,) = charts_of((series("补涂层数", "touch-up coats", "层"),))
    assert (coats.title("en"), coats.title("zh_CN")) == ("Touch-up coats (coats)", "补涂层数 (层)")


def test_without_english_names_the_chinese_ones_are_shown() -> None:
    (chart,) = charts_of((series("厚度（南侧）"), series("厚度（北侧）")))
    assert chart.title("en") == "厚度 (µm)" and [line.name("en") for line in chart.lines] == ["南侧", "北侧"]

"""Plates: every kind, its colours, and what a table of vehicles writes instead of them."""

import pytest

from fieldtech.model.identifiers.plate import (
    COLOURS,
    colour_from_word,
    colour_of_kind,
    identify_plate,
    normalise_plate,
    plate_kind,
    plate_kinds,
)
from fieldtech.words import known

VALID = [
    ("鲁B7Q216", "ordinary", (1, 2)),
    ("鲁BD12345", "new_energy_small", (94,)),
    ("鲁BDA2345", "new_energy_small", (94,)),
    ("津AF06521", "new_energy_small", (94,)),
    ("鲁U05678F", "new_energy_large", (93,)),
    ("鲁B3K58挂", "trailer", (2,)),
    ("闽D12Y6学", "training", (2,)),
    ("鲁B1234警", "police", (4,)),
    ("沪A0023领", "consulate", (3,)),
    ("使224578", "embassy", (3,)),
    ("224578使", "embassy", (3,)),
    ("粤ZF023港", "hong_kong_macao", (3,)),
    ("粤ZF023澳", "hong_kong_macao", (3,)),
    ("京X1234应急", "emergency", (4,)),
]


@pytest.mark.parametrize(("plate", "kind", "colours"), VALID)
def test_each_colour_is_right_only_for_its_kind(plate: str, kind: str, colours: tuple[int, ...]) -> None:
    found = plate_kind(plate)
    assert found is not None and (found.code, found.colours) == (kind, colours)
    for colour in COLOURS:
        expected = ("ok", ()) if colour in colours else ("warning", ("plate_colour_mismatch",))
        verdict = identify_plate(plate, colour)
        assert (verdict.verdict, verdict.codes) == expected


@pytest.mark.parametrize(
    "plate",
    [
        "鲁BI2345",
        "鲁B1234",
        "鲁BZ12345",
        "鲁BD1234A",
        "鲁B05678L",
        "鲁B3K581挂",
        "粤BF023港",
        "京O12345",
        "鲁BO1234",
        "台A12345",
        "B7Q216",
        "鲁B7Q216X9",
    ],
)
def test_wrong_shapes(plate: str) -> None:
    verdict = identify_plate(plate, 2)
    assert (verdict.verdict, verdict.codes, verdict.normalised) == ("error", ("plate_shape",), plate)


def test_a_plate_fits_one_kind_at_most() -> None:
    assert [sum(bool(k.shape.fullmatch(plate)) for k in plate_kinds()) for plate, _, _ in VALID] == [1] * 14


@pytest.mark.parametrize(
    "written",
    [
        "鲁B·8K301",
        "鲁B•8K301",
        "鲁B・8K301",
        "鲁B‧8K301",
        "鲁B.8K301",
        "鲁B-8K301",
        "鲁B 8K301",
        "鲁b8k301",
        "鲁Ｂ・８Ｋ３０１",
        "\u200e鲁B8K301\u202c",
        "鲁B\uff658K301",
    ],
)
def test_spellings_of_one_plate(written: str) -> None:
    assert normalise_plate(written) == "鲁B8K301"


@pytest.mark.parametrize("word", ["", " ", "-", "—", "/", "无", "暂无", "未上牌", "新车未上牌", "待定"])
def test_words_for_no_plate(word: str) -> None:
    assert identify_plate(word, 0) == identify_plate(word)
    assert (identify_plate(word).verdict, identify_plate(word).normalised) == ("ok", "")
    assert identify_plate(word, 2).codes == ("plate_colour_mismatch",)


def test_missing_colour_is_a_doubt_only_where_the_kind_leaves_a_choice() -> None:
    assert identify_plate("鲁B7Q216").codes == ("plate_colour_missing",)
    assert identify_plate("鲁B3K58挂").verdict == "ok"
    assert [colour_of_kind(p) for p in ("鲁B7Q216", "鲁B3K58挂", "鲁BD12345", "", "鲁BI2345")] == [
        None,
        2,
        94,
        0,
        None,
    ]


@pytest.mark.parametrize(
    ("word", "plate", "colour"),
    [
        ("黄", "鲁B8K301", 2),
        ("黄牌", "鲁B8K301", 2),
        ("黄色车牌", "鲁B8K301", 2),
        ("2", "鲁B8K301", 2),
        ("蓝色", "鲁B8K315", 1),
        ("绿牌", "鲁BD23456", 94),
        ("新能源绿牌", "鲁BD23456", 94),
        ("大型新能源", "鲁U05678F", 93),
        ("绿", "鲁U05678F", 93),
        ("新能源", "鲁BD23456", 94),
        ("黄绿双拼", "鲁U05678F", 93),
        ("绿", "鲁B8K301", 5),
        ("紫", "鲁B8K301", None),
        ("77", "鲁B8K301", None),
        ("", "鲁B8K301", None),
    ],
)
def test_colour_words(word: str, plate: str, colour: int | None) -> None:
    assert colour_from_word(word, plate) == colour


def test_every_colour_and_kind_has_a_name() -> None:
    assert all(known(f"plate_colour.{colour}") for colour in COLOURS)
    assert all(known(f"plate_kind.{kind.code}") for kind in plate_kinds())

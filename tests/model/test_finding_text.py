"""What was found keeps the words of who found it; only the question before it is in the language of who reads."""

from fieldtech.model.finding_text import in_language, proposed, without_question

QUESTION = ("干膜厚度 测区2", "dry film thickness, area 2")


def test_the_question_is_in_the_language_of_who_reads() -> None:  # F32
    chinese = proposed(QUESTION[0], "210 µm", "已补涂", chinese=True)
    assert chinese == "干膜厚度 测区2：210 µm，已补涂"
    assert in_language(chinese, *QUESTION, chinese=False) == "Dry film thickness, area 2: 210 µm，已补涂"
    english = proposed("Dry film thickness, area 2", "210 µm", "", chinese=False)
    assert in_language(english, *QUESTION, chinese=True) == "干膜厚度 测区2：210 µm"
    assert in_language("干膜厚度 测区2: 210 µm", *QUESTION, chinese=True) == "干膜厚度 测区2：210 µm"
    assert in_language(QUESTION[0], *QUESTION, chinese=False) == "Dry film thickness, area 2"


def test_what_somebody_wrote_himself_stays() -> None:
    for text in ("北侧起泡两处", "干膜厚度 测区21：薄", ""):
        assert in_language(text, *QUESTION, chinese=False) == text
    assert in_language("起泡：两处", "起泡", "", chinese=False) == "起泡: 两处"  # the office gave no English
    assert without_question("起泡", "起泡", "blisters") == ""
    assert without_question("起泡两处", "起泡", "blisters") is None

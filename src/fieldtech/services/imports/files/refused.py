"""A file that is turned down as a whole: nothing of it was stored."""

from fieldtech.errors import FieldtechError
from fieldtech.words import LANGUAGES, sentence

REFUSALS = (
    "empty_file",
    "not_xlsx",
    "damaged_archive",
    "too_large_unpacked",
    "no_data_rows",
    "no_header",
    "unreadable_json",
)
"""The codes of a refusal as data/inbox/codes.csv has them."""


class FileRefused(FieldtechError):
    """``code`` is one of ``REFUSALS``; ``detail`` chooses the sentence where one code has several causes."""

    def __init__(self, code: str, detail: str = "", **params: object) -> None:
        super().__init__(f"{code}_{detail}" if detail else code, **params)
        self.refusal = code

    def sentences(self) -> dict[str, str]:
        """What is wrong and what to do, by language."""
        return {language: sentence(self.code, language, **self.params) for language in LANGUAGES}

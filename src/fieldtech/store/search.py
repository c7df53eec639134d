"""Finds what somebody types anywhere in a text, in Chinese and Latin script, as exactly as LIKE and faster.

A text is normalised and cut into overlapping grams: two characters where a Chinese character starts, three
where a letter or digit starts, shorter at the end of the text. A query is cut alike into a phrase of grams;
what is shorter than a gram is looked for as the beginning of one. Every position of a text begins a gram,
therefore nothing LIKE finds is missed; and since a text ends in one character that is no whole gram, no
phrase can run on into the next text.
"""

import re
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, column, false, func, literal_column, select, table, text
from sqlalchemy.orm import QueryableAttribute, Session

Ref = uuid.UUID | str
R = TypeVar("R", uuid.UUID, str, bytes)

DDL = (
    "CREATE TABLE search_docs (rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref BLOB NOT NULL, UNIQUE (kind, ref))",
    "CREATE VIRTUAL TABLE search_grams USING fts5(grams, content='', contentless_delete=1, prefix='1', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")",
)
"""Only spaces part tokens, so that SQLite's older knowledge of Unicode does not matter."""

FEW = 2_000
"""Up to so many hits it is quicker to start from the hits, above from the list (see bench/search.py)."""

_DOCS = table("search_docs", column("rowid"), column("kind"), column("ref"))
_GRAMS = table("search_grams", column("rowid"), column("grams"))
_APART = 20  # documents between one ref and the next
_DROPPED = re.compile(r"[\W_]+")
_KIND = "\ue000"  # private use: no normalised text contains it


def normalise(value: str) -> str:
    """NFKC, lower case, and only letters and digits: ``粤B·12-345`` and ``粤b12345`` are the same."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", value).lower())


def index(session: Session, kind: str, ref: Ref, texts: Iterable[str]) -> None:
    """Make ``ref`` findable under ``texts`` instead of what it had; new documents count as the newest."""
    row = session.scalar(_row_of(kind, ref))
    if row is None:
        new = text("INSERT INTO search_docs (kind, ref) VALUES (:kind, :ref) RETURNING rowid")
        row = session.scalar(new, {"kind": kind, "ref": _stored(ref)})
    words = dict.fromkeys(normalise(value) for value in texts)
    grams = " ".join([_KIND + kind, *(gram for word in words for gram in _cut(word))])
    session.execute(
        text("INSERT OR REPLACE INTO search_grams (rowid, grams) VALUES (:row, :grams)"), {"row": row, "grams": grams}
    )


def index_new(session: Session, kind: str, documents: Iterable[tuple[Ref, Iterable[str]]]) -> None:
    """Make many documents findable at once; none of them may be known already."""
    last = session.scalar(text("SELECT coalesce(max(rowid), 0) FROM search_docs")) or 0
    docs, grams = [], []
    for row, (ref, texts) in enumerate(documents, last + 1):
        words = dict.fromkeys(normalise(value) for value in texts)
        docs.append({"row": row, "kind": kind, "ref": _stored(ref)})
        grams.append({"row": row, "grams": " ".join([_KIND + kind, *(gram for word in words for gram in _cut(word))])})
    if docs:
        session.execute(text("INSERT INTO search_docs (rowid, kind, ref) VALUES (:row, :kind, :ref)"), docs)
        session.execute(text("INSERT INTO search_grams (rowid, grams) VALUES (:row, :grams)"), grams)


def remove(session: Session, kind: str, ref: Ref) -> None:
    """Forget ``ref``; nothing happens when it is not known."""
    row = session.scalar(_row_of(kind, ref))
    if row is not None:
        session.execute(text("DELETE FROM search_grams WHERE rowid = :row"), {"row": row})
        session.execute(text("DELETE FROM search_docs WHERE rowid = :row"), {"row": row})


@dataclass(frozen=True)
class Match:
    """What a query found. ``count`` is exact up to ``FEW`` and above it stands for "more"."""

    kind: str
    expression: str
    count: int

    def condition(self, key: ColumnElement[Any] | QueryableAttribute[Any]) -> ColumnElement[bool]:
        """For WHERE: rows whose ``key`` was found; fast with any filter, order and LIMIT beside it.

        Few hits: looked up one by one. Many: the list is walked in its own order and each row checked
        against the set of hits, which soon fills a page because hits are many.
        """
        if self.count == 0:
            return false()
        if self.count <= FEW:
            return key.in_(self._hits(_DOCS.c.ref).where(_DOCS.c.rowid == _GRAMS.c.rowid))
        row = select(_DOCS.c.rowid).where(_DOCS.c.kind == self.kind, _DOCS.c.ref == key).scalar_subquery()
        return row.in_(self._hits(_GRAMS.c.rowid, of_kind=False))  # the row has its kind already

    def among(self, session: Session, refs: Iterable[R]) -> set[R]:
        """Those of ``refs`` that were found; none when they lie so far apart that looking would not be quick."""
        if self.count == 0:
            return set()
        asked = {_stored(ref): ref for ref in refs}
        known = select(_DOCS.c.rowid, _DOCS.c.ref).where(_DOCS.c.kind == self.kind, _DOCS.c.ref.in_(asked))
        rows = {row: asked[stored] for row, stored in session.execute(known)}
        if not rows or max(rows) - min(rows) > _APART * len(rows):
            return set()
        span = _GRAMS.c.rowid.between(min(rows), max(rows))
        hits = session.scalars(self._hits(_GRAMS.c.rowid, of_kind=False).where(span))
        return {rows[row] for row in hits if row in rows}

    def newest(self, limit: int) -> Select[Any]:
        """The refs last made findable first, for a short list of suggestions."""
        if self.count == 0:
            return select(_DOCS.c.ref).where(false())
        hits = self._hits(_GRAMS.c.rowid).order_by(_GRAMS.c.rowid.desc()).limit(limit).subquery()
        return select(_DOCS.c.ref).join(hits, hits.c.rowid == _DOCS.c.rowid).order_by(hits.c.rowid.desc())

    def _hits(self, *columns: ColumnElement[Any], of_kind: bool = True) -> Select[Any]:
        asked = f'{self.expression} AND "{_KIND}{self.kind}"' if of_kind else self.expression
        return select(*columns).where(literal_column("search_grams").op("MATCH")(asked))


def match(session: Session, kind: str, query: str) -> Match | None:
    """What contains every word of ``query``; None when nothing is asked, which means no restriction.

    Nothing is found under signs alone, such as ``%``: they are in no index.
    """
    words = [word for word in map(normalise, query.split()) if word]
    if not words:
        return Match(kind, "", 0) if query.strip() else None
    expression = " AND ".join(map(_phrase, words))
    found = Match(kind, expression, 0)
    few = found._hits(_GRAMS.c.rowid).limit(FEW + 1).subquery()
    return Match(kind, expression, session.scalar(select(func.count()).select_from(few)) or 0)


def _cut(word: str) -> list[str]:
    return [word[at : at + _length(word[at])] for at in range(len(word))]


def _phrase(word: str) -> str:
    """Whole grams as long as they last; a last one cut short only when it adds a character."""
    grams: list[str] = []
    covered = 0
    for at, gram in enumerate(_cut(word)):
        whole = len(gram) == _length(word[at])
        if not whole and covered == len(word):
            break
        grams.append(gram)
        covered = at + len(gram)
        if not whole:
            return f'"{" ".join(grams)}" *'
    return f'"{" ".join(grams)}"'


def _length(character: str) -> int:
    return 2 if character > "\u2e80" else 3


def _row_of(kind: str, ref: Ref) -> Select[Any]:
    return select(_DOCS.c.rowid).where(_DOCS.c.kind == kind, _DOCS.c.ref == _stored(ref))


def _stored(ref: Ref | bytes) -> bytes | str:
    return ref.bytes if isinstance(ref, uuid.UUID) else ref

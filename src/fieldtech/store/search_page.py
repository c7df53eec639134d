"""Pages of a list that is searched, at equal speed whether few rows or all contain what was searched for."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import QueryableAttribute, Session

from fieldtech.store.lists import Page, PageKey, Sort, page
from fieldtech.store.search import FEW, Match
from fieldtech.store.search import R as K

CHUNK = 600
"""Rows looked at first: where a third of them is found a page is full; where fewer are, collecting all is quick."""


def page_of_found(
    session: Session,
    rows: Select[K],
    key: ColumnElement[K] | QueryableAttribute[K],
    match: Match,
    sort: Sequence[Sort],
    *,
    after: PageKey | None,
    limit: int,
) -> Page[K]:
    """A page of keys that were found; ``rows`` selects ``key`` of the list without the search.

    A word that is in every row has as many hits as there are rows, and collecting 200,000 of them takes longer than
    all the rest. So the next few rows of the list are looked at first; often they are enough for the page.
    """
    if match.count > FEW:
        chunk = page(session, rows, sort, tuple, after=after, limit=CHUNK)
        hits = match.among(session, [row[0] for row in chunk.rows])
        found = [row for row in chunk.rows if row[0] in hits]
        if len(found) > limit:
            return Page(tuple(row[0] for row in found[:limit]), tuple(found[limit - 1][-len(sort) :]))
    return page(session, rows.where(match.condition(key)), sort, lambda row: row[0], after=after, limit=limit)

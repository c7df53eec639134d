"""Setting blocks on pages, with the header, the footer and page x of y."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fieldtech.sheets.blocks import Block, Gap
from fieldtech.sheets.canvas import A4, MM, Paper

TOP = A4[1] - 24.6 * MM  # below the header
BOTTOM = 11.2 * MM  # above the footer
ROOM = TOP - BOTTOM
_ROUNDING = 0.01
AIR = 6.0  # points left free above the footer
_WIDEST_GAP = 5.0  # points added to a gap at most


@dataclass(frozen=True)
class Frame:
    """What stands on every page; both get the page's number and the count of pages."""

    header: Callable[[Paper, int, int], None]
    footer: Callable[[Paper, int, int], None]


def paginate(blocks: Sequence[Block], room: float = ROOM) -> list[list[Block]]:
    """The blocks in pages: tied ones stay together, table heads come again, no page starts with a gap."""
    if sum(block.height for block in blocks) > room + _ROUNDING:
        room -= AIR
    pages: list[list[Block]] = [[]]
    left = room
    for group in _tied(blocks):
        needed = sum(block.height for block in group)
        if needed > left + _ROUNDING and pages[-1]:
            pages.append([])
            left = room
            group = _opening(group)
        pages[-1] += group
        left -= sum(block.height for block in group)
    return pages


def spread(blocks: list[Block]) -> list[Block]:
    """Give the room that is left on a single page to the gaps between its sections, within reason."""
    spare = ROOM - AIR - sum(block.height for block in blocks)
    gaps = [block for block in blocks if isinstance(block, Gap)]
    for gap in gaps:
        gap.height += max(0.0, min(spare / len(gaps), _WIDEST_GAP))
    return blocks


def _tied(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = [[]]
    for block in blocks:
        groups[-1].append(block)
        if not block.keep:
            groups.append([])
    return [group for group in groups if group]


def _opening(group: list[Block]) -> list[Block]:
    """A group at the top of a page: no gap first, and the head of a table that goes on."""
    while group and isinstance(group[0], Gap):
        group = group[1:]
    head = group[0].head if group else None
    return [head, *group] if head else group


def draw_pages(paper: Paper, pages: Sequence[Sequence[Block]], frame: Frame) -> None:
    """Draw all pages."""
    for number, page in enumerate(pages, 1):
        frame.header(paper, number, len(pages))
        top = TOP
        for block in page:
            block.draw(paper, top)
            top -= block.height
        frame.footer(paper, number, len(pages))
        paper.showPage()

"""FC205: the amounts of a bullet list must add up to the total that introduces it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.cues import OPEN
from factcheck.relate.frame import SLOT
from factcheck.relate.items import block_lists
from factcheck.relate.parts import equals, exact, quoted, quotes, same_money, summable
from factcheck.relate.rule import Rule

_LEAD = (BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.HEADLINE)
_LABELLED = regex.compile(r"[^{}:–—]{2,40}(?::| [-–—]) ?\{n\d+\}(?: [\p{Ll}-]{2,20}){0,2}[.,;]?")  # "North Bay: 210"
_AT_START = 40  # an item's amount is its subject: "$3.1 million for ferries", "Dale Centre: 340 places"


def relate(context: Context) -> Iterator[Relation]:
    """Yield total = sum of the items' amounts, for each list whose every item has one."""
    for number, members in block_lists(context.draft).items():
        if len(members) < 2:
            continue
        lead = context.draft.blocks[members[0]].lead_in
        if lead is None and members[0] > 0 and context.draft.blocks[members[0] - 1].kind in _LEAD:
            lead = members[0] - 1
        if lead is None:
            continue
        for letter in "mnu":
            parts = _amounts(context, members, letter)
            if parts:
                yield from _totals(context, lead, letter, parts, f"list-total-mismatch {number}")
                break
    yield from _lines(context)


def _lines(context: Context) -> Iterator[Relation]:
    """Paragraphs one after another that each end with an amount, and a "total of" somewhere above."""
    run: list[Claim] = []
    blocks = context.draft.blocks
    for index in range(len(blocks) + 1):
        claims = [c for c in context.by_block.get(index, ()) if c.kind is Kind.MONEY]
        block = blocks[index] if index < len(blocks) else None
        after = "" if block is None or not claims else context.words(claims[0].span.end, block.span.end)
        # A bare amount is a cell of a table that lost its form.
        named = block is not None and bool(claims) and block.span.start + 3 < claims[0].span.start
        short = named and block is not None and block.span.end - block.span.start < 140
        if len(claims) == 1 and short and len(after) < 3 and exact(claims[0]):
            run.append(claims[0])
            continue
        led_in = context.frames[run[0].sentence - 1].text if run and run[0].sentence else ""
        if len(run) > 2 and same_money(run) and not OPEN.search(led_in):  # "the settlements include the following:"
            for whole in reversed(context.claims[: run[0].id]):
                before = context.words(max(0, whole.span.start - 40), whole.span.start)
                if summable([whole, *run]) and regex.search(r"\btotal(?:l?ing)?\b", before):
                    yield _relation(whole, run, Tie.LIKELY, f"list-total-mismatch lines {run[0].id}")
        run = []


def _amounts(context: Context, members: tuple[int, ...], letter: str) -> list[Claim]:
    """The one amount of each item; empty where an item has none, or has two, or is itself open or a total."""
    found = []
    for index in members:
        frames = [context.frames[s.index] for s in context.sentences if s.block == index]
        if not frames or OPEN.search(frames[0].text) or frames[0].text.lower().startswith(("total", "overall")):
            return []
        slots = [slot for slot in SLOT.finditer(frames[0].text) if slot[1] == letter]
        early = [slot for slot in slots if slot.start() <= _AT_START]
        if letter == "n" and (not early or (early[0].start() > 2 and not _LABELLED.fullmatch(frames[0].text.strip()))):
            return []  # "new paint for 35 benches": a count inside an item is no part
        if not early or (letter != "n" and len(slots) > 1):
            return []
        found.append(frames[0].claim(early[0][2]))
    return found


def _totals(context: Context, lead: int, letter: str, parts: list[Claim], group: str) -> Iterator[Relation]:
    sentences = [sentence.index for sentence in context.sentences if sentence.block == lead][-2:]
    if not sentences or OPEN.search(context.frames[sentences[-1]].text):
        return
    wholes = [claim for index in sentences for claim in context.frames[index].slots(letter)]
    wholes = [claim for claim in wholes if summable([claim, *parts]) and not claim.per]
    largest = max(_value(part) for part in parts)
    wholes = [claim for claim in wholes if _value(claim) > largest]  # "one of three islands:" is no total of people
    last = context.frames[sentences[-1]].text.rstrip()
    sure = len(wholes) == 1 and last.endswith(":") and letter != "n"
    for whole in reversed(wholes):
        yield _relation(whole, parts, Tie.CERTAIN if sure else Tie.LIKELY, group)


def _relation(whole: Claim, parts: list[Claim], tie: Tie, group: str) -> Relation:
    return Relation(
        "list-total-mismatch",
        (whole.id, *(part.id for part in parts)),
        equals(whole, parts),
        tie,
        f"The items of the list, {quotes(parts)}, make {{expected}}, but the text says {quoted(whole)}: check them.",
        group=group,
        whole=whole.kind is Kind.COUNT,
    )


def _value(claim: Claim) -> Fraction:
    return claim.value if isinstance(claim.value, Fraction) else Fraction(0)


RULE = Rule(
    code="FC205",
    name="list-total-mismatch",
    summary="The amounts in a list do not add up to the total above it.",
    finds="“$7.2 million as follows:” with bullets of $3.1 million, $1.9 million and $1.4 million.",
    why="Readers take a list under a total for the whole of it.",
    silent="When the list is open (“including”, “so far”), or when an item has no amount.",
    bad=(
        "The port puts $7.2 million into works:\n\n- $3.1 million for ferries\n- $1.9 million for slipways\n- "
        "$1.4 million for lamps\n"
    ),
    good=(
        "The port puts $7.2 million into works including:\n\n- $3.1 million for ferries\n- $1.9 million for slipways\n"
    ),
    checks=("B5",),
    relate=relate,
)

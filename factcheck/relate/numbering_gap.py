"""FC812: a numbered list, or "first, second, fourth", leaves a number out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from fractions import Fraction

import regex

from factcheck.model import Compare, Const, Evidence, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# "First, all boats ..."; the comma tells it from "Second Street".
_OPENING = regex.compile(rf"^\W{{0,3}}({'|'.join(_ORDINALS)})(?:ly)?,", regex.IGNORECASE)
_LETTER = regex.compile(r"(?<!\w)\(([a-z])\)(?=\s\w)")
_NUMBER = regex.compile(r"(?<![\w)])\(([1-9]|1\d)\)(?=\s\w)")
_MARKER = regex.compile(r"\(?(\d{1,2})[.)]?")

Item = tuple[int, Span]


def relate(context: Context) -> Iterable[Relation]:
    """Yield item = the one after the item before it, for each run of numbers, letters or ordinals from the first on."""
    for run in (*_lists(context), *_in_prose(context), _openings(context)):
        if not run or run[0][0] != 1:
            continue
        for (before, _), (place, span) in itertools.pairwise(run):
            if place == 1:
                break  # a new list
            written = context.span_text(span)
            yield Relation(
                "numbering-gap",
                (),
                Compare(Const(Fraction(place), written), "=", Const(Fraction(before + 1), f"number {before + 1}")),
                Tie.CERTAIN,
                f"After number {before} comes “{written}”: number {before + 1} is missing.",
                evidence=(Evidence(span),),
            )
            if place != before + 1:
                break


def _lists(context: Context) -> Iterator[list[Item]]:
    """Numbered lists by the markers of their items, where each number is higher than the one before."""
    lists: dict[tuple[int, int], list[Item]] = {}
    for block in context.draft.blocks:
        marker = _MARKER.fullmatch(block.marker or "")
        if marker is not None and block.list_id is not None:
            start = context.draft.prose.rfind(block.marker or "", max(0, block.span.start - 12), block.span.end)
            span = Span(start, start + len(block.marker or "")) if start >= 0 else block.span
            lists.setdefault((block.list_id, block.depth), []).append((int(marker[1]), span))
    for items in lists.values():
        numbers = [number for number, _ in items]
        # "1. 1. 1." is Markdown's way of leaving the numbering to the reader's program.
        if all(a < b for a, b in itertools.pairwise(numbers)) and not _run_on(context, items):
            yield items


def _run_on(context: Context, items: list[Item]) -> bool:
    """Whether a missing number stands inside the item before: "1. Switch it off. 2. Wait." on one line."""
    return any(
        regex.search(rf"(?<![\w.]){before + 1}[.)] \W?\p{{L}}", context.draft.prose[start.start : end.start])
        for (before, start), (_, end) in itertools.pairwise(items)
    )


def _in_prose(context: Context) -> Iterator[list[Item]]:
    """Runs "(a) ... (b) ... (d)" within one paragraph."""
    for block in context.draft.blocks:
        prose = context.draft.prose
        letters = [
            (ord(m[1]) - ord("a") + 1, Span(*m.span()))
            for m in _LETTER.finditer(prose, block.span.start, block.span.end)
        ]
        numbers = [(int(m[1]), Span(*m.span())) for m in _NUMBER.finditer(prose, block.span.start, block.span.end)]
        for run in (letters, numbers):
            places = [place for place, _ in run]
            if len(run) > 2 and places == sorted(set(places)) and not _stands_behind(context, block.span, run):
                yield run


def _stands_behind(context: Context, block: Span, run: list[Item]) -> bool:
    """Whether a missing number stands behind its item: "reach (3), social media (4)"."""
    prose = context.draft.prose[block.start : block.end]
    missing = set(range(1, run[-1][0])) - {place for place, _ in run}
    return any(f"({place})" in prose or f"({chr(ord('a') + place - 1)})" in prose for place in missing)


def _openings(context: Context) -> list[Item]:
    """Sentences that open with an ordinal and a comma, from the first "First," on."""
    run: list[Item] = []
    for sentence in context.sentences:
        match = _OPENING.match(context.draft.prose[sentence.span.start : sentence.span.end])
        if match is None:
            continue
        place = _ORDINALS.index(match[1].lower()) + 1
        if place == 1 and run:
            break
        if run and place > run[-1][0] + 1:
            between = context.draft.prose[run[-1][1].end : sentence.span.start].lower()
            if regex.search(rf"\b{_ORDINALS[run[-1][0]]}\b|\bnext\b|\bthen\b", between):
                break  # "A third rule is ...": it is there, only not at the start of a sentence
        run.append((place, Span(sentence.span.start + match.start(1), sentence.span.start + match.end(1))))
    places = [place for place, _ in run]
    return run if len(run) > 2 and places == sorted(set(places)) else []


RULE = Rule(
    code="FC812",
    name="numbering-gap",
    summary="A numbered list or a “first, second, fourth” leaves a number out.",
    finds="List numbers, letters in brackets and ordinals at the start of sentences that skip one.",
    why="An item was cut, and readers wonder what it was.",
    silent="Where “finally” ends the series, where the missing one is named in mid-sentence, and in lists not from 1.",
    bad=(
        "First, all boats need a light. Second, crews must wear vests. Fourth, the slip must "
        "stay clear."
    ),
    good=(
        "First, all boats need a light. Second, crews must wear vests. Finally, the slip must "
        "stay clear."
    ),
    checks=("H5",),
    relate=relate,
)

"""Quotations with their speakers: the words between quotation marks, and the name beside a verb of saying."""

from __future__ import annotations

import regex

from factcheck.model import Block, BlockKind, Quotation, Span

_SAYS = (
    r"(?:said|says|added|adds|commented|comments|explained|explains|told|stated|states|noted|notes|continued"
    r"|announced|concluded|warned|wrote|praised|remarked)"
)
_TITLE = r"(?:Dr|Mr|Mrs|Ms|Prof|Det|Insp|Sgt|Supt|Cllr|Rep|Sen|Gov|Gen|Col|Capt|Lt|Hon|St|[A-Z])\."
_WORD = r"[A-Z][\w’'-]{0,25}"
_NAME = rf"(?P<name>(?!(?:He|She|They|It|We|I|The|This|That)\b)(?:(?:{_TITLE}|{_WORD})\s){{0,7}}{_WORD})"
_AFTER = regex.compile(
    rf"[\s,]{{0,3}}(?:{_SAYS}\s(?:the\s)?(?:[a-z]+\s){{0,4}}{_NAME}|{_NAME}(?:,[^.\n”\"]{{0,120}},)?\s{_SAYS}\b)"
)
_BEFORE = regex.compile(rf"{_NAME}(?:,[^.\n”\"]{{0,160}},)?\s{_SAYS}\b[^.\n”\"]{{0,60}}[:,]\s?$")
_PRONOUN = regex.compile(rf"[\s,]{{0,3}}(?:(?:he|she|they)\s{_SAYS}|{_SAYS}\s(?:he|she|they))\b", regex.IGNORECASE)
SPOKEN = (
    BlockKind.BODY,
    BlockKind.LIST_ITEM,
    BlockKind.STANDFIRST,
    BlockKind.HEADLINE,
    BlockKind.NOTES,
    BlockKind.BOILERPLATE,
)
SHORTEST = 3  # characters; a mark of inches or feet is no quotation


def find_quotations(prose: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """Return the quotations of a release in text order.

    A quotation over several paragraphs opens each of them and closes the last only; each paragraph's part
    is a quotation of its own, with the same speaker.
    """
    out: list[Quotation] = []
    speaker: str | None = None
    for block in blocks:
        if block.kind not in SPOKEN:
            continue
        for span in _spans(prose, block.span):
            speaker = _speaker(prose, span, block, speaker)
            out.append(Quotation(span, speaker))
    return tuple(out)


def _spans(prose: str, block: Span) -> list[Span]:
    spans: list[Span] = []
    opened: int | None = None
    closing = ""
    for at in range(block.start, block.end):
        character = prose[at]
        if opened is None:
            if character in "“„" or (character == '"' and _opens(prose, at, block)):
                opened, closing = at, "”“" if character != '"' else '"'
            elif character == "‘" and _opens(prose, at, block):
                opened, closing = at, "’"
        elif character in closing and (closing != "’" or _closes(prose, at, block)):
            if at - opened > SHORTEST:
                spans.append(Span(opened, at + 1))
            opened = None
    if opened is not None and block.end - opened > SHORTEST and closing != "’":
        spans.append(Span(opened, block.end))  # carried on in the next paragraph, or its end mark was lost
    return spans


def _opens(prose: str, at: int, block: Span) -> bool:
    before = prose[at - 1] if at > block.start else " "
    after = prose[at + 1] if at + 1 < block.end else " "
    return not (before.isalnum() or after.isspace())


def _closes(prose: str, at: int, block: Span) -> bool:
    """An apostrophe stands inside a word (“don’t”); a closing single mark does not."""
    after = prose[at + 1] if at + 1 < block.end else " "
    return not after.isalnum() and prose[at - 1] in ".,!?…"


def _speaker(prose: str, span: Span, block: Block, last: str | None) -> str | None:
    window = prose[span.end : min(block.span.end, span.end + 200)]
    if found := _AFTER.match(window):
        return " ".join((found.capturesdict()["name"] or [""])[0].split()) or last
    if _PRONOUN.match(window):
        return last
    before = prose[max(block.span.start, span.start - 250) : span.start]
    if found := _BEFORE.search(before):
        return " ".join(found["name"].split())
    return last

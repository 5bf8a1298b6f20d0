"""What each block is in the anatomy of a release: headline, dateline, body, notes, boilerplate, furniture."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from factcheck.model import Block, BlockKind
from factcheck.read.dateline import is_date_line
from factcheck.read.raw import RawBlock

_FURNITURE = regex.compile(
    r"""(?ix)^(?:
    share(?:\s+(?:this|on)\b.{0,40})? | print(?:\s+this.{0,30})?
    | (?:next|previous)\s+(?:article|post|release) | read\s+more.{0,20} | back\s+to\s+top | skip\s+to\s+.{0,30}
    | subscribe.{0,60} | follow\s+us.{0,40} | tags?:.{0,200} | categor(?:y|ies):.{0,200} | leave\s+a\s+(?:reply|comment)
    | name\s?\* | e-?mail\s?\* | please\s+leave\s+this\s+field\s+empty\.? | are\s+you\s+a\s+human\?.{0,40}
    | .{0,40}\b\d{1,3}\s?[+x×-]\s?\d{1,3}\s?=\s{0,3} | cookies?\b.{0,60} | (?:\(c\)\s?)?©.{0,100} | copyright\b.{0,100}
    | all\s+rights\s+reserved\.? | view\s+(?:original|source).{0,120} | -{0,2}news\s+direct-{0,2}
    | page\s+\d{1,3}(?:\s+of\s+\d{1,3})?
    )$"""
)
# What follows is a list of other releases: nothing in it belongs to this one.
_OTHERS = regex.compile(r"(?i)^(?:latest|related|recent|more)\s+(?:posts|news|stories|releases|articles)$")
_TELEPHONE = regex.compile(r"\d{3}[-.\s)]{1,2}\d{3}[-.\s]?\d{2,4}|@\w")
_END = regex.compile(r"(?i)^[\s*_–—-]{0,6}(?:#(?:\s?#){2,6}|ends?|-\s?30\s?-|30)[\s*_–—-]{0,6}$")
_META = regex.compile(
    r"""(?ix)^(?:for\s+immediate\s+release.{0,60} | (?:press|news|media)\s+(?:release|statement|notice).{0,60}
    | (?:strictly\s+)?embargo(?:ed)?\b.{0,120} | not\s+for\s+publication.{0,80} | news | date:.{0,60}
    | published:?.{0,60})$"""
)
_NOTES = regex.compile(
    r"(?i)^notes?\s+(?:to|for)\s+(?:the\s+)?(?:news\s+)?editors?\b.{0,20}$|^editors?['’]?s?['’]?\s+notes?:?$|^notes:?$"
)
_ABOUT = regex.compile(
    r"(?i)^about\s+(?!\d)[^.!?]{2,80}$|^(?:safe\s+harbou?r|forward[-\s]looking\s+statements?|disclaimer)\b[^.!?]{0,60}$"
)
_ABOUT_RUN_IN = regex.compile(r"^About\s+(?:the\s+)?[A-Z][^.!?\d]{1,60}:\s")
_CONTACT = regex.compile(
    r"""(?ix)^(?:(?:press|media|investor|news|for\s+(?:more|further)\s+information|public)\b[^.!?]{0,30}\s)?
    (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b[^.!?]{0,40}:?$ | ^contacts?:.{0,120}$"""
)
_CAPTION = regex.compile(
    r"(?i)^(?:table|figure|fig\.|chart|graph|photo(?:graph)?|image|picture|caption)\s?(?:\d{1,3}|[a-z])?\s?[:.–—]\s?\S"
)
HEADLINE_LIMIT = 260
_SENTENCE_END = (".", "!", "?", ".”", '."', ".’", "?”", "!”", ":", ";", ",")


@dataclass(slots=True)
class _State:
    """What the blocks so far have established."""

    headline: str | None = None
    in_body: bool = False
    over: bool = False
    kind: BlockKind = BlockKind.BODY
    section: int | None = None
    blocks: list[Block] = field(default_factory=list)


def name_blocks(prose: str, raw: tuple[RawBlock, ...]) -> tuple[Block, ...]:
    """Return the blocks with their kinds, the block that introduces each list or table, and their section."""
    state = _State()
    lead: int | None = None
    previous: RawBlock | None = None
    for index, piece in enumerate(raw):
        words = " ".join(prose[piece.span.start : piece.span.end].split())
        if piece.shape not in ("item", "cell"):
            kind = _paragraph_kind(words, piece, state)
            if kind is BlockKind.HEADING:
                state.section = index
            block = Block(kind, piece.span, section=None if kind is BlockKind.HEADING else state.section)
        else:
            new_group = previous is None or (piece.list_id, piece.table_id) != (previous.list_id, previous.table_id)
            if new_group and not (previous is not None and piece.shape == previous.shape == "item"):
                lead = index - 1 if index else None
            kind = BlockKind.TABLE_CELL if piece.shape == "cell" else BlockKind.LIST_ITEM
            if state.kind is not BlockKind.BODY and kind is BlockKind.LIST_ITEM:
                kind = state.kind
            state.in_body = True
            block = Block(
                kind, piece.span, piece.list_id, piece.marker, piece.depth,
                piece.table_id, piece.row, piece.column, lead, state.section,
            )
        state.blocks.append(block)
        previous = piece
    return tuple(state.blocks)


def _paragraph_kind(words: str, piece: RawBlock, state: _State) -> BlockKind:
    """The kind of a paragraph or heading, given what came before."""
    state.over = state.over or (state.in_body and bool(_OTHERS.match(words)))
    if state.over or piece.shape == "other" or _FURNITURE.match(words):
        return BlockKind.FURNITURE
    if _END.match(words):
        state.kind = BlockKind.NOTES if state.kind is BlockKind.BODY else state.kind
        return BlockKind.FURNITURE
    if _META.match(words) or is_date_line(words):
        return BlockKind.DATELINE
    if _NOTES.match(words):
        state.kind = BlockKind.NOTES
        return BlockKind.HEADING
    if _ABOUT.match(words) and state.headline is not None:
        state.kind = BlockKind.BOILERPLATE
        return BlockKind.HEADING
    if _CONTACT.match(words):
        state.kind = BlockKind.CONTACT
        return BlockKind.HEADING
    if len(words) <= 200 and _CAPTION.match(words):
        return BlockKind.CAPTION
    if _ABOUT_RUN_IN.match(words):
        return BlockKind.BOILERPLATE
    titled = len(words) <= HEADLINE_LIMIT and not words.endswith(_SENTENCE_END) and any(c.isalpha() for c in words)
    if state.headline is None and (titled or piece.shape == "heading"):
        state.headline = words
        return BlockKind.HEADLINE
    if state.headline is not None and words == state.headline:
        return BlockKind.HEADLINE
    state.headline = state.headline if state.headline is not None else ""
    if piece.shape == "heading" or (titled and len(words) <= 90 and state.in_body):
        if piece.shape == "heading":
            state.kind = BlockKind.BODY
        return BlockKind.HEADING if state.in_body else BlockKind.STANDFIRST
    if titled and not state.in_body:
        if _TELEPHONE.search(words):
            return BlockKind.CONTACT
        return BlockKind.STANDFIRST if words.count(" ") >= 4 else BlockKind.HEADING
    if state.kind is BlockKind.CONTACT and not state.in_body and _is_prose(words):
        state.kind = BlockKind.BODY  # the contact stood above the text, or was a line of the page's menu
    state.in_body = state.in_body or state.kind is not BlockKind.CONTACT
    return state.kind


def _is_prose(words: str) -> bool:
    """Whether a paragraph tells something: "Harwood, 3 May – The council today opened ...", not an address."""
    return words.endswith(_PROSE_END) and words.count(" ") >= _PROSE_WORDS


_PROSE_END = (".", ".”", '."', "!", "?", ":")
_PROSE_WORDS = 15


"""The data that passes between the stages: frozen, without logic.

    read     file        -> Draft
    extract  Draft       -> Reading     (claims, figures left out, sentences)
    relate   Reading     -> relations
    judge    relation    -> verdict     holds | mismatch | undecided
    report   Report      -> text, JSON, ...

Every offset is a code point index into `Draft.text`, which is the file's text as decoded and is never
changed: `text[claim.span.start:claim.span.end]` is the figure as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from factcheck.interval import Interval


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of the draft's text."""

    start: int
    end: int


# -- read --------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a block is in the anatomy of a release."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    HEADING = "heading"
    BODY = "body"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    CAPTION = "caption"
    NOTES = "notes to editors"
    BOILERPLATE = "boilerplate"
    CONTACT = "contact"
    FURNITURE = "page furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table cell; blocks do not overlap and stand in text order.

    `list_id` numbers the list an item belongs to, `marker` is its bullet or number ("-", "3."),
    `depth` its nesting. `table_id`, `row` and `column` place a table cell (row 0 is the header row when
    the table has one). `lead_in` is the index of the block that introduces the list or table ("The plan has
    three aims:"). `section` is the index of the heading block it stands under.
    """

    kind: BlockKind
    span: Span
    list_id: int | None = None
    marker: str | None = None
    depth: int = 0
    table_id: int | None = None
    row: int | None = None
    column: int | None = None
    lead_in: int | None = None
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; `speaker` is the name as written nearby, when one was found."""

    span: Span
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A release as read.

    `text` is the file's own text. `prose` has the same length, with markup (Markdown's `**`, `#`, `|`,
    link targets, HTML tags) turned into spaces: stages read words from `prose` and cut excerpts from `text`.
    `issued` is the release's own date (from its dateline or the settings), `issued_span` where it stands.
    `notices` are sentences for the report (encoding fallback, another language than English).
    """

    path: str
    text: str
    prose: str
    blocks: tuple[Block, ...]
    quotations: tuple[Quotation, ...] = ()
    issued: date | None = None
    issued_span: Span | None = None
    embargo: date | None = None
    language: str = "en"
    notices: tuple[str, ...] = ()


# -- extract -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its analysis; `head` is the index of its head in the same sentence (itself for the root).

    `pos` is the universal tag and `dep` the universal relation; both are "" without a trained model.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place, the index of its block, and its tokens (their spans point into the draft)."""

    index: int
    span: Span
    block: int
    tokens: tuple[Token, ...] = ()


class Kind(StrEnum):
    """What sort of figure a claim is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    RATIO = "ratio"  # fractions and multiples too: "a third", "one in five", "threefold", "3:1"
    MEASURE = "measure"
    DATE = "date"  # a day or a month
    YEAR = "year"
    TIME = "time"
    WEEKDAY = "weekday"
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    RATE = "rate"  # "15 per 1,000", "40 a day"
    INTERVAL = "interval"  # a range given as one figure: "18-24", "9am to 4pm", "2025/26"
    SCORE = "score"  # "2-0", "31 votes to 24": its numbers are in `parts`


class Hedge(StrEnum):
    """How the writer bounds or softens a figure."""

    NONE = ""
    ABOUT = "about"  # about, some, around, roughly, an estimated
    MORE_THAN = "more than"  # more than, over
    AT_LEAST = "at least"  # at least, as many as ... or more, no fewer than, N or more, N+
    LESS_THAN = "less than"  # fewer than, under, below
    UP_TO = "up to"  # up to, at most, no more than, a maximum of, as many as
    NEARLY = "nearly"  # nearly, almost, just under, approaching, close to
    JUST_OVER = "just over"
    VAGUE = "vague"  # dozens, scores, hundreds, several


@dataclass(frozen=True, slots=True)
class Claim:
    """One stated figure.

    span, text    the figure as written, unit included, hedge not: "£20-million", "83", "17th March 2018"
    value         numbers: exact, at full scale, in `unit` (Fraction(20_000_000), GBP; a percentage of 100 is
                  100; a ratio its quotient: a third is 1/3, twice is 2); dates "2018-03-17", months "2017-03",
                  years "2017", times "16:30", weekdays "saturday"; None for ranges, scores and vague figures
    tight, loose  what the written digits say, and what a kind reader grants; for dates both are ranges of
                  proleptic ordinal days (`date.toordinal`; a year is all its days), for a weekday Monday is 0,
                  for times minutes since midnight. tight always lies inside loose.
    unit          canonical name: GBP, USD, percent, percentage point, kilometre, year, day, ... or None
    subunit       of money written in hundredths of `unit`, their name: "penny", "cent" ("12 cents" is 0.12 USD here,
                  so that it can be summed with dollars; the report gives it as 12 cent, as written)
    counts        the thing counted or measured as a lemma phrase ("paedophile suspect"), "" if unknown;
                  `noun` is its head lemma ("suspect")
    event         lemma of the verb that governs the figure ("arrest"), "" if unknown; `negated` if denied
    agent         the event's subject or agent as a lemma phrase, when it is not the counted thing itself
    per           of a rate: what for ("day", "person", "1,000 people"); "each" for each/apiece/every
    role          in a change or comparison: "from", "to", "by" (an absolute or relative change); "of" for a whole
                  ("of the 85"), "share" for a bracketed share ("42 (49%)"), "gloss" for the same figure said again
                  in brackets ("£10m ($12.7m)", "fifteen (15)"); "" otherwise
    direction     +1 for up (rose, up, increase, more), -1 for down, 0 for none: for roles from, to, by and
                  for change percentages ("up 12%")
    cues          lower-case cue words that bear on this figure: "a further", "another", "of whom", "of which",
                  "the remaining", "the other", "including", "among them", "in total", "each", "average",
                  "median", "so far", "as many as", "expected", "estimated", "record", ...
    period        when, as written ("last year", "in 2017", "the 12 months to March"), "" if unsaid;
                  `when` is it resolved to ordinal days, if possible
    place, group  where and about whom, as written, "" if unsaid
    speaker       who says it, when it stands in a quotation; `quoted` tells that it does
    hedge         see Hedge; `hedge_span` where the words stand
    definite      "the 85", "these 42", "all 12", "both": refers to a figure given elsewhere
    parts         of a score or an interval: its numbers, in order
    decimals      digits written after the decimal point (of the mantissa: 1 in "1.2 million")
    scale         what the mantissa is multiplied by: 1_000_000 in "1.2 million"
    row, column   a table cell's labels
    block, sentence   where it stands: indices into `Draft.blocks` and `Reading.sentences`
    clause        a number that two figures of one sentence share when they stand in the same clause
    """

    id: int
    span: Span
    text: str
    kind: Kind
    value: Fraction | str | None
    tight: Interval
    loose: Interval
    unit: str | None = None
    subunit: str = ""
    counts: str = ""
    noun: str = ""
    event: str = ""
    negated: bool = False
    agent: str = ""
    per: str = ""
    role: str = ""
    direction: int = 0
    cues: frozenset[str] = frozenset()
    period: str = ""
    when: Interval | None = None
    place: str = ""
    group: str = ""
    speaker: str = ""
    quoted: bool = False
    hedge: Hedge = Hedge.NONE
    hedge_span: Span | None = None
    definite: bool = False
    parts: tuple[Fraction, ...] = ()
    decimals: int = 0
    scale: int = 1
    row: str = ""
    column: str = ""
    block: int = 0
    sentence: int = 0
    clause: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Digits that are no claim, and why: "telephone number", "section reference", "page furniture"."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What extract gives: claims in text order (`claims[i].id == i`), figures left out, sentences."""

    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...] = ()
    sentences: tuple[Sentence, ...] = ()


# -- relate ------------------------------------------------------------------


class Tie(StrEnum):
    """How surely the figures of a relation belong together."""

    CERTAIN = "certain"
    LIKELY = "likely"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Ref:
    """A claim in a formula, by its id."""

    claim: int


@dataclass(frozen=True, slots=True)
class Const:
    """A number in a formula that no claim states: the count of listed items, 100 in a percentage.

    `label` is how the sum prints it ("4 items listed"); empty for the bare number.
    """

    value: Fraction
    label: str = ""


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation: "+", "-", "*", "/" (two or more arguments, left to right), "weekday" (of an ordinal
    day; Monday is 0), "year" (of an ordinal day)."""

    op: str
    args: tuple[Expression, ...]


Expression = Ref | Const | Apply


@dataclass(frozen=True, slots=True)
class Compare:
    """An equation or inequality: `left` `op` `right` with op one of "=", "<=", "<", ">=", ">".

    By convention the stated figure stands left and what the others give stands right:
    Compare(Ref(total), "=", Apply("+", (Ref(a), Ref(b)))). op "whole" asks that some whole number lie in
    `right` (GRIM: can 45% of 12 schools be a number of schools?), with `left` the stated figure.
    """

    left: Expression
    op: str
    right: Expression


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words, not a figure, that a relation rests on: a list item, a name, "significant"."""

    span: Span
    role: str = "evidence"


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation or inequality over claims, with what ties them. Data only: no functions.

    rule      the rule's kebab name
    claims    ids of the figures involved; the stated one first
    formula   what must hold; None for a question to the author (tie ASK), which always speaks
    tie       how surely they belong together; rules state only this, judge works out the level
    message   one sentence for the press officer if it does not hold: both figures quoted, what to check. May
              use "{expected}" for what the other figures give (the right side under the tight ranges).
    group     relations with the same non-empty group are alternative readings of one thing (51% of which
              whole?): the group breaks only when all of them break; put the most plausible first
    ties      where the words stand that tie the figures ("of whom", "a total of")
    evidence  bare spans the relation rests on
    whole     True where the amounts are whole things (people), so that sums are compared as integers
    """

    rule: str
    claims: tuple[int, ...]
    formula: Compare | None
    tie: Tie
    message: str
    group: str = ""
    ties: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    whole: bool = False


# -- judge -------------------------------------------------------------------


class Outcome(StrEnum):
    """What became of a relation."""

    HOLDS = "holds"
    MISMATCH = "mismatch"
    UNDECIDED = "undecided"


class Level(StrEnum):
    """How loud a finding is, see docs/ARCHITECTURE.md."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation judged: the outcome, its level if it is a mismatch, the sum, the slip, or the reason."""

    relation: Relation
    outcome: Outcome
    level: Level | None = None
    sum: str = ""
    message: str = ""
    slip: str | None = None
    reason: str = ""


# -- report ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that a finding points to: role "stated" (the figure that does not fit), "other", "tie"."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reader of the report is told: code and name of the rule, one sentence, the sum, the places."""

    code: str
    name: str
    level: Level
    message: str
    sum: str
    slip: str | None
    relation: int | None
    claims: tuple[int, ...]
    marks: tuple[Mark, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Each claim counted once, by its worst relation."""

    claims: int
    agree: int
    mismatch: int
    undecided: int
    unchecked: int


class Standing(StrEnum):
    """How a claim came out: by the worst of the relations it stands in."""

    MISMATCH = "mismatch"
    UNDECIDED = "undecided"  # a question to the author too
    AGREE = "agree"
    UNCHECKED = "unchecked"  # nothing in the text to hold it against: a person must vouch for it


@dataclass(frozen=True, slots=True)
class Report:
    """One document, checked. `standings[i]` is how claim i came out; `more_notes` counts, by code, the notes
    left unsaid."""

    draft: Draft
    reading: Reading
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    standings: tuple[Standing, ...]
    more_notes: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Options:
    """What only the office knows; the settings file, validated in config.py, becomes this.

    date_order: "dmy", "mdy" or "auto" (from the text's own unambiguous dates and spellings).
    exclusive_pairs: nouns of the house that exclude one another and make up the whole, e.g. ("constable", "sergeant").
    nouns: the house's words for the same thing, e.g. {"punter": "customer"}.
    hedge_widths: overrides of rows of the table of hedge widths, name -> fraction.
    """

    release_date: date | None = None
    embargo: date | None = None
    date_order: str = "auto"
    exclusive_pairs: tuple[tuple[str, ...], ...] = ()
    nouns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    people_nouns: frozenset[str] = frozenset()
    hedge_widths: Mapping[str, Fraction] = field(default_factory=lambda: MappingProxyType({}))
    language_model: str | None = None
    ignored_rules: frozenset[str] = frozenset()
    rule_levels: Mapping[str, Level] = field(default_factory=lambda: MappingProxyType({}))

"""What each figure counts, when, where, about whom, and who says it.

line           words of the sentence, guessed or tagged classes, clauses
noun_phrases   counts, noun
events         event, negated, agent
roles          role, direction
cues           cues
scopes         period, when, place, group
tables         row, column
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.extract import scopes, tables
from factcheck.extract.cues import cues_of
from factcheck.extract.events import governing
from factcheck.extract.figure import Figure
from factcheck.extract.headings import Heading, under
from factcheck.extract.line import read_line, whole_span
from factcheck.extract.noun_phrases import NounPhrase, counted
from factcheck.extract.roles import role_of
from factcheck.model import BlockKind, Claim, Draft, Kind, Options, Sentence, Span

_DEFINITE = regex.compile(
    r"\b(?:the|these|those|all|both|its|their|his|her|our|this|that)(?: other| remaining| same| final| new)?\s*$"
)
# The month, which is no cue that something may be so: "in May", "May 2018".
_MAY = regex.compile(
    r"(?<=\b(?:[Ii]n|[Oo]n|of|[Bb]y|[Ss]ince|[Ff]rom|until|till|during|last|this|next|to|early|late|mid|through|\d)[\s-])"
    r"May\b|\bMay(?=,?\s\d)"
)
_CALENDAR = frozenset({Kind.DATE, Kind.YEAR, Kind.TIME, Kind.WEEKDAY, Kind.INTERVAL})


def attach(
    draft: Draft, sentences: tuple[Sentence, ...], figures: tuple[Figure, ...], options: Options
) -> tuple[Claim, ...]:
    """Return the figures, in text order, as claims: `claims[i].id == i`."""
    starts = [sentence.span.start for sentence in sentences]
    by_sentence: defaultdict[int, list[tuple[int, Figure]]] = defaultdict(list)
    for number, figure in enumerate(figures):
        by_sentence[max(bisect_right(starts, figure.span.start) - 1, 0)].append((number, figure))
    cell_labels = tables.labels(draft)
    headings = tables.headings(draft, cell_labels)
    claims: list[Claim] = []
    for index, members in by_sentence.items():
        claims.extend(_claims_of(draft, sentences[index], members, cell_labels))
    read = (_in_cell(draft, claim, headings) for claim in sorted(claims, key=lambda claim: claim.id))
    return _with_antecedents(draft, tuple(read))


def _in_cell(draft: Draft, claim: Claim, headings: dict[int, Heading]) -> Claim:
    """Give a cell that is one figure the unit and scale of its headings."""
    heading = headings.get(claim.block)
    if heading is None:
        return claim
    cell = draft.blocks[claim.block].span
    rest = draft.prose[cell.start : claim.span.start] + draft.prose[claim.span.end : cell.end]
    return claim if any(character.isalnum() for character in rest) else under(claim, heading)


def _claims_of(
    draft: Draft,
    sentence: Sentence,
    members: list[tuple[int, Figure]],
    cell_labels: dict[int, tuple[str, str]],
) -> list[Claim]:
    figures = [figure for _, figure in members]
    line = read_line(sentence, figures)
    found = {
        "period": scopes.periods(draft.prose, sentence.span),
        "place": scopes.places(draft.prose, sentence.span),
        "group": scopes.groups(draft.prose, sentence.span),
    }
    clause_of = {span: line.clause_of(line.words_in(span)[0]) for spans in found.values() for span in spans}
    out = []
    for place, (number, figure) in enumerate(members):
        previous = figures[place - 1] if place else None
        following = figures[place + 1] if place + 1 < len(figures) else None
        first, _ = line.place(figure)
        clause = line.clause_of(first)
        phrase = counted(line, figure)
        event = governing(line, figure, phrase)
        role, direction = role_of(draft.prose, line, figure, previous)
        before, after = _surroundings(draft.prose, sentence.span, figure, previous, following)
        scope = {
            name: "" if span is None else " ".join(draft.text[span.start : span.end].split())
            for name, spans in found.items()
            for span in (scopes.nearest(spans, figure.span, clause_of, clause),)
        }
        row, column = cell_labels.get(sentence.block, ("", ""))
        quotation = next((q for q in draft.quotations if q.span.start <= figure.span.start < q.span.end), None)
        cues = cues_of(before, after)
        if not phrase.noun and figure.kind == Kind.COUNT:
            cues |= {"elliptic"}
        period = "" if figure.kind in _CALENDAR else scope["period"]
        out.append(
            Claim(
                number,
                figure.span,
                draft.text[figure.span.start : figure.span.end],
                figure.kind,
                figure.value,
                figure.tight,
                figure.loose,
                unit=figure.unit,
                subunit=figure.subunit,
                counts=phrase.counts,
                noun=phrase.noun,
                event=event.verb,
                negated=event.negated,
                agent=event.agent if event.agent != phrase.counts else "",
                per=figure.per or ("each" if cues & {"each", "apiece"} and figure.kind != Kind.DATE else ""),
                role=role,
                direction=direction,
                cues=cues,
                period=period,
                when=scopes.resolve(period, draft.issued) if period else None,
                place=scope["place"],
                group=scope["group"],
                speaker=(quotation.speaker or "") if quotation else "",
                quoted=quotation is not None,
                hedge=figure.hedge,
                hedge_span=figure.hedge_span,
                definite=bool(_DEFINITE.search(before)) or _is_both(draft, figure),
                parts=figure.parts,
                decimals=figure.decimals,
                scale=figure.scale,
                row=row,
                column=column,
                block=sentence.block,
                sentence=sentence.index,
                clause=clause,
            )
        )
    return [_from_labels(claim, draft) for claim in out]


def _is_both(draft: Draft, figure: Figure) -> bool:
    """Whether the figure is the word "both", which always refers back."""
    return draft.prose[figure.span.start : figure.span.end].lower() == "both"


def _surroundings(
    prose: str, sentence: Span, figure: Figure, previous: Figure | None, following: Figure | None
) -> tuple[str, str]:
    """The lower-case prose around a figure, up to its neighbours and to a semicolon or full stop."""
    span = whole_span(figure)
    start = max(sentence.start, previous.span.end if previous else 0)
    end = min(sentence.end, following.span.start if following else sentence.end)
    before = _MAY.sub("month", prose[min(start, span.start) : figure.span.start]).lower()
    after = _MAY.sub("month", prose[figure.span.end : max(end, figure.span.end)]).lower()
    return before.rsplit(";", 1)[-1], after.split(";", 1)[0]


def _from_labels(claim: Claim, draft: Draft) -> Claim:
    """A bare number in a table cell counts what its labels say."""
    if draft.blocks[claim.block].kind != BlockKind.TABLE_CELL or claim.noun:
        return claim
    label = claim.column if any(character.isalpha() for character in claim.column) else claim.row
    words = [word for word in label.lower().replace(",", " ").split() if word.isalpha()]
    if not words:
        return claim
    line_words = read_label(words)
    return replace(claim, counts=line_words.counts, noun=line_words.noun, cues=claim.cues - {"elliptic"})


def read_label(words: list[str]) -> NounPhrase:
    """The counted thing of a table label: "fines issued in" -> "fine"."""
    from factcheck.extract.words import PREPOSITIONS, looks_like_verb, noun_lemma

    taken: list[str] = []
    for word in words:
        if word in PREPOSITIONS or (looks_like_verb(word) and taken):
            break
        taken.append(word)
    if not taken:
        return NounPhrase()
    head = noun_lemma(taken[-1])
    return NounPhrase(" ".join([*taken[:-1], head]), head)


_LOOK_BACK = 3


# "across 27 states": what stands in such a phrase is seldom what the next bare number counts.
_PREPOSITION = regex.compile(
    r"\b(?:in|across|at|from|to|for|by|with|within|over|between|among|through|throughout|on|into|during)\s(?:the\s|all\s)?$"
)
# "on three counts and the robbing of eight others": the others are no counts
_OTHERS = regex.compile(r"\sothers(?!\w)", regex.IGNORECASE)
_NOT_OTHERS = frozenset({"count", "charge", "time"})
_COMPARED = regex.compile(r"(?:[<>=≤≥±]|[+]/-)\s?$")  # "(P<.02)"


def _is_within(draft: Draft, claim: Claim) -> bool:
    """Whether a preposition stands before a figure and its hedge."""
    start = min(claim.span.start, claim.hedge_span.start if claim.hedge_span else claim.span.start)
    return _PREPOSITION.search(draft.prose, max(0, start - 20), start) is not None


def _is_pure_number(draft: Draft, claim: Claim) -> bool:
    """Whether a figure counts nothing at all: a decimal, the number of a statistic."""
    if isinstance(claim.value, Fraction) and claim.value.denominator != 1:
        return True
    return _COMPARED.search(draft.prose, max(0, claim.span.start - 3), claim.span.start) is not None


def _with_antecedents(draft: Draft, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Give an elliptic count ("Twenty-five have been convicted", "another 42 charged") its antecedent's noun.

    The antecedent of "the 85" is the last 85 that had a noun; of any other the nearest earlier count with a noun of
    its own, in the same sentence or the few before; one that stands behind a preposition ("120 shops in 27 states and
    200 in planning") only where the sentence has no other. The cue "elliptic" stays, so that rules know that the noun
    is inherited.
    """
    out: list[Claim] = []
    last: Claim | None = None
    free: Claim | None = None  # the last that stands behind no preposition
    by_value: dict[object, Claim] = {}
    for claim in claims:
        if (
            claim.kind == Kind.COUNT
            and "elliptic" in claim.cues
            and not (claim.noun or claim.row or claim.column or _is_pure_number(draft, claim))
        ):
            same = by_value.get(claim.value) if claim.definite or claim.role == "of" else None
            if _OTHERS.match(draft.prose, claim.span.end) and last is not None and last.noun in _NOT_OTHERS:
                out.append(claim)
                continue
            if free is not None and free.sentence == claim.sentence and not _is_within(draft, claim):
                same = same or free
            near = last if last is not None and claim.sentence - last.sentence <= _LOOK_BACK else None
            if antecedent := same or near:
                claim = replace(claim, counts=antecedent.counts, noun=antecedent.noun)
        elif claim.kind == Kind.COUNT and claim.noun:
            last = by_value[claim.value] = claim
            if not _is_within(draft, claim):
                free = claim
        out.append(claim)
    return tuple(out)

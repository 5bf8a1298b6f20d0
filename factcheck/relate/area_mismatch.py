"""FC703: length times width is not the area, or length, width and height not the volume."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import number, quoted, sentence_words
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.wording import sentence_frame
from factcheck.units import dimension, factors

_SIDE = r"(?: (?:long|wide|deep|high|tall|across|in (?:length|width|depth|height)))?"
_JOIN = (
    r"(?:,? and (?:its|the) (?:width|breadth|depth|height|length) (?:is|was|measures) |"
    r"(?: (?:along|down|beside|on) [a-z ]{3,30})?(?:,? by |,? x | ?× ?|, |,? and (?:going |running |reaching "
    r"|stretching )?(?:back |across )?))"
)
# "20m by 30m", "18m long and 7.5m wide", "sixty metres along the quay and going back thirty-five"
_SIDES = regex.compile(
    rf"\{{u(\d+)\}}{_SIDE}{_JOIN}\{{([un])(\d+)\}}{_SIDE}(?:{_JOIN}\{{([un])(\d+)\}}{_SIDE})?", regex.IGNORECASE
)
_RECTANGLE = regex.compile(r"\b(?:rectang(?:le|ular)|square[- ]shaped|oblong|cuboid|box)\b")
# A shape or a use that leaves the outer measurements unlike the area.
_OTHER = regex.compile(
    r"\b(?:irregular|at (?:its|the) (?:widest|deepest|longest|narrowest|broadest)|widest|deepest|up to|average|"
    r"l-shaped|oval|"
    r"round|circular|triang\w+|elliptical|floors|storeys|stories|levels|usable|net|lettable|seating|of which|"
    r"per|walls?|around|about|roughly|more than|over|circumference|diameter|radius)\b"
)
# "a 20m by 30m plot (600 sq m)", "25m by 10m, or 250 sq m"
_ADJACENT = regex.compile(
    r"(?:[a-z-]{2,15} ){0,2}[(\[]|,? ?(?:or|giving|with)(?: (?:an area of|a surface of))?|,? ?", regex.IGNORECASE
)
_SEVERAL = regex.compile(r"(?<!-)\b(?:each|two|three|four|five|six|both|pair)\b")


def relate(context: Context) -> Iterable[Relation]:
    """Yield area = length x width, for sides given together and an area within the next sentences."""
    for sentence in context.sentences:
        if not any(c.kind is Kind.MEASURE for c in context.by_sentence.get(sentence.index, ())):
            continue
        frame = sentence_frame(context, sentence.index)
        for match in _SIDES.finditer(frame.text):
            sides = [frame.claim(number_) for number_ in (match[1], match[3], match[5]) if number_]
            if sides[-1].unit and dimension(sides[-1].unit) != "length":
                sides.pop()  # "100m x 64m, 6,400 square metres": the area itself
            yield from _equation(context, sides)


def _equation(context: Context, sides: list[Claim]) -> Iterable[Relation]:
    unit = sides[0].unit
    if dimension(unit) != "length" or any(side.unit not in (unit, None) or side.hedge for side in sides):
        return
    what = "area" if len(sides) == 2 else "volume"
    whole = _whole(context, sides, what)
    if whole is None or whole.hedge not in (Hedge.NONE, Hedge.ABOUT):
        return
    own = dict.fromkeys(claim.sentence for claim in (*sides, whole))
    text = " ".join(sentence_words(context, index) for index in own)
    adjacent = _ADJACENT.fullmatch(context.between(sides[-1], whole)) is not None
    rectangle = _RECTANGLE.search(text) is not None
    if (
        _OTHER.search(text)
        or (_SEVERAL.search(sentence_words(context, sides[0].sentence)) and not (adjacent and _is_each(context, sides)))
        or not (adjacent or rectangle or sides[0].sentence == whole.sentence or _is_area(context, whole))
    ):
        return
    target = "square metre" if what == "area" else "cubic metre"
    (metre,) = factors(unit, "metre")[:1]
    product: tuple[Expression, ...] = tuple(Ref(side.id) for side in sides)
    scale = factors(target, whole.unit)
    for factor in scale:
        together = Const(metre ** len(sides) * factor)
        terms = product if together.value == 1 else (*product, together)
        yield Relation(
            "area-mismatch",
            (whole.id, *(side.id for side in sides)),
            Compare(Ref(whole.id), "=", Apply("*", terms)),
            Tie.CERTAIN if rectangle or adjacent else Tie.LIKELY,
            f"{' by '.join(quoted(side) for side in sides)} gives {{expected}}, not {quoted(whole)}: "
            "check the sides, or say that the shape is no rectangle.",
            group=f"{sides[0].id}-{whole.id}" if len(scale) > 1 else "",
        )


def _is_each(context: Context, sides: list[Claim]) -> bool:
    """Whether what is measured is one of several, told one by one: "Each plot measures 12m by 15m, or 180 sq m"."""
    lead = context.words(context.sentences[sides[0].sentence].span.start, sides[0].span.start)
    return regex.search(r"\b[Ee]ach\b(?! of the (?:two|three|four|\d))", lead) is not None


_AREA = regex.compile(r"\b(?:areas?|surface|covers?|covering|floor ?space|footprint|takes up|occupies|volume|holds?)\b")


def _is_area(context: Context, whole: Claim) -> bool:
    """Whether the figure is called the area of what was measured: "the floor area comes to", "it covers"."""
    lead = context.words(context.sentences[whole.sentence].span.start, whole.span.start).lower()
    return _AREA.search(lead) is not None


def _whole(context: Context, sides: list[Claim], what: str) -> Claim | None:
    """The one area (or volume) from the sides on to the third sentence after; None if there are several."""
    last = sides[-1].sentence + 4
    found = [
        claim
        for claim in context.claims[sides[-1].id + 1 :]
        if claim.sentence <= last and dimension(claim.unit) == what and (number(claim) or Fraction(0)) > 0
    ]
    return found[0] if len(found) == 1 else None


RULE = Rule(
    code="FC703",
    name="area-mismatch",
    summary="The sides of a rectangle do not give its area, or those of a box its volume.",
    finds="Length and width given together, with an area beside them that is not their product.",
    why="A digit is wrong in one of the three, or a figure in feet has been read as metres.",
    silent="Where the shape is no rectangle, has floors, or is measured “at its widest”, and where figures are rough.",
    bad="The rectangular stage, 18m long and 7.5m wide, covers an area of 153 sq m.",
    good="The rectangular stage, 18m long and 7.5m wide, covers an area of 135 sq m.",
    checks=("G3",),
    relate=relate,
)

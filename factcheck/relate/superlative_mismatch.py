"""superlative-mismatch: the highest, lowest, busiest of a list or table that has a higher or lower one."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Evidence, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.labelled import labelled, listed
from factcheck.relate.lexicon import singular
from factcheck.relate.pattern import compiled, find, q, ref, value
from factcheck.relate.rule import Rule

_TOP = (
    "highest|largest|biggest|greatest|most|best|busiest|longest|strongest|top|warmest|hottest|wettest|"
    "sunniest|windiest|tallest|heaviest|oldest|deepest|richest|dearest|"
    "costliest|deadliest|commonest|priciest|brightest|loudest|thickest|steepest"
)
_LOW = (
    "lowest|smallest|fewest|least|quietest|shortest|weakest|worst|coldest|coolest|driest|youngest|cheapest|"
    "poorest|lightest|shallowest"
)
# "Orm had the greatest loss of hedges (21%), ahead of Vell (25%)"
_AHEAD = compiled(
    rf"\bthe (?P<cue>{_TOP}|{_LOW}) [\w' -]{{2,40}} ?\({{one:nmpu}}\),? (?:ahead of|followed by|compared with|"
    rf"compared to|against|then|with)[^{{}};()]{{2,40}}\({{two:nmpu}}\)"
)
# "Tarn had the lowest rainfall of the three stations, with 910mm, followed by Holt with 870mm"
_FOLLOWED = compiled(
    rf"\bthe (?P<cue>{_TOP}|{_LOW})\b(?:[^{{}};.]|\{{[nydt]\d{{1,6}}\}}){{2,70}}?,? (?:with|at|on|of) "
    rf"{{one:nmputv}}[^{{}};.]{{0,30}}?,? (?:ahead of|"
    rf"followed by|compared with|compared to|against|then|just behind|just ahead of) [^{{}};]{{2,50}} (?:with|at|"
    rf"on|\() ?{{two:nmputv}}"
)
# "Vell had the lowest share of the five", with a table of four rows
_OF_TABLE = regex.compile(
    rf"(?:^|[,;] )(?P<name>\p{{Lu}}[\w'’ -]{{1,40}}?) (?:had|has|recorded|saw|reported|was|is|posted|showed) "
    rf"(?:by far )?the (?P<cue>(?i:{_TOP}|{_LOW})) "
    r"(?P<what>[\w -]{2,40}?) of (?:the|all) (?:\{n(?P<count>\d{1,6})\}|\w+)"
)
# "Sunday was the fullest night of all", after "410 guests on Friday, 455 on Sunday and 520 on Monday"
_OF_LIST = regex.compile(
    rf"(?:^|[\"“ ])(?P<name>\{{[dy]\d{{1,6}}\}}|\p{{Lu}}\w{{2,20}})(?:, [^,{{}}]{{3,60}},)? (?:was|is) (?:our|"
    rf"the|its|their) (?P<cue>(?i:{_TOP}|{_LOW})) "
    r"(?P<what>[\w -]{2,30}?) of (?:the|all) (?:\{n\d{1,6}\}|\w+)"
)
_LABELLED = regex.compile(
    r"\{(?P<kind>[nmpu])(?P<id>\d{1,6})\}(?: [\w-]{2,20}){0,2} in (?P<label>\{[dy]\d{1,6}\}|\p{Lu}\w{2,20})"
)
# "Birch had the highest rate", "The busiest month was July"
_NAME = r"(?:\{[dy]\d{1,6}\}|\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}[\p{L}’'-]{1,20}){0,2})"
_SAID = (
    regex.compile(
        rf"(?:^|[\"“,;:] ?|\b(?:and|that|while|but|where) )(?P<name>{_NAME}),? (?:again |once more )?(?:had|has|"
        rf"recorded|saw|reported|was|"
        rf"is|posted|showed|[\p{{Ll}}]{{3,12}}) (?:by far )?(?:our|the|its|their) "
        rf"(?P<cue>(?i:{_TOP}|{_LOW}))\b(?P<what>[\w ’'-]{{0,40}})"
    ),
    regex.compile(
        rf"\b[Tt]he (?P<cue>(?i:{_TOP}|{_LOW}))\b(?P<what>(?:[\w ’'-]|\{{n\d{{1,6}}\}}){{0,40}}?) (?:was|were|is|"
        rf"came) (?:in |at |"
        rf"that (?:of|in|at) |recorded (?:in|at) "
        rf"|from |by )?(?P<name>{_NAME})\b(?! and\b)"
    ),
    # "Carrow lent more books than any other branch"
    regex.compile(
        rf"(?:^|[\"“,;:] ?|\b(?:and|that|while|but|where) )(?P<name>{_NAME})(?:, [^,{{}}]{{3,60}},)? "
        rf"(?:\p{{Ll}}{{2,12}} )"
        rf"{{1,2}}(?P<cue>more|fewer|less)\b(?P<what>(?: [\w’'-]{{2,20}}){{0,4}}?) than (?:any|all|each|every one) "
        rf"(?:of the |the )?(?:others?|rest)\b"
    ),
    # "Park Row was the most polluted of the three sites"
    regex.compile(
        rf"(?:^|[\"“,;:] ?|\b(?:and|that|while|but|where) )(?P<name>{_NAME}) (?:was|is|proved|remained|came "
        rf"out)(?: by far)? "
        rf"the (?P<cue>most|least)(?P<what>) [\p{{Ll}}-]{{4,14}}\b"
    ),
    regex.compile(
        rf"\b(?P<name>{_NAME}) (?:came|was|is|finished|ranked|topped) (?P<cue>first|top|bottom|last|the list|the "
        rf"table)\b(?P<what>)"
    ),
)
_SCOPE = regex.compile(
    r"\b(?:since|ever|on record|in (?:its|our|their) history|rise|fall|growth|increase|drop|improvement|change|"
    r"share of|per|"
    r"second|third|fourth|best-|joint|equal|one of|among the|for (?:a|its) |for (?:\{t|\w+ years))\b",
    regex.IGNORECASE,
)
_SUBSET = regex.compile(r"\b(?:without|among|outside|except|excluding|other|large|small|that have)\b", regex.IGNORECASE)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each superlative to the figures of its rivals."""
    for found in find(context, _AHEAD, _FOLLOWED):
        one, two = found["one"], found["two"]
        alike = (one.kind, one.unit) == (two.kind, two.unit) and value(one) is not None and value(two) is not None
        apart = _SUBSET.search(found.match[0]) or _NEGATED.search(found.frame.text[: found.match.end("cue")])
        if alike and not apart:
            yield _relation(one, two, found.word(), found.tie(), Tie.CERTAIN)
    lists = listed(context)
    for frame in context.frames:
        for match in _OF_TABLE.finditer(frame.text):
            if not _SUBSET.search(frame.text):
                yield from _in_table(context, frame, match)
        yield from _said(context, frame, lists)
        for match in _OF_LIST.finditer(frame.text):
            if not _SUBSET.search(match[0]):
                yield from _in_list(context, frame, match)


def _said(
    context: Context, frame: Frame, lists: list[tuple[int, list[tuple[str, Claim]]]]
) -> Iterator[Relation]:
    """The superlative of one of the things that this sentence, or one of the three around it, lists with a figure
    each."""
    here = context.frames.index(frame)
    for pattern in _SAID:
        for match in pattern.finditer(frame.text):
            around = _THAN_ANY.sub("", frame.text[match.start() : match.end() + 25])
            if _SCOPE.search(around) or _SUBSET.search(around) or _NEGATED.search(frame.text[: match.end()]):
                continue
            name = _label(frame, match["name"])
            span = frame.span(match.start("cue"), match.end("cue"))
            if any(_of_items(match, name, items) for at, items in lists if 0 < here - at <= 3 or -8 <= here - at < 0):
                items = next(rows for _, rows in lists if _of_items(match, name, rows))
                top = next(claim for label, claim in items if _called(label, name))
                for _, rival in items:
                    if rival.id != top.id:
                        yield _relation(top, rival, match["cue"].lower(), (span,), Tie.LIKELY)
                continue
            for near in context.frames[max(0, here - 3) : here + 3]:
                listed_here = labelled(near)
                own = [claim for label, claim in listed_here if _called(label, name)]
                if len(own) == 1 and not _same_measure(match["what"], near):
                    continue
                if len(own) != 1 or (
                    near is not frame
                    and any(c.kind is own[0].kind for c in frame.claims.values() if c.value != len(listed_here))
                ):
                    continue
                for _, rival in listed_here:
                    if rival.id != own[0].id:
                        yield _relation(own[0], rival, match["cue"].lower(), (span,), Tie.LIKELY)
                break


def _called(label: str, name: str) -> bool:
    """Whether a list's label is that of a name in the text: "bridge street" and "bridge"; "the moor" and "moor"."""
    return label.removeprefix("the ") == name.removeprefix("the ") or name in label.split()


def _of_items(match: regex.Match[str], name: str, items: list[tuple[str, Claim]]) -> bool:
    """Whether a superlative is of one of the items of a list, and names no other thing than their figures do."""
    nouns = {claim.noun for _, claim in items} - {"", *(word for label, _ in items for word in label.split())}
    words = {singular(word.lower()) for word in match["what"].split()} - _GENERIC
    return sum(_called(label, name) for label, _ in items) == 1 and (not nouns or not words or bool(words & nouns))


_GENERIC = frozenset(
    "rate rates number numbers total figure figures month year day score share level of in at on the all amount "
    "week season result".split()
)


def _same_measure(what: str, listed: Frame) -> bool:
    """Whether the list is of what the superlative is of: "most gold medals" is not the most of a list of medals."""
    words = regex.split(r" (?:of|in|at|among|for|on|this|last|and|so|with|by)\b", what)[0].split()
    text = listed.text.lower()
    return all(word.lower() in _GENERIC or word.lower()[:5] in text for word in words)


_THAN_ANY = regex.compile(r"\bthan (?:any|all|every|each)(?: one)?(?: of)?(?: the)? others?\b", regex.IGNORECASE)
_NEGATED = regex.compile(r"\b(?:not|never|no longer|but for|if|would|usually)\b|n['’]t\b", regex.IGNORECASE)


def _in_table(context: Context, frame: Frame, match: regex.Match[str]) -> Iterator[Relation]:
    name = match["name"].strip().lower()
    cells = [c for c in context.claims if c.row and value(c) is not None]
    what = match["what"].lower().split()
    own = [c for c in cells if c.row.lower() == name]
    if len(own) > 1:
        own = [c for c in own if any(word in c.column.lower() for word in what)]
    if len(own) != 1:
        return
    rivals = [c for c in cells if c.column == own[0].column and c.kind is own[0].kind and c.row.lower() != name]
    rivals = [c for c in rivals if not regex.match(r"(?:total|all|overall|average|mean)\b", c.row, regex.IGNORECASE)]
    if match["count"] is not None and value(frame.claims[int(match["count"])]) != len(rivals) + 1:
        return
    span = frame.span(match.start("cue"), match.end("cue"))
    for rival in rivals:
        yield _relation(own[0], rival, match["cue"].lower(), (span,), Tie.CERTAIN)


def _in_list(context: Context, frame: Frame, match: regex.Match[str]) -> Iterator[Relation]:
    own_label = _label(frame, match["name"])
    span = frame.span(match.start("cue"), match.end("cue"))
    for earlier in context.frames:
        listed = [(_label(earlier, m["label"]), earlier.claims[int(m["id"])]) for m in _LABELLED.finditer(earlier.text)]
        own = [claim for label, claim in listed if label == own_label]
        if len(listed) < 3 or len(own) != 1:
            continue
        for label, rival in listed:
            if label != own_label and (rival.kind, rival.unit) == (own[0].kind, own[0].unit):
                yield _relation(own[0], rival, match["cue"].lower(), (span,), Tie.LIKELY)


def _label(frame: Frame, text: str) -> str:
    if text.startswith("{"):
        return frame.claims[int(text[2:-1])].text.lower()  # "July" in the list and, without a day, in the sentence
    return text.lower()


def _relation(one: Claim, two: Claim, word: str, ties: tuple[Span, ...], tie: Tie) -> Relation:
    low = word in (*_LOW.split("|"), "bottom", "last", "fewer", "less")
    return Relation(
        rule="superlative-mismatch",
        claims=(one.id, two.id),
        formula=Compare(ref(one), "<=" if low else ">=", ref(two)),
        tie=tie,
        message=f"{q(one)} is called the {word}, but {q(two)} is {'lower' if low else 'higher'}; check the word "
        f"and both figures.",
        ties=ties,
        evidence=tuple(Evidence(span) for span in ties),
    )


RULE = Rule(
    code="FC411",
    name="superlative-mismatch",
    summary="The highest or lowest of a list is not the highest or lowest.",
    finds="“The highest rate”, “our busiest month”, where a table, a list or the next figure has a higher one.",
    why="A table was updated and the sentence above it was not.",
    silent="When the superlative is of a part only (“of any large city”), or of another comparison (“our "
    "busiest July”).",
    bad="Orm had the greatest loss of hedges (21%), ahead of Vell (25%).",
    good="Orm had the greatest loss of hedges of any large parish (21%); Vell had 25%.",
    checks=("D12",),
    relate=relate,
)

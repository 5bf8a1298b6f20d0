"""FC610: "beat the forecast of $34 million" beside a figure that is lower."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Claim, Compare, Const, Kind, Ref, Relation, Span, Tie
from factcheck.relate.amounts import number, quoted, size
from factcheck.relate.context import Context
from factcheck.relate.order_forms import ordered
from factcheck.relate.order_pairs import named_pairs
from factcheck.relate.rule import Rule

_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE, Kind.RATE, Kind.DURATION})
_CALENDAR = frozenset({Kind.DATE, Kind.YEAR, Kind.DURATION, Kind.TIME, Kind.WEEKDAY, Kind.ORDINAL})
_BY_FAR = r"(?:much|far|significantly|considerably|substantially|markedly|sharply|well|even|slightly)"
_MORE = (
    r"outperform(?:ed|s|ing)?|exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|outpac(?:ed|es|ing)|outshone|topp(?:ed|ing)|tops|"
    r"eclips(?:ed|es|ing)|outstripp(?:ed|ing)|outstrips|overtak(?:es|ing)|overtook|better(?:ed|ing)|dwarf(?:ed|s|ing)|"
    r"(?:greater|larger|bigger|longer|taller|heavier|wider|deeper|faster|dearer) than"
    r"(?= (?:the|its|last|that|those|any|in)\b)|"
    r"beat(?:s|ing)?|(?:well |far |comfortably )?above|higher than|(?:well |far )?ahead of|premium (?:over|to)|"
    r"(?:increase|rise|jump|gain|improvement) (?:from|over|on)(?: the)?|compared (?:to|with) (?:just|only|a mere)|"
    r"(?:broke|broken|breaks) (?:through|above)|"
    rf"{_BY_FAR} (?:more|greater|larger|bigger|higher|longer) than|"
    r"(?:twice|double|treble|triple|quadruple|(?:\w{3,6}|\d{1,3}) times) the"
)
_LESS = (
    r"miss(?:ed|es|ing)|(?:fell|falls|falling|fallen) short of|(?:just |well |far )?short of|(?:well |far "
    r")?below|lower than|"
    r"trail(?:ed|s|ing)|underperform(?:ed|s|ing)?|(?:outshone|outshined|overtaken|eclipsed|dwarfed|outstripped|"
    r"outperformed|"
    r"outpaced) by(?! (?:an? )?\d)|"
    rf"{_BY_FAR} (?:less|fewer|smaller|lower|shorter) than|"
    r"(?:decrease|drop|decline|fall|reduction) (?:from|on)(?: the)?"
)
_GROWS = (
    r"(?:project|expect|forecast|predict|anticipat|estimat|poised|set|likely)[a-z]{0,4} (?:to )?"
    r"(?:grow|rise|increase|expand|climb|surge|balloon|growth)(?: (?:to|to reach|to around|rapidly to))?"
)
# The words that say how the figure before them compares with the one behind them.
_COMPARED = regex.compile(rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<grows>{_GROWS}))\b", regex.IGNORECASE)
# "up from 3.70% a year ago"; where losses shrink or ranks improve the direction is read here, else in direction-mismatch.  # noqa: E501
_FROM = regex.compile(r"\b(?:(?P<more>up)|(?P<less>down)) from\b", regex.IGNORECASE)
_IMPROVED = regex.compile(r"\bimprov|\beas(?:ed|ing)\b", regex.IGNORECASE)
# A denial or a wish turns the comparison round or takes it back.
_UNSURE = regex.compile(
    r"\b(?:not|never|nearly|almost|could|would|should|may|might|hopes?|aims?|need(?:s|ed)?|must|if|unless|until|before|"
    r"without|no|once|when|whether|potentially|possibl[ey]|feasible|rank\w*|place[ds]?|seed\w*|loss|deficit|"
    r"(?<!\b(?:the|its|their|national|county|state|industry) )average(?! of)|each|per cent of|points?)\b|n't\b",
    regex.IGNORECASE,
)
_THIS = regex.compile(r"^(?:this|that|these|both|it|the (?:figure|total|sum|result|amount)|which)\b", regex.IGNORECASE)
_PARTICIPLE = regex.compile(
    r"(?:exceed|surpass|topp|outpac|outperform|beat|miss|trail|underperform|fall|eclips|outstripp|overtak|better|"
    r"dwarf)ing\b",
    regex.I,
)
_HANGS = regex.compile(
    r"(?:[,(–—-]|\bper [\w ]{3,24})\s?(?:\w+ly |and |thus |thereby |again |far |easily ){0,2}$|^\s?$",
    regex.I,
)
_SET_BESIDE = regex.compile(r"\b(?:compared (?:with|to)|against|versus|vs\.?)\b", regex.I)
_ADJECTIVE = regex.compile(r"(?:above|below|\w+er than|ahead of)$", regex.I)
_ARTICLE = regex.compile(r"\b[Aa]n?\s$")
_TO_NEXT = regex.compile(r"\s+to\s[^\s]{0,12}\d")
# "cut from 60% to below 8%", "£9 million, over and above the £100 million"
_TIMES_THE = regex.compile(r"(?:twice|double|treble|triple|quadruple|\w+ times) the$", regex.IGNORECASE)
_NEXT_TO = 24  # characters
_BOUND = regex.compile(r"\b(?:above|below|over|under|past|beyond|at least|up to)\s?$", regex.IGNORECASE)
_ALSO_NOUNS = frozenset({"trails", "tops", "beats", "beat", "misses"})
_TO_OR_OVER_AND = regex.compile(r"\b(?:to|over and) $")
# "earned £3 million and has now surpassed £1 billion in loans", not "the fine and costs far exceed"
_AND = regex.compile(r"\band (?:(?:has|have|had|is|are|was|also|now|already|then|even|it|they|we|\w+ly) ){0,3}$")
_NEW_CLAUSE = regex.compile(r", (?:and|while|but)\b")
_YARDSTICK = regex.compile(
    r"\b(?:forecasts?|estimates?|expect\w+|predict\w+|projected|projections?|targets?|goals?|guidance|consensus|"
    r"budget\w*|plan\w*|"
    r"records?|previous|prior|last|earlier|old)\b",
    regex.IGNORECASE,
)
_SHRINKS = regex.compile(
    r"\b(?:loss(?:es)?|deficits?|debts?|costs?|emissions|time|waits?|delays?|injur\w+|deaths)\b", regex.IGNORECASE
)
_OTHER_OBJECT = regex.compile(r"\b(?:and an?|and of|including)\b|\b(?:level|request)s? and\b", regex.IGNORECASE)
_OTHER_SUBJECT = regex.compile(r", with\b")
_AS_WELL = regex.compile(
    r"^[^.;]{0,8}\b(?:as well as|and also|and)\b(?! (?:ha[sd]|have|is|are|was|were|will)\b)[^.;]{0,40}$"
)


def relate(context: Context) -> Iterable[Relation]:
    """Yield this figure > or < that figure, for two amounts of one kind with words of comparison between them."""
    objects: dict[int, tuple[Claim, str, Span]] = {}
    for claim in context.claims:
        if claim.kind not in _KINDS or number(claim) is None:
            continue
        if claim.kind is Kind.DURATION and "-" in claim.text:
            continue  # "rose for four days and moved above the 50-day line": the name of a line
        found = _comparison(context, claim, objects)
        if found is None:
            continue
        subject, op, span = found
        if any(context.draft.prose[: one.span.start].endswith("-in-") for one in (subject, claim)):
            continue  # "a one-in-three rate, higher than the one-in-17 rate": a larger number is a smaller share
        if _elsewhere(context, subject, claim, span):
            continue
        objects[claim.id] = found
        words = " ".join(context.span_text(span).split())
        yield Relation(
            "order-mismatch",
            (subject.id, claim.id),
            Compare(Ref(subject.id), op, Ref(claim.id)),
            Tie.LIKELY,
            f"The text says “{words}” of {quoted(subject)} and {quoted(claim)}, but the two stand the other way round.",
            ties=(span,),
        )
        first = _joined_before(context, subject)
        if first is not None and first.sentence == claim.sentence:  # "returns of 31% and 72%, outshone by 294%"
            yield Relation(
                "order-mismatch",
                (first.id, claim.id),
                Compare(Ref(first.id), op, Ref(claim.id)),
                Tie.LIKELY,
                f"The text says “{words}” of {quoted(first)} and {quoted(claim)}, but they stand the other way round.",
                ties=(span,),
            )
    yield from _in_other_words(context, objects)


def _elsewhere(context: Context, subject: Claim, claim: Claim, span: Span) -> bool:
    """Whether the words of comparison reach something else than the figure behind them.

    "a cut of £48 million below last year's level and of £39 million below the request"; "the mean of the two is
    below the dearer of the two"; "stocks grew to £311, with loans at just short of £263".
    """
    if subject.span.end > span.start or span.end > claim.span.start or subject.sentence != claim.sentence:
        return False
    if subject.value == claim.value and claim.definite:
        return True
    prose = context.draft.prose
    return bool(
        _OTHER_OBJECT.search(prose[span.end : claim.span.start])
        or _OTHER_SUBJECT.search(prose[subject.span.end : span.start])
    )


def _joined_before(context: Context, subject: Claim) -> Claim | None:
    """The figure that the subject is joined to by "and": what is said of the two is said of each."""
    other = context.claims[subject.id - 1] if subject.id else subject
    joined = other.sentence == subject.sentence and context.between(other, subject) in ("and", "and of")
    return other if joined and _alike(other, subject) else None


def _in_other_words(context: Context, objects: dict[int, tuple[Claim, str, Span]]) -> Iterable[Relation]:
    """The same for the constructions of `order_forms`, where no rule above has read the two figures."""
    for low, high, span in (*ordered(context), *named_pairs(context)):
        if any(claim.id in objects and objects[claim.id][0] in (low, high) for claim in (low, high)):
            continue
        words = " ".join(context.span_text(span).split())
        yield Relation(
            "order-mismatch",
            (low.id, high.id),
            Compare(Const(size(low), " ".join(low.text.split())), "<=", Const(size(high), " ".join(high.text.split()))),
            Tie.LIKELY,
            f"By the words “{words}”, {quoted(low)} cannot be above {quoted(high)}: check both figures.",
            ties=(span,),
        )


def _comparison(
    context: Context, claim: Claim, objects: dict[int, tuple[Claim, str, Span]]
) -> tuple[Claim, str, Span] | None:
    """The figure that `claim` is compared with, how they must stand, and the words; None if there is no comparison."""
    start = context.sentences[claim.sentence].span.start
    for other in reversed(context.claims[: claim.id]):
        if other.sentence < claim.sentence - 1 or other.block != claim.block:
            return None
        if not _alike(other, claim):
            continue
        if other.id in objects:
            # "beat the bank's guess of $18 million as well as the market's of $22 million"
            link = context.between(other, claim)
            if _AS_WELL.match(link) and not _COMPARED.search(link) and other.sentence == claim.sentence:
                return objects[other.id]
            continue
        begin = other.span.end
        if other.sentence != claim.sentence:
            if not _THIS.match(context.words(start, claim.span.start)):
                return None
            begin = start
        return _read(context, other, begin, claim)
    return None


def _read(context: Context, subject: Claim, begin: int, claim: Claim) -> tuple[Claim, str, Span] | None:
    between = context.draft.prose[begin : claim.span.start]
    if len(between) > 220 or ";" in between:
        return None
    matches = list(_COMPARED.finditer(between))
    sentence = context.sentence_text(claim.sentence)
    if _IMPROVED.search(sentence):
        matches += list(_FROM.finditer(between))
    # "they were outshone by two newcomers with returns of": the winners come with their names
    matches = [match for match in matches if len(between) - match.end() <= (170 if match[0].endswith(" by") else 70)]
    if len(matches) != 1:
        return None
    match = matches[0]
    if match[0].lower().endswith(" from") and _TO_NEXT.match(context.draft.prose, claim.span.end):
        return None  # "16% growth, with a margin increase from 18.7% to 23.3%"
    lead = between[: match.start()]
    ahead = context.draft.prose[max(0, subject.span.start - 4) : subject.span.start]
    if match[0].lower().endswith((" from", " over", " on", " the")) and (not lead.strip() or _ARTICLE.search(ahead)):
        return None  # "a £15 rise from the £40 charged before", "a $6 million, or 77%, improvement on": the rise itself
    rest = between[match.end() :]
    grows = match.groupdict().get("grows")
    if _ADJECTIVE.search(match[0]) and (
        _BOUND.search(context.words(max(0, subject.span.start - 12), subject.span.start)) or lead.endswith("or ")
    ):
        return None  # "recovered above $670 after a dip below $650", "4 GB or above, 40 GB or above": two bounds
    if match[0].lower() in _ALSO_NOUNS and _is_noun(context, claim.sentence, begin + match.start()):
        return None  # "55 acres of woods and 3 miles of trails, a 15-acre pond"
    if _TO_OR_OVER_AND.search(lead) or (not grows and _AND.search(lead) and not _YARDSTICK.search(rest)):
        return None  # "earned £3 million and surpassed £1 billion in loans"
    if subject.kind is Kind.PERCENT and not lead.strip() and _ADJECTIVE.search(match[0]):
        return None  # "81% below its rivals on price and 54% below them on speed": how far below
    if _TIMES_THE.match(match[0]) and (len(rest) > _NEXT_TO or "," in rest):
        return None  # "can mean nine times the pixels, and the difference between 4K and"
    inner = [one for one in context.claims[subject.id + 1 : claim.id] if one.span.start > begin + match.end()]
    if any(one.kind not in _CALENDAR for one in inner) or (inner and _NEW_CLAUSE.search(rest)):
        return None  # "65% lived beyond the mark of five months, and 85% beyond that of two"
    if match[0].lower().startswith("improvement") and _SHRINKS.search(
        context.draft.prose[max(0, subject.span.start - 40) : claim.span.end + 24]
    ):
        return None  # "a loss of £3 million, an improvement over the £8 million of the year before"
    if _PARTICIPLE.match(match[0]) and not _HANGS.search(lead):
        return None  # "a value of 0.1%, a molybdenum value exceeding 1%": said of another value
    if _ADJECTIVE.search(match[0]) and _SET_BESIDE.search(lead):
        return None  # "a ratio that exceeds 22, compared with a median below 4": the bound of the second alone
    if _ADJECTIVE.search(match[0]) and len(lead) > 45:
        return None
    if _UNSURE.search(lead[-60:]) or _UNSURE.search(between[match.end() :]):
        return None
    op = "<" if grows or match.groupdict().get("less") else ">"
    return subject, op, Span(begin + match.start(), begin + match.end())


def _is_noun(context: Context, sentence: int, at: int) -> bool:
    return any(
        token.span.start <= at < token.span.end and token.pos == "NOUN" for token in context.sentences[sentence].tokens
    )


def _alike(a: Claim, b: Claim) -> bool:
    """Whether two figures are amounts of one kind, unit and rate that can be compared."""
    # "earnings of $3.04 a share missed the bank's $3.12 estimate": the yardstick is said without the share
    if a.kind is not b.kind or a.unit != b.unit or (a.per != b.per and b.per) or number(a) is None:
        return False
    if a.kind is not Kind.COUNT or a.noun == b.noun != "":
        return True
    return b.scale == a.scale and not (a.noun and b.noun)  # "a crowd of 4,200, beating the 5,100 of last year"


RULE = Rule(
    code="FC610",
    name="order-mismatch",
    summary="The text says that one figure beats, misses or exceeds another, and it does not.",
    finds="“Outperformed the estimate of”, “missing the target of”, “a drop from”, “projected to grow to” and the like "
    "between two amounts that stand the other way round.",
    why="Either a figure or the word is wrong, and the sentence's whole point rests on them.",
    silent="Where the comparison is denied, wished for or almost made, and where the amounts are not of one kind.",
    bad="Earnings of $24 million beat the forecast of $34 million.",
    good="Earnings of $41 million beat the forecast of $34 million.",
    checks=("F6",),
    relate=relate,
    surest=Tie.LIKELY,
)

"""What tells two mentions apart that look like one figure: words beside them, years, names, other figures."""

from __future__ import annotations

from fractions import Fraction

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.context import Context
from factcheck.relate.lexicon import is_people, singular
from factcheck.relate.mentions import Mention, stem, stems_of
from factcheck.relate.sameness import like_nouns
from factcheck.relate.typos import is_long, log_ratio, slip_between

__all__ = [
    "CONCLUSIVE", "DOUBTFUL", "IN_THE_BODY", "IN_THE_HEADLINE", "another_time", "clash", "impossible", "signs_apart",
    "times_of",
]  # fmt: skip

_ROLES = frozenset({"from", "to", "by", "of", "share", "gloss"})
_APART = 2.8  # e to this is sixteenfold


def impossible(a: Claim, b: Claim) -> bool:
    """Tell whether two figures cannot be one, whatever stands around them.

    They are the two ends of a change in one sentence; go in opposite directions; or are many times one another, and no
    slip.
    """
    if a.direction * b.direction < 0 or (a.sentence == b.sentence and {a.role, b.role} & _ROLES):
        return True
    return log_ratio(a, b) > _APART and not slip_between(a, b)


# Words beside one figure only that make it another amount than the one it resembles.
_TELLING_WORDS = (
    r"another|further|more of|additional|extra|other|remaining|of (?:them|those|these|whom|which|it)|some of|part of|"
    r"among|"
    r"feared|separate(?:ly)?|that year|youngest|oldest|eldest|smallest|average|median|instead|rather than|along with|"
    r"together with|taken together|combined|replace[sd]?|makes|respectively|originally|previously|initially|supervised|"
    r"probation|parole"
)
_TELLING = regex.compile(rf"\b(?:{_TELLING_WORDS})\b")
_SAMPLE = regex.compile(r"\b(?:n ?=|base:?)$")  # "n = 460" is for the rule on samples
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


def signs_apart(context: Context, m: Mention, n: Mention) -> dict[str, float]:
    """Return each sign that two mentions are two figures, by name, as 1.0 or 0.0; some are conclusive.

    "Adding the £0.6 million of last year, that makes £4.2 million" after "£3.6 million" is a sum, not a slip.
    """
    a, b = m.claim, n.claim
    left, right = _nearby(context, a, _BESIDE), _nearby(context, b, _BESIDE)
    years = [set(_YEAR.findall(context.sentence_text(claim.sentence))) for claim in (a, b)]
    signs = {
        "sign: denied": a.negated != b.negated,
        "sign: restricted": _restricted(context, a) != _restricted(context, b),
        "sign: now and then": _now_and_then(context, a, b),
        "sign: another noun": _another_noun(context, a, b),
        "sign: maxima": _two_maxima(context, a, b),
        "sign: telling word": any(_telling(x) ^ _telling(y) for x, y in zip(left, right, strict=True)),
        "sign: another year beside": _another_year_beside(context, a, b),
        "sign: wider": _wider(left[1], right[1]),
        "sign: partitive": _partitive(m) != _partitive(n),
        "sign: another's sentence": _anothers_sentence(context, m, n),
        "sign: next in a row": _next_in_a_row(context, m, n),
        "sign: other years": bool(years[0]) and bool(years[1]) and not years[0] & years[1],
        "sign: year on one side": bool(year_on_one_side(context, a, b)),
        "sign: side by side": _side_by_side(context, a, b),
        "sign: another's age": _anothers_age(context, a, b),
        "sign: joined": m.title != n.title and _joined(m) != _joined(n),
        "sign: rows of records": _rows_of_records(context, a, b),
        "sign: days of a range": _in_the_range(context, a, b) or _in_the_range(context, b, a),
        "sign: explained": _explained(context, a, b),
        "sign: sample": any(_SAMPLE.search(side[0]) for side in (left, right)),
        "sign: another clause": _clause_of_its_own(context, m, n) or _clause_of_its_own(context, n, m),
        "sign: another time": another_time(context, a, b),
        "sign: one name each": bool(m.names - n.words) and bool(n.names - m.words),
    }
    return {name: float(sign) for name, sign in signs.items()}


def _telling(words: str) -> frozenset[str]:
    """The telling words of a stretch; "of those" is "of these"."""
    return frozenset("of them" if word.startswith("of ") else word for word in _TELLING.findall(words))


# Signs that leave no doubt; that do so where they are at home, a headline or the body; and that leave a little
# ("another $41,350", "this $43,150"). The rest is weighed by the trees.
CONCLUSIVE = tuple(
    f"sign: {name}"
    for name in (
        "denied",
        "restricted",
        "now and then",
        "maxima",
        "sample",
        "another year beside",
        "partitive",
        "another's age",
        "explained",
        "another time",
        "next in a row",
    )
)
IN_THE_BODY = ("sign: rows of records", "sign: days of a range", "sign: another clause")
IN_THE_HEADLINE = ("sign: side by side",)
DOUBTFUL = tuple(f"sign: {name}" for name in ("telling word", "wider", "another noun", "joined", "another's sentence"))


def _another_year_beside(context: Context, a: Claim, b: Claim) -> bool:
    """Whether a year stands beside each of two figures, and not the same: "6,452 in 2011", "6,542 in 2012"."""
    if a.kind in _CALENDAR:
        return False
    left, right = (set(_YEAR.findall(" ".join(_nearby(context, claim, _NEARBY)))) for claim in (a, b))
    return bool(left) and bool(right) and not left & right


_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TIMES = regex.compile(
    rf"\b(?:(?P<month>{'|'.join(_MONTHS)})\b|(?P<weekday>{'|'.join(_DAYS)})\b|(?P<decade>(?:19|20)\d0s)\b|"
    r"(?P<which>(?i:this|last|next|previous|coming|past|first|second|third|fourth|fifth|final|opening|current|same|"
    r"following|earlier)) "
    r"(?P<of>(?i:year|month|week|weekend|summer|winter|spring|autumn|season|term|quarter|half|day|night|decade|"
    r"fortnight|morning|afternoon|round|phase|stage|leg))s?\b)"
)
_SEASONS = frozenset("summer winter spring autumn".split())
_SPANS = frozenset("year month week weekend quarter decade fortnight".split())


def another_time(context: Context, a: Claim, b: Claim) -> bool:
    """Whether the sentences name two times: "in October" and "in November", "this autumn" and "last autumn"."""
    if a.kind in _CALENDAR or a.sentence == b.sentence:
        return False
    return clash(times_of(context, a), times_of(context, b))


def clash(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    """Tell whether two sets of times (see `times_of`) cannot be of one time."""
    if any(kind == "decade" for kind, _ in one) != any(kind == "decade" for kind, _ in other):
        return True  # "in the 1980s", said of what was, beside a figure of now
    if not one or not other or one & other:
        return False
    return any(_clash(left, right) for left in one for right in other)


def times_of(context: Context, claim: Claim) -> frozenset[tuple[str, str]]:
    """The times named around a figure, no further than its neighbours of the same kind, as (what, which)."""
    sentence = context.sentences[claim.sentence].span
    others = [c.span for c in context.by_sentence[claim.sentence] if c.id != claim.id and c.kind == claim.kind]
    start = max([sentence.start, claim.span.start - _CLAUSE, *(s.end for s in others if s.end <= claim.span.start)])
    end = min([sentence.end, claim.span.end + _CLAUSE, *(s.start for s in others if s.start >= claim.span.end)])
    found = set()
    for match in _TIMES.finditer(f"{context.words(start, claim.span.start)} # {context.words(claim.span.end, end)}"):
        if match["month"]:
            found.add(("month", match["month"].lower()))
        elif match["weekday"]:
            found.add(("weekday", match["weekday"].lower()))
        elif match["decade"]:
            found.add(("decade", match["decade"]))
        elif match["which"].lower() != "same":
            found.add((match["of"].lower(), match["which"].lower().replace("past", "last").replace("current", "this")))
    return frozenset(found)


def _clash(one: tuple[str, str], other: tuple[str, str]) -> bool:
    (kind, which), (of, what) = one, other
    if kind == of:
        return which != what
    seasons = {kind, of} <= _SEASONS
    return (seasons or {kind, of} <= _SPANS) and which == what  # "last month", "last year"


_CLAUSE = 90


def _next_in_a_row(context: Context, m: Mention, n: Mention) -> bool:
    """Whether one sentence goes on to the next thing: "It will pay $3,100 to Aldham. It will pay $1,300 to Marsh."""
    if m.claim.quoted != n.claim.quoted:
        return False  # the announcement, and what is said of it
    apart = abs(m.claim.sentence - n.claim.sentence)
    alike = m.edges[0][:1] == n.edges[0][:1] or m.edges[1][:1] == n.edges[1][:1]
    return (
        0 < apart <= _ROW
        and alike
        and not m.title
        and not n.title
        and bool(_own(context, m) - n.words)
        and bool(_own(context, n) - m.words)
    )


def _own(context: Context, m: Mention) -> frozenset[str]:
    """The names near a figure, and the one that its sentence begins with: "Vale got three seats"."""
    first = context.sentences[m.claim.sentence].tokens[:1]
    return m.names | {
        stem(token.text)
        for token in first
        if token.pos == "PROPN" or (token.pos == "NOUN" and token.tag == "NN" and not _is_people(context, token.text))
    }


def _is_people(context: Context, word: str) -> bool:
    return is_people(singular(word.lower()), context.options)


def _partitive(m: Mention) -> bool:
    """Whether a count is some of a whole that is named behind it: "four of the fourteen hospitals"."""
    return m.claim.kind == Kind.COUNT and m.edges[1][:1] == ("of",) and m.edges[1][1:2] in _DETERMINERS


_DETERMINERS = frozenset((word,) for word in ("the", "its", "his", "her", "their", "our"))
_PUNISHED = regex.compile(r"\b(?:sentenc|prison|jail|probation|custody|supervised)", regex.IGNORECASE)


def _anothers_sentence(context: Context, m: Mention, n: Mention) -> bool:
    """Whether two terms are two people's: "Corbet was sentenced to 31 years", "Sander was sentenced to 13 years"."""
    a, b = m.claim, n.claim
    if a.kind != Kind.DURATION or m.title or n.title or not m.people or not n.people or m.people & n.people:
        return False
    return all(_PUNISHED.search(context.sentence_text(claim.sentence)) for claim in (a, b))


_BEARER = regex.compile(r"(\p{Lu}[\p{L}’'-]{1,30}),? ?\(?$")


def _anothers_age(context: Context, a: Claim, b: Claim) -> bool:
    """Whether two ages stand behind two names: "Leon Alder, 25, of Marsh Lane; and Grant Sorley, 52"."""
    if a.kind not in (Kind.AGE, Kind.COUNT):
        return False
    names = []
    for claim in (a, b):
        start = context.sentences[claim.sentence].span.start
        found = _BEARER.search(context.draft.prose[max(start, claim.span.start - _BESIDE) : claim.span.start])
        between_commas = claim.kind == Kind.AGE or context.draft.prose[claim.span.end : claim.span.end + 1] == ","
        names.append(found[1] if found and between_commas else "")
    return bool(names[0]) and bool(names[1]) and names[0] != names[1]


_BOTH = regex.compile(r" ?(?:in|of|for) (?P<one>[\p{L}-]+) and (?P<other>[\p{L}-]+)")
_ONE = regex.compile(r" ?(?:in|of|for) (?P<one>[\p{L}-]+)(?! and\b)")


def _wider(left: str, right: str) -> bool:
    """Whether one figure covers one thing more: "$2 million in fines and restitution", "in restitution"."""
    for wide, narrow in ((left, right), (right, left)):
        both, one = _BOTH.match(wide), _ONE.match(narrow)
        if both and one and one["one"] in (both["one"], both["other"]):
            return True
    return False


_ROW = 2
_NOW = regex.compile(
    r"\b(?:today|yesterday|this (?:year|month|week|summer|morning)|last (?:summer|winter|spring|autumn|year)|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    regex.IGNORECASE,
)


_AS_A_RULE = regex.compile(
    r"\b(?:normally|usually|regularly|ordinarily|formerly|previously|used to)\b[^.;]{0,24}$", regex.IGNORECASE
)


# "Engines should reach 90 per cent in ten minutes. Last year they reached 93 per cent": a standard, and what came of it
_NORM = regex.compile(
    r"\b(?:should|must|ought to|aims? to|(?:is|are) (?:meant|supposed|required|expected) to|(?:has|have) to)\b"
    r"[^.;]{0,40}$",
    regex.IGNORECASE,
)


def _now_and_then(context: Context, a: Claim, b: Claim) -> bool:
    """Whether one figure is of a named year and the other of now: "in 2016 had 16,934", "handed in on Friday".

    So it is of "a pass, normally $240, ... now costs $204".
    """
    if a.sentence == b.sentence and sum(bool(_AS_A_RULE.search(_nearby(context, c, _NEARBY)[0])) for c in (a, b)) == 1:
        return True
    if sum(bool(_NORM.search(_nearby(context, c, _NEARBY)[0])) for c in (a, b)) == 1:
        return True
    if a.kind in _CALENDAR or not year_on_one_side(context, a, b):
        return False
    return any(_NOW.search(context.sentence_text(claim.sentence)) for claim in (a, b))


def year_on_one_side(context: Context, a: Claim, b: Claim) -> float:
    """1.0 where a year stands near one figure and none in the sentence of the other ("in 2016 had 16,934")."""
    near = [bool(_YEAR.search(" ".join(_nearby(context, claim, _NEARBY)))) for claim in (a, b)]
    anywhere = [bool(_YEAR.search(context.sentence_text(claim.sentence))) for claim in (a, b)]
    return float((near[0] and not anywhere[1]) or (near[1] and not anywhere[0]))


_RESTRICTION = regex.compile(r"^[\w ’'-]{3,40}\b(?:without|(?:that|which) (?:have|has|are|live|had|were|was))\b")


def _restricted(context: Context, claim: Claim) -> bool:
    """Whether a clause narrows the counted thing down: "9,310 riders carried in May that have a pass"."""
    return bool(_RESTRICTION.match(_nearby(context, claim, _NEARBY + 10)[1]))


_CLAUSE_BEHIND = regex.compile(r"^(?: [\p{L}’'-]{2,20}){0,3} (?:who|that|which)(?P<words>(?: [\p{L}’'-]{1,20}){1,6})")
_BE = frozenset(
    "was were is are be been being has have had will would can could may might did do does the a an its their "
    "his her now also".split()
)


def _clause_of_its_own(context: Context, m: Mention, n: Mention) -> bool:
    """Whether "the 21 pools that charge for swimming" are others than those told of: nothing of "charge" is said
    there."""
    clause = _CLAUSE_BEHIND.match(" " + _nearby(context, m.claim, _CLAUSE)[1])
    if clause is None or m.claim.kind != Kind.COUNT:
        return False
    words = [word for word in clause["words"].split() if word not in _BE and stems_of(word)]
    if not words:
        return False
    said = {stem(token.lemma) for token in context.sentences[n.claim.sentence].tokens} | n.words
    lemmas = {token.text.lower(): token.lemma for token in context.sentences[m.claim.sentence].tokens}
    return stem(words[0]) not in said and stem(lemmas.get(words[0], words[0])) not in said


def _another_noun(context: Context, a: Claim, b: Claim) -> bool:
    """Whether two counts are of different things, neither of them people: "eight counts", "two executives"."""
    if slip_between(a, b) == "swap" and is_long(a):
        return False  # 16,394 people signed; the letter bears 16,934 signatures
    if a.kind != Kind.COUNT or not a.noun or not b.noun or "elliptic" in a.cues | b.cues:
        return False
    people = is_people(a.noun, context.options) and is_people(b.noun, context.options)
    return not people and a.noun not in b.counts and b.noun not in a.counts and not like_nouns(a.noun, b.noun)


_MAXIMUM = regex.compile(r"\b(?:maximum|statutory|potential|faces?|facing|up to|mandatory|minimum)\b")


def _two_maxima(context: Context, a: Claim, b: Claim) -> bool:
    """Whether both are what the law allows, which differs from charge to charge: "faces a maximum of 25 years"."""
    if context.in_headline(a) or context.in_headline(b) or a.kind not in (Kind.DURATION, Kind.MONEY):
        return False
    return all(_MAXIMUM.search(_nearby(context, claim, _NEARBY)[0]) for claim in (a, b))


def _side_by_side(context: Context, a: Claim, b: Claim) -> bool:
    """Whether the sentence of one has the other's value too: "64 scooters were stopped and 46 of them seized"."""
    return _has_twin(context, a, b) or _has_twin(context, b, a)


def _joined(m: Mention) -> bool:
    """Whether a count comes on top of somebody named before: "A former clerk and two builders were sentenced"."""
    return m.claim.kind == Kind.COUNT and m.edges[0][:1] in _JOINTS


_JOINTS = (("and",), ("as",), ("his",), ("her",), ("their",), ("its",))
_LABEL = regex.compile(r"\b\p{Lu}\p{L}{2,20}:")


def _rows_of_records(context: Context, a: Claim, b: Claim) -> bool:
    """Whether two sentences are one row of two records: "Offences: two counts of fraud", "Offences: six counts of"."""
    labels = [_LABEL.findall(context.words(context.sentences[c.sentence].span.start, c.span.start)) for c in (a, b)]
    return a.block != b.block and bool(labels[0]) and labels[0][-1:] == labels[1][-1:]


_TO_DAY = regex.compile(r"\s?[-–—]\s?(?P<last>\d{1,2})\b")


def _in_the_range(context: Context, first: Claim, day: Claim) -> bool:
    """Whether a day lies in the range that another date begins: "February 18-19", "on February 19"."""
    if first.kind != Kind.DATE or not isinstance(first.value, str) or not isinstance(day.value, str):
        return False
    to = _TO_DAY.match(context.draft.prose[first.span.end : first.span.end + _BESIDE])
    if to is None or first.value[-5:-3] != day.value[-5:-3] or not (first.value + day.value)[-2:].isdigit():
        return False
    return int(first.value[-2:]) <= int(day.value[-2:]) <= int(to["last"])


def _has_twin(context: Context, one: Claim, other: Claim) -> bool:
    """Whether the sentence of one figure says the other's value too, of what the other is said of."""
    said = context.mentions[other.id]
    words = {*said.before[:_CLOSE], *said.after[:_CLOSE]}
    for claim in context.by_sentence[one.sentence]:
        if claim.id not in (one.id, other.id) and claim.kind == other.kind and claim.value == other.value:
            twin = context.mentions[claim.id]
            if words & {*twin.before[:_CLOSE], *twin.after[:_CLOSE]}:
                return True
    return False


_CLOSE = 3  # words


def _nearby(context: Context, claim: Claim, reach: int) -> tuple[str, str]:
    """The words just before and after a figure, no further than its neighbours, in lower case."""
    sentence = context.sentences[claim.sentence].span
    others = [c.span for c in context.by_sentence[claim.sentence] if c.id != claim.id and c.kind not in _CALENDAR]
    start = max([sentence.start, claim.span.start - reach, *(s.end for s in others if s.end <= claim.span.start)])
    end = min([sentence.end, claim.span.end + reach, *(s.start for s in others if s.start >= claim.span.end)])
    return context.words(start, claim.span.start).lower(), context.words(claim.span.end, end).lower()


_BESIDE = 30
_NEARBY = 45
_CALENDAR = frozenset({Kind.DATE, Kind.YEAR, Kind.TIME, Kind.WEEKDAY, Kind.INTERVAL})


def _explained(context: Context, a: Claim, b: Claim) -> bool:
    """Whether a third figure in either sentence is the sum or the difference of the two."""
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction):
        return False
    for claim in (*context.by_sentence[a.sentence], *context.by_sentence[b.sentence]):
        if claim.id in (a.id, b.id) or claim.kind != a.kind or not isinstance(claim.value, Fraction) or not claim.value:
            continue
        if claim.value in (abs(a.value - b.value), a.value + b.value):
            return True
    return False

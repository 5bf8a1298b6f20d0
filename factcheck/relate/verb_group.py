"""Whether a date lies behind or ahead, by the nearest verbs of its clause.

    will host a seminar in Orrin on 14 June                       ahead: "will host"
    is scheduled for a pre-trial hearing 30 August                ahead: "is scheduled"
    On 14 June, the choir will sing at the gate                   ahead: the first verb behind a date in front
    WHEN: Friday, 20 May                                          ahead: the label of a notice to the press
    was found liable by a jury 13 August                   behind: "was found"
    On 4 August, the feast went on                                behind

`tense` reads the same off the analysis of the sentence, for what was done; here the words are walked through one by
one, so that a slip of the parser in a long sentence does no harm. Where another clause, another date or a word such
as "after" stands between, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import regex

from factcheck.model import BlockKind, Claim, Kind, Sentence, Span, Token
from factcheck.relate.context import Context
from factcheck.relate.tense import APPOINTMENTS, LOOKS_AHEAD

__all__ = ["Lies", "date_lies", "goes_on"]


class Lies(Enum):
    """On which side of the day of writing the words put a date."""

    BEHIND = "behind"
    AHEAD = "ahead"


_REACH = 28  # words between a date and its verb
_BEFORE_DATE = frozenset(
    "on in at for by from the this , ( tomorrow starting beginning late early mid until till through".split()
)
# Another clause begins: its verb is not the date's.
_BREAKS = frozenset(
    "after following before since until who whom whose which that when while whether although though because if unless "
    "than as despite dated regarding ; . ! ? – — -- prior through during including".split()
)
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_PLANNED = frozenset("scheduled set slated due expected planned poised booked timed tentatively".split())
_PAST_BE = frozenset("was were been had originally previously initially".split())
_NOW = frozenset("is are 's ’s 're ’re remains remain".split())
# The present tense of these says what the timetable has: "doors open on 3 May".
_TIMETABLE = frozenset(
    "open launch start begin kick run return debut premiere convene resume expire close end commence".split()
)
_INVITES = frozenset("join attend register rsvp save mark come catch tune meet".split())
_APPOINTMENTS = frozenset("sentencing hearing arraignment trial pretrial".split())
_ANNOUNCES = frozenset("announce announced invite host hold present celebrate sponsor".split())
_GATHERINGS = frozenset(
    "fundraiser tournament conference webinar gala event concert festival workshop exhibition show ceremony luncheon "
    "dinner party parade summit seminar symposium expo forum fair celebration screening".split()
)
_JOINS = frozenset("and to - – — , through until or & st nd rd th".split())
_WEEKDAY = regex.compile(r"(?i)(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?")
_WEEKDAY_NAME = regex.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ")
_SHORT = 24  # characters
# "was released with an order to return 14 March", "declared a dividend, payable 14 March"
_LATER = frozenset("to payable effective due".split())
_IN = frozenset("in by until till through from".split())
_NOT = frozenset("not never n't n’t".split())
_VERBS = ("VB", "MD")
_HEADED = regex.compile(
    r"(?:^|\n)[ \t*•·#>-]{0,6}(?:WHEN|When|Event [Dd]ates?|(?:Date|DATE) ?(?:&|and|AND|/) ?(?:Time|TIME)|"
    r"(?:\p{Lu}\p{L}{2,12} ){0,2}(?:Trial|Hearing|Opening|Launch|Sale|Conference|Call|Registration|Entry) [Dd]ates?|"
    r"(?:Pre-?trial|Preliminary|Next) (?:hearing|court date)|DEADLINE|Deadline|RSVP by|Save the [Dd]ate)"
    r"[ \t*]{0,4}(?:\s{0,3}[:–—-]|\n)\s{0,4}[*•\s]{0,4}"
    r"(?:(?:Today|Tomorrow|TODAY|TOMORROW|this|on|On|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)"
    r"[.,]?\s{1,3}){0,3}$"
)


def date_lies(context: Context, claim: Claim) -> tuple[Lies, Span] | None:
    """Return on which side the words put a day, and the words; None where they leave it open."""
    start = claim.span.start
    if goes_on(context, claim):
        return None
    label = _HEADED.search(context.draft.prose, max(0, start - 60), start)
    if label is not None:
        return Lies.AHEAD, Span(start - len(label[0].lstrip()), start)
    sentence = context.sentences[claim.sentence]
    inside = [i for i, t in enumerate(sentence.tokens) if t.span.start < claim.span.end and start < t.span.end]
    if not inside:
        return None
    headline = context.block(claim).kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.HEADING)
    return _in_front(context, sentence, claim, inside) or _behind(context, sentence, claim, inside[0], headline)


_GOES_ON = regex.compile(r"\s{0,2}(?:-|–|—|and|to|through|until|&)\s{0,2}$")


def goes_on(context: Context, claim: Claim) -> bool:
    """Whether another day follows, with which the event ends: "5 and 6 June", "14-17 April"."""
    following = [c for c in context.claims[claim.id + 1 : claim.id + 3] if c.kind is Kind.DATE]
    between = context.draft.prose[claim.span.end : following[0].span.start] if following else "."
    return len(between) < _SHORT and _GOES_ON.search(_WEEKDAY_NAME.sub("", between)) is not None


# -- the date in front: "On 14 June, the choir will sing" ------------------------------------------------


def _in_front(context: Context, sentence: Sentence, claim: Claim, inside: list[int]) -> tuple[Lies, Span] | None:
    tokens = sentence.tokens
    lead = _clause_start(tokens, inside[0])
    if lead is None or tokens[lead].text.lower() not in ("on", "from", "at", "just", "shortly", "late", "early"):
        return None
    for at in range(inside[-1] + 1, min(len(tokens), inside[-1] + _REACH)):
        token = tokens[at]
        word = token.text.lower()
        if word in _BREAKS or word == ":":
            return None
        if _other_date(context, sentence, claim, token) and not _joined(tokens, inside[-1] + 1, at):
            return None
        if token.tag in ("MD", "VBD", "VBZ", "VBP") and not token.dep.startswith(("acl", "advcl")):
            group = _group_from(tokens, at)
            if any(one.text.lower() in _PLANNED for one in group):
                return None
            if token.tag == "MD":
                return _ahead(group) if word in _WILL else None
            return (Lies.BEHIND, _span(group)) if token.tag == "VBD" else None
    return None


def _clause_start(tokens: Sequence[Token], first: int) -> int | None:
    """Where the words before a date in front begin: "On", "At about 10:30 p.m. on"; None where it is not in front."""
    for at in range(first - 1, max(-1, first - 9), -1):
        if tokens[at].tag.startswith(_VERBS) or tokens[at].text in (";", ":", "."):
            return None
        if at == 0 or tokens[at - 1].text in ("–", "—", "--", "“", '"'):
            return at
    return None


# -- the date behind its verb: "will host a seminar on 14 June" ----------------------------------------------


def _behind(context: Context, sentence: Sentence, claim: Claim, first: int, headline: bool) -> tuple[Lies, Span] | None:
    tokens = sentence.tokens
    last = first - 1
    while last >= 0 and (tokens[last].text.lower() in _BEFORE_DATE or _WEEKDAY.fullmatch(tokens[last].text)):
        last -= 1
    lead = {token.text.lower() for token in tokens[last + 1 : first]}
    if claim.kind is Kind.YEAR and not lead & _IN:
        return None  # "will follow the city's 2019 plan"
    nouns: set[str] = set()
    for at in range(last, max(-1, first - _REACH), -1):
        token = tokens[at]
        word = token.text.lower()
        if word == "from" and claim.kind is Kind.YEAR:
            return None  # "will grow from $13 million in 2024 to $23 million"
        if (word in _BREAKS and not _WEEKDAY.fullmatch(tokens[at - 1].text)) or word == ":":
            return None
        if _other_date(context, sentence, claim, token) and not _joined(tokens, at, first):
            return None
        if not token.tag.startswith(_VERBS) or word in _APPOINTMENTS:
            nouns.add(word)
            continue
        group = _group_to(tokens, at)
        words = {one.text.lower() for one in group}
        if token.tag == "VB" and group[0].text.lower() == "to" and not _planned(group):
            if headline:
                return Lies.AHEAD, _span(group)
            if word in _ANNOUNCES and nouns & _GATHERINGS:
                return Lies.AHEAD, _span(group)
            nouns.add("to")
            continue  # "will be in court to answer on 3 August": the verb is further ahead
        if word == "taking" and tokens[at + 1].text.lower() == "place" and not words & _PAST_BE:
            if nouns.isdisjoint({","}) or _announced(tokens, at):
                return Lies.AHEAD, _span(group)
            return None
        return _told(tokens, at, group, nouns, headline, lead)
    return None


def _told(
    tokens: Sequence[Token], at: int, group: list[Token], nouns: set[str], headline: bool, lead: set[str]
) -> tuple[Lies, Span] | None:
    words = {one.text.lower() for one in group}
    token = tokens[at]
    lemma = token.lemma.lower()
    until = not lead.isdisjoint(("until", "till", "through", "by"))
    if _WILL & words or ("must" in words and until):
        return _ahead(group)
    start = at - len(group) + 1
    before = set() if words & _NOW else {one.text.lower() for one in tokens[max(0, start - 4) : start]}
    if (_planned(group) or (lemma == "invite" and words & _NOW)) and not _PAST_BE & (before | words):
        return Lies.AHEAD, _span(group)
    if _done(token, words) and not (until or nouns & (APPOINTMENTS | _LATER) or lemma in LOOKS_AHEAD):
        return Lies.BEHIND, _span(group)
    if token.tag in ("VBZ", "VBP") and lemma in _ANNOUNCES and nouns & _GATHERINGS:
        return Lies.AHEAD, _span(group)
    past_elsewhere = any(one.tag == "VBD" for one in tokens)
    if token.tag in ("VBZ", "VBP") and not headline and not past_elsewhere:
        on_timetable = lemma in _TIMETABLE and "on" in lead
        if on_timetable or (lemma in ("face", "faces", "await") and nouns & _APPOINTMENTS) or (until and lemma == "be"):
            return Lies.AHEAD, _span(group)
    if token.tag in ("VB", "VBP") and lemma in _INVITES and at == 0:
        return Lies.AHEAD, _span(group)
    return None


def _done(token: Token, words: set[str]) -> bool:
    """ "sentenced him", "was found guilty", "has been held"; not "was", after which the deed may be still to come."""
    if words & _NOT or words & _PLANNED or "to" in words or token.lemma.lower() == "be" or not token.text.isalpha():
        return False
    return token.tag == "VBD" or (token.tag == "VBN" and not words.isdisjoint(("was", "were", "been", "had")))


def _planned(group: list[Token]) -> bool:
    """ "is set to open", "scheduled for", not "set up a meeting"."""
    return any(one.text.lower() in _PLANNED and one.tag in ("VBN", "JJ", "RB") for one in group)


def _announced(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb ahead of "taking place" announces, or looks ahead itself."""
    for one in reversed(tokens[:at]):
        if one.tag.startswith(_VERBS):
            return one.lemma.lower() in _ANNOUNCES or one.tag in ("VB", "VBZ", "VBP")
    return True


def _joined(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether nothing but "and", "to" or a dash stands between two dates: "14-17 April"."""
    return all(
        token.text.lower() in _JOINS or token.text.isdigit() or token.tag in ("NNP", "CD") for token in tokens[at:first]
    )


def _ahead(group: list[Token]) -> tuple[Lies, Span] | None:
    words = {one.text.lower() for one in group}
    return None if words & _NOT or "have" in words else (Lies.AHEAD, _span(group))


# -- groups of verbs -------------------------------------------------------------------------------------------


def _group_to(tokens: Sequence[Token], last: int) -> list[Token]:
    """The verbs, adverbs and "to" that end with this verb: "is now scheduled to be heard"."""
    first = last
    while first > 0 and _joins(tokens[first - 1]):
        first -= 1
    return list(tokens[first : last + 1])


def _group_from(tokens: Sequence[Token], first: int) -> list[Token]:
    last = first
    while last + 1 < len(tokens) and _joins(tokens[last + 1]):
        last += 1
    return list(tokens[first : last + 1])


def _joins(token: Token) -> bool:
    return token.tag.startswith((*_VERBS, "RB", "TO")) or token.text.lower() in _PLANNED


def _other_date(context: Context, sentence: Sentence, claim: Claim, token: Token) -> bool:
    return any(
        other.id != claim.id
        and other.kind in (Kind.DATE, Kind.YEAR)
        and other.span.start < token.span.end
        and token.span.start < other.span.end
        and any(map(str.isdigit, other.text))
        for other in context.by_sentence.get(sentence.index, ())
    )


def _span(group: list[Token]) -> Span:
    return Span(group[0].span.start, group[-1].span.end)

"""The figures of one change: what it was, what it became, and by how much.

Each amount of a sentence is given a part by the words beside it, and the parts are gathered into changes:

    Revenue rose 12.5% to $3.4 million from $3.0 million        by, new, old
    Thefts fell by 15% in 2023, down from 520 in 2022 to 390  by, old, new
    Sales were $1.0 million, compared to $1.1 million, a 9% decrease   new, old, by

A figure with no such words is the new one only where what follows is put in apposition to it (", up 9% from ...").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import regex

from factcheck.model import Claim, Kind, Span
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.pattern import AMOUNTS, value

if TYPE_CHECKING:
    from factcheck.relate.context import Context

__all__ = [
    "DOWN_VERB",
    "MULTIPLE",
    "NOUN",
    "UP_VERB",
    "Change",
    "Part",
    "changes",
    "counted",
    "direction_of",
    "parts_of",
]

UP_VERB = (
    r"(?:rose|rises?|risen|rising|increas(?:ed?|es|ing)|gr(?:ew|own|ows?|owing)|gain(?:ed|ing|s)?|jump(?:ed|ing|s)?|"
    r"surg(?:ed?|es|ing)|soar(?:ed|ing|s)?|climb(?:ed|ing|s)?|leap(?:t|ed|ing|s)?|expand(?:ed|ing|s)?|went up|"
    r"go(?:ne|es)? up|spik(?:ed?|ing)|mov(?:ed?|es|ing) up|"
    r"(?:edged|ticked|inched) up|improv(?:ed|es|ing)|rocket(?:ed|ing)|swell(?:ed)?|swollen|lengthen(?:ed|s|ing)?|"
    r"widen(?:ed|s|ing)?|deepen(?:ed|s|ing)?|warm(?:ed|s|ing))"
)
DOWN_VERB = (
    r"(?:fell|falls?(?! (?:ill|sick|asleep|pregnant|victim|foul|apart|short|behind|in love|over|out|under)\b)|"
    r"fallen|falling|drop(?:ped|ping|s)?|decreas(?:ed?|es|ing)|declin(?:ed?|es|ing)|reduc(?:ed?|es|ing)|"
    r"plung(?:ed?|ing)|slump(?:ed|ing)|shr[aiu]nk(?:ing|s)?|tumbl(?:ed?|ing)|slid|dipp?(?:ed|ing)?|went down|"
    r"go(?:ne|es)? down|c[ao]me down|cuts?|cutting|eas(?:ed?|es|ing)|plummet(?:ed|ing)?|dwindl(?:ed|ing)|"
    r"halv(?:ed|ing)|mov(?:ed?|es|ing) down|(?:edged|ticked|inched) down|"
    r"contract(?:ed|ing)|shorten(?:ed|s|ing)?|narrow(?:ed|s|ing)|lessen(?:ed|s|ing)?|weaken(?:ed|s|ing)?|"
    r"cool(?:ed|s|ing)|shed(?:ding|s)?)"
)
_UP_NOUN = r"(?:rises?|increases?|growth|gains?|jump|surge|climb|leap|hike|uplift|improvement|upturn)"
_DOWN_NOUN = (
    r"(?:falls?(?! (?:ill|sick|asleep|pregnant)\b)|drops?|decreases?|declines?|reductions?|cuts?|"
    r"plunge|slump|dip|contraction|downturn|saving(?=\W|$))"
)
NOUN = rf"(?:{_UP_NOUN}|{_DOWN_NOUN}|change|difference)"
# "improved" and "eased" say better, not more: losses improve by falling.
_UP = regex.compile(
    rf"\b(?!improv)(?:{UP_VERB}|{_UP_NOUN}|up|higher|more|greater|doubled|doubling|tripled|trebled|quadrupled)\b",
    regex.I,
)
_DOWN = regex.compile(rf"\b(?:{DOWN_VERB}|{_DOWN_NOUN}|down|lower|fewer|less)\b", regex.I)
_VERB = rf"(?:{UP_VERB}|{DOWN_VERB}|changed|moved|went)"

# Words between a preposition and its figure: "from last year's total of", "compared to net revenue of".
_WHEN_SLOT = r"\{[dywhaiot]\d{1,6}\}(?:'s|’s)?"
_FILL = rf"(?:(?:(?!(?:to|from|and|by|but)\b)[\w$&/'’.%-]{{1,24}}|{_WHEN_SLOT}) ){{0,8}}?"
_OLD = regex.compile(
    rf"(?P<cue>\b(?:up|down|increased?|decreased?) from|"
    r"\bfrom(?! (?:continuing |discontinued )?operat)|"  # "a loss from operations of $4.2 million"
    rf"\bcompared (?:to|with)|\bcompares (?:to|with)|"
    rf"\bas against|\bagainst|\bversus|\bvs\.?|\bhaving stood at) (?:just |about |only )?{_FILL}\(?$|"
    rf"\((?P<before>(?:previous|prior|last) (?:year|quarter|month)(?:'s|’s)?(?: period)?|{_WHEN_SLOT}): $",
    regex.I,
)
_OLD_AFTER_BY = regex.compile(
    r"(?P<cue>\b(?:over|on|than))(?: the| last| this| its| their| our| a year| (?:in )?\{y\d{1,6}\})"
    rf"(?:(?: [\w$&/'’.-]{{1,24}}| {_WHEN_SLOT})){{0,6}}? ?$",
    regex.I,
)
_NEW = regex.compile(
    rf"\bto (?:(?:an?|the|just|about|only|approximately|around|some|nearly|almost|reach|stand at|record|new|"
    rf"high|low|all-time|maximum|peak|minimum|value|level|price|as|at|"
    rf"total|of|net|more than|over|{_WHEN_SLOT}) ){{0,6}}$|\b(?:and (?:stood at|reached)|reaching|hitting|"
    rf"totall?ing) $",
    regex.I,
)
_AT_NEW = regex.compile(
    r",? (?:at|standing at|to stand at|with|coming to|making) (?:just |only |about |a total of )?$", regex.I
)
# "from 24 weeks to 16 weeks": durations are amounts only where they change
_SPELLS = regex.compile(
    r"\bfrom (?:[\w' ]{0,30})\{t\d+\} (?:[\w' ]{0,30})?to (?:[\w' ]{0,20})\{t\d+\}|\bto (?:[\w' "
    r"]{0,20})\{t\d+\},? from (?:[\w' ]{0,20})\{t\d+\}"
)
_GLOSS = regex.compile(r"\d(?: ?[a-z]{2,8})? ?\($")  # "RMB 212.6 million ($29.3 million)": the same again
# "increased 17 per cent in the third quarter (1,905) from"
_BRACKETED_NEW = regex.compile(rf"^ (?:in|for|during) (?:\w{{2,12}} ){{0,4}}(?:{_WHEN_SLOT})? ?\($", regex.I)
_BY_VERB = regex.compile(
    rf"(?P<cue>\b{_VERB}|\bup|\bdown)(?: (?:by|in value by|\w{{2,14}}ly))?(?: an?(?: \w{{3,14}}){{0,2}})? $", regex.I
)
_BY_NOUN = regex.compile(rf"(?P<cue>\b{NOUN})(?:\s[\w%/-]{{1,20}}){{0,6}}? of (?:an? )?(?:\w{{3,14}} )?$", regex.I)
_BY_ALONE = regex.compile(r"\bby (?:an? )?(?:\w{3,14} )?$", regex.I)
_BY_RIGHT = regex.compile(
    rf"^(?: ?\(|-| )?(?:[\w%/'’-]{{1,20}} ){{0,3}}?(?P<cue>{NOUN}|higher|lower|more|fewer|less)\b", regex.I
)
_FROM_NEXT = regex.compile(r"^,? from (?:the )?$", regex.I)  # "(11.8% from 9,486 to 8,368)"
_OR = regex.compile(r"^(?:, or |,? \(|,? or |, representing |, equal to | - )(?:an? )?$", regex.I)

# "doubled", "a fourfold rise": a figure of change in itself; "nearly tripling the $6.4 million" has the old one behind
MULTIPLE = regex.compile(r"doubl|trebl|tripl|quadrupl|quintupl|halv|\bfold|\wfold", regex.I)
_OWN_OBJECT = regex.compile(r" (?:our|its|their|his|her) (?:[\w-]{2,20} ){0,2}[\w-]{2,20}(?:[,.;]| and\b)", regex.I)
_OLD_AFTER_MULTIPLE = regex.compile(r"^ (?:the|last year's|its|that of)(?: [\w'’-]{1,20}){0,4} ?$", regex.I)

_SHARE = r"(?: (?:per|a)(?: [\w-]{3,9}){0,2} (?:share|unit)s?)"
_PARALLEL = regex.compile(
    rf"\{{m(?P<total>\d{{1,6}})\}},? (?:or|and) (?:[\w-]{{2,12}} ){{0,3}}\{{m(?P<each>\d{{1,6}})\}}{_SHARE}"
    rf"[^{{}};]{{0,60}}?\b(?P<cue>up|down|increased?|decreased?|rise|drop|decline|compared|versus|"
    rf"against)\b[^{{}};]{{0,40}}"
    rf"\{{m(?P<old_total>\d{{1,6}})\}},? (?:or|and) (?:[\w-]{{2,12}} ){{0,3}}\{{m(?P<old_each>\d{{1,6}})\}}{_SHARE}",
    regex.I,
)

# A change on another basis than the two figures printed, or a figure that changes sign.
_OTHER_BASIS = regex.compile(
    r"\b(?:constant[- ]currenc\w+|organically|organic (?:growth|increase|rise|decline|basis)|like-for-like|real "
    r"terms|pro[- ]forma|adjusted for|"
    r"inflation|excluding|comparable basis|fx|exchange rates|underlying|same[- ]store|compound|cagr|annuali[sz]ed|"
    r"per annum|(?:a|per|each|every) year(?! (?:ago|earlier|before))|average annual|annual (?:increase|growth|"
    r"rise|rate|decline)|on average(?! (?:total |common )?(?:assets|equity|capital))|seasonally|per capita)\b",
    regex.I,
)
_RANK = regex.compile(r"\brank(?:ed|ing|ings|s)?\b", regex.I)
_LOSS = regex.compile(r"\b(?:loss(?:es)?|deficit|negative|outflows?|used in)\b", regex.I)
# Between a figure and what is said of it in apposition no new subject with its verb may begin.
_NEW_CLAUSE = regex.compile(
    r";|:|\.\s|\b(?:but|while|whereas|although|though|when|whose|because)\b|, and |\band (?:the|its|their|total|net)\b",
    regex.I,
)
_CAUSE = regex.compile(
    r"\b(?:(?:driven|led|helped|boosted|fuell?ed|offset|supported|caused) (?:\w+ )?by|due (?:\w+ )?to|"
    r"thanks to|because of|owing to|as a result of|attributable to|result(?:ing|ed) from)\b",
    regex.I,
)
_CHANGING = regex.compile(r"\b(?:rose|fell|grew|went|shrank|increased|decreased|declined|dropped)\b(?! from)", regex.I)
_APPOSITION = regex.compile(
    r"(?:^[^,]{0,40} |[,–—(-] ?)(?:which (?:is|was|represents) |that is |or |for |with |it's )?(?:representing|"
    r"reflecting|marking|showing|"
    r"a|an|the|compared|as compared|versus|vs\.?|against|up|down|increase|decrease|over|from|more than|nearly|"
    r"almost|about)\b[^,]{0,60}$|"
    r"(?:[,–—(-] ?(?:or )?|\breaching )$",
    regex.I,
)
_YEARLY = regex.compile(
    r"\b(?:year[- ]over[- ]year|year[- ]on[- ]year|yoy|y/y|from (?:a|the|last|prior) year|annually)\b", regex.I
)
_BASE = (
    (
        "quarter",
        regex.compile(
            r"\b(?:prior|previous|preceding|last|sequential|fourth|linked)[- ]quarter|\bquarter[- ]over", regex.I
        ),
    ),
    ("month", regex.compile(r"\b(?:prior|previous|preceding|last)[- ]month|\bmonth[- ](?:over|on)", regex.I)),
    ("year", _YEARLY),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change stated in a sentence. `old` and `new` are of one kind and unit where both stand.

    by          the figures that say how much: per cent, points, an amount, a fraction
    direction   +1 or -1 by its words, 0 where they do not say
    word        where the word stands that gives the direction
    start, end  where its figures stand in `frame.text`
    marked      the new figure has its own preposition ("to 480"), not only its place in the sentence
    """

    frame: Frame
    old: Claim | None = None
    new: Claim | None = None
    by: tuple[Claim, ...] = ()
    direction: int = 0
    word: Span | None = None
    start: int = 0
    end: int = 0
    marked: bool = False

    @property
    def words(self) -> str:
        """The frame's text from its first figure to its last."""
        return self.frame.text[self.start : self.end]


def direction_of(words: str) -> int:
    """+1 or -1 if the words say up or down, 0 if neither or both do."""
    up, down = _UP.search(words) is not None, _DOWN.search(words) is not None
    return int(up) - int(down)


def changes(context: Context) -> Iterator[Change]:
    """Every change whose figures stand together in one sentence."""
    for frame in context.frames:
        if len(frame.claims) > 1:
            paired = list(_in_parallel(frame))
            taken = {figure.id for change in paired for figure in (change.old, change.new) if figure is not None}
            yield from paired
            yield from _after_colon(frame)
            yield from _of_two_years(frame)
            for change in map(_told_ahead, _in_sentence(frame)):
                if not taken & {figure.id for figure in (change.old, change.new) if figure is not None}:
                    yield change


@dataclass(frozen=True, slots=True)
class Part:
    """The part that one amount of a sentence plays; `start`, `end` in the frame's text, `cue` in the draft."""

    claim: Claim
    start: int
    end: int
    role: str  # "old", "new", "by" or "" where no words say
    cue: Span | None
    direction: int


def _in_parallel(frame: Frame) -> Iterator[Change]:
    """ "profit of $9.5 million, or $0.07 a share, up from $4.1 million, or $0.03 a share": two changes."""
    for match in _PARALLEL.finditer(frame.text):
        word = frame.span(*match.span("cue"))
        for new, old in (("total", "old_total"), ("each", "old_each")):
            figures = frame.claim(match[old]), frame.claim(match[new])
            if _near(*figures) and figures[0].unit == figures[1].unit:
                direction = direction_of(match["cue"])
                yield Change(frame, *figures, (), direction, word, match.start(), match.end(), marked=True)


# "There were 96 reports in 2020 and 290 in 2024, a fourfold increase"
_TWO_YEARS = regex.compile(
    r"\{(?P<k>[nmu])(?P<one>\d+)\}(?: [\w’'-]{2,20}){0,6} in (?:[\p{L}]+ )?\{(?:y|d)(?P<first>\d+)\},? (?:and|"
    r"but|then|, and|against|compared with)"
    r"(?: [\w’'-]{2,14}){0,5} \{(?P=k)(?P<two>\d+)\}(?: [\w’'-]{2,20}){0,4} in (?:[\p{L}]+ )?\{(?:y|"
    r"d)(?P<last>\d+)\}(?P<gap>,? (?:[-–—] |\()?"
    r"(?:an? |which is an? |up |down |or an? |that is an? |making an? |a total "
    r")[^{}.;]{0,40}?)\{(?P<by>[prnm])(?P<size>\d+)\}(?P<behind>[^{}.;]{0,24})"
)


def _of_two_years(frame: Frame) -> Iterator[Change]:
    """Two figures with a year each, and behind them by how much the later differs from the earlier."""
    for match in _TWO_YEARS.finditer(frame.text):
        one, two, by = (frame.claim(match[name]) for name in ("one", "two", "size"))
        first, last = (str(frame.claim(match[name]).value)[:4] for name in ("first", "last"))
        words = match["gap"] + match["behind"]
        direction = direction_of(words) or direction_of(by.text)
        parts = {part.claim.id: part.role for part in parts_of(frame)}
        if (
            not (first.isdigit() and last.isdigit())
            or first == last
            or not (direction or by.kind is Kind.RATIO)
            or by.id == two.id
        ):
            continue
        if (
            parts.get(one.id) == "old"
            or parts.get(two.id) == "new"
            or not _comparable(frame, one, two)
            or _OTHER_BASIS.search(frame.text)
        ):
            continue
        old, new = (one, two) if first < last else (two, one)
        word = frame.span(match.start("gap"), match.end("behind"))
        yield Change(frame, old, new, (by,), direction, word, match.start(), match.end(), marked=True)


def _after_colon(frame: Frame) -> Iterator[Change]:
    """ "Complaints halved last year: 1,240 were made, against 1,980 the year before": the size first, then the two."""
    ahead, colon, _ = frame.text.partition(": ")
    parts = list(parts_of(frame))
    before = [part for part in parts if part.end <= len(ahead)]
    after = [part for part in parts if part.start > len(ahead)]
    if not colon or len(before) != 1 or before[0].role != "by" or len(after) != 2 or not before[0].direction:
        return
    roles = [part.role for part in after]
    if sorted(roles) not in (["", "old"], ["new", "old"]) or after[0].claim.kind is Kind.PERCENT:
        return
    old, new = (after[0], after[1]) if roles[0] == "old" else (after[1], after[0])
    if _comparable(frame, old.claim, new.claim, bound=True) and not _OTHER_BASIS.search(frame.text):
        yield Change(
            frame, old.claim, new.claim, (before[0].claim,), before[0].direction, before[0].cue, before[0].start,
            after[1].end, marked=True,
        )  # fmt: skip


def _in_sentence(frame: Frame) -> Iterator[Change]:
    spread = regex.search(r"\brespectively\b", frame.text, regex.I) is not None
    now = Change(frame)
    for part in parts_of(frame):
        fits, then = _add(now, part, frame)
        if not fits:
            yield from _finished(now, frame, spread)
        now = then
    yield from _finished(now, frame, spread)


_AHEAD = regex.compile(r"^(?P<said>[^{}:;–—]{4,120}?(?:\{[ydwhi]\d{1,6}\}[^{}:;–—]{0,40}){0,2})(?:[:;]| [-–—] )")


_IN_BRACKET = regex.compile(r"\([^(){}:]{0,30}(?:\{[ydtwi]\d{1,6}\}(?:'s|’s)?)?: ?$")


def _told_ahead(change: Change) -> Change:
    """ "Assaults rose last year: there were 187, compared with 224 the year before": the direction ahead of both."""
    if change.direction or change.old is None or change.new is None or change.by:
        return change
    match = _AHEAD.match(change.frame.text)
    verbs = list(regex.finditer(rf"\b{_VERB}\b", match["said"], regex.I)) if match else []
    if match is None or len(verbs) != 1 or match.end() > change.start:
        return change
    place = change.frame.span(*verbs[0].span())
    return replace(change, direction=direction_of(verbs[0][0]), word=place)


def _add(now: Change, part: Part, frame: Frame) -> tuple[bool, Change]:
    """Add a figure to the change under way: (True, the longer one), or (False, the one that it begins)."""
    fresh = Change(frame, start=part.start, end=part.end, direction=part.direction, word=part.cue)
    grown = replace(now, end=part.end) if now.end else fresh
    if part.direction and not now.direction:
        grown = replace(grown, direction=part.direction, word=part.cue)
    gap = frame.text[now.end : part.start] if now.end else ""
    parted = now.end > 0 and _parted(gap)
    claim = part.claim
    if part.role == "old":
        # "to €19.5m (previous year: €18.2m), and costs rose to €14.0m": a bracket belongs to what stands ahead of it
        bracketed = _IN_BRACKET.search(frame.text[: part.start]) is not None
        if bracketed and now.new is None:
            return False, Change(frame)
        parted = parted and not bracketed
        if now.old is None and not parted and _comparable(frame, claim, now.new, bound=bool(now.by)):
            return True, replace(grown, old=claim)
        return False, replace(fresh, old=claim)
    if part.role == "new":
        replaces = now.new is None or (
            not now.marked and (now.old is None or regex.match(r"[^,;]{0,40}$", gap) is not None)
        )
        if replaces and not parted and _comparable(frame, claim, now.old):
            return True, replace(grown, new=claim, marked=True, start=grown.start)
        return False, replace(fresh, new=claim, marked=True)
    if part.role == "by":
        behind = frame.text[part.end : part.end + 40]
        if _CAUSE.search(gap) and regex.match(rf"[ -](?:\w{{3,12}} )?{NOUN} in\b", behind, regex.I):
            return False, Change(frame)  # "rose to $7.4 million, driven by a 26% increase in prices"
        if any(by.kind is claim.kind for by in now.by):
            carried = now.new if now.old is None else None
            again = replace(fresh, by=(claim,), new=carried, start=now.start if carried else part.start)
            return False, again
        verb = MULTIPLE.search(claim.text) is not None and gap.endswith("and ")
        if not parted and not verb and (now.new is None or now.marked or now.old is not None or _apposed(gap)):
            return True, replace(grown, by=(*now.by, claim))
        return False, replace(fresh, by=(claim,))
    if (
        now.end
        and now.old is not None
        and now.new is None
        and now.by
        and not parted
        and _comparable(frame, claim, now.old)
    ):
        # "Down 12% from 445 a year ago, 396 cases": too loose a tie, leave it.
        return False, replace(fresh, new=claim)
    return False, replace(fresh, new=claim)


def _finished(change: Change, frame: Frame, spread: bool) -> Iterator[Change]:
    figures = [c for c in (change.old, change.new, *change.by) if c is not None]
    if len(figures) < 2:
        return
    around = frame.text[max(0, change.start - 60) : change.end + 50]
    bracketed = regex.search(r"\(from [^()]{3,60}$", frame.text[: change.end]) is not None
    if regex.match(r" to (?:only |just |about )?\{[a-z]\d", frame.text[change.end :]):
        return  # "from 20 to 25 per cent to only 1 per cent": the first two are a range
    if _RANK.search(frame.text):
        return  # "from 13th to 8th" is a rise
    if (spread and not bracketed) or _OTHER_BASIS.search(around) or _two_bases(change) or _other_span(change):
        return
    if change.old is not None and change.new is not None:
        nearest = min((c for c in (change.old, *change.by) if c.span > change.new.span), default=change.old, key=_start)
        gap = _between(frame, change.new, nearest)
        if not change.marked and change.new.span < change.old.span and not (_apposed(gap) or _subject(gap, change.new)):
            return
        ahead = frame.text[max(0, change.start - 40) : change.start]
        words = [_LOSS.search(text) is not None for text in (ahead, _lead(frame, change.old), _lead(frame, change.new))]
        if any(words[1:]) and not all(words[1:]) and not words[0]:
            return  # "net income of $2m compared to a net loss of $1m": the sign changes
        if change.old.scale != change.new.scale and not _near(change.old, change.new):
            return  # "from $3.0 to $3.4 million"; "a profit of $0.07 a share, up from $4.1 million"
    yield change


def _near(old: Claim, new: Claim) -> bool:
    """Whether one figure is less than a thousand times the other."""
    before, after = abs(value(old) or Fraction(0)), abs(value(new) or Fraction(0))
    return before < 1000 * after and after < 1000 * before


def _other_span(change: Change) -> bool:
    """ "Grew by 30 over three years to 204, having stood at 191 in May": the growth is not from 191."""
    return (
        regex.search(r"\} (?:over )?(?:the )?(?:past |last )?\{t\d{1,6}\}(?!.{0,40}\bfrom\b)", change.words) is not None
    )


def _two_bases(change: Change) -> bool:
    """Whether its percentage and its old figure are of different earlier periods."""
    text = change.frame.text[change.start : change.end + 60]
    return sum(pattern.search(text) is not None for _, pattern in _BASE) > 1


def _parted(gap: str) -> bool:
    return len(gap) > 170 or _NEW_CLAUSE.search(gap) is not None


def _apposed(gap: str) -> bool:
    """Whether what follows is said of the figure ahead: "396 cases were tried, a fall of" or "396 cases (up"."""
    if _parted(gap) or _CHANGING.search(gap):
        return False
    return _APPOSITION.search(gap) is not None


def _start(claim: Claim) -> int:
    return claim.span.start


def _subject(gap: str, new: Claim) -> bool:
    """Whether the new figure is the verb's own subject: "net income of $38,410 declined from"."""
    words = gap.split()
    near = len(words) <= (6 if new.kind is Kind.MONEY else 2)
    return near and regex.search(rf"^ (?:\w+ ){{0,4}}{_VERB} from (?:\w+ )?$", gap, regex.I) is not None


def _between(frame: Frame, left: Claim, right: Claim) -> str:
    places = {int(m[2]): m.span() for m in SLOT.finditer(frame.text)}
    if left.id not in places or right.id not in places:
        return ""
    return frame.text[places[left.id][1] : places[right.id][0]]


def _lead(frame: Frame, claim: Claim) -> str:
    """The words between the figure before and this one, at most 40 characters."""
    slot = regex.search(rf"\{{[a-z]{claim.id}\}}", frame.text)
    start = slot.start() if slot else 0
    return frame.text[max(0, start - 40) : start].rpartition("}")[2]


def _comparable(frame: Frame, claim: Claim, other: Claim | None, bound: bool = False) -> bool:
    """Whether one figure can be the earlier state of the other; `bound` if the words tie them whatever they count."""
    if other is None:
        return True
    if value(claim) is None or value(other) is None:
        return False
    if {claim.kind, other.kind} == {Kind.RATE, Kind.COUNT} and claim.unit == other.unit:
        # "from 9,000 a week to 6,000": the second leaves the week out
        return not counted(frame, claim if claim.kind is Kind.COUNT else other)
    if (claim.kind, claim.unit) != (other.kind, other.unit):
        return False
    if claim.kind is not Kind.COUNT or bound:
        return True  # the noun of "revenue of $3 million" is too far from its figure to be sure of
    nouns = {counted(frame, claim), counted(frame, other)} - {""}
    return len(nouns) < 2


def counted(frame: Frame, claim: Claim) -> str:
    """The head noun right behind a figure: "396 cases" -> "case"; "17 last year" -> ""."""
    slot = regex.search(rf"\{{[a-z]{claim.id}\}}", frame.text)
    following = frame.text[slot.end() :][:60].partition("{")[0] if slot else ""
    if regex.match(r" (?:today|now|year|years|month|months|week|weeks)\b", following):
        return ""
    near = {singular(word) for word in following.split()[:5]}
    return claim.noun if claim.noun in near else head_noun(following)


def parts_of(frame: Frame) -> Iterator[Part]:
    """The amounts of a sentence with their parts, in text order."""
    letters = AMOUNTS + ("t" if _SPELLS.search(frame.text) else "")
    slots = [m for m in SLOT.finditer(frame.text) if m[1] in letters]
    was_by = was_multiple = False
    for number, slot in enumerate(slots):
        start = slots[number - 1].end() if number else 0
        end = slots[number + 1].start() if number + 1 < len(slots) else len(frame.text)
        left, right = frame.text[start : slot.start()], frame.text[slot.end() : end]
        claim = frame.claims[int(slot[2])]
        if claim.role == "gloss" or _GLOSS.search(left):
            continue
        multiple = claim.kind is Kind.RATIO and MULTIPLE.search(claim.text) is not None
        if multiple and _OWN_OBJECT.match(right):
            continue  # "from five towns to 20, doubled our staff"
        if multiple:
            role, cue, words = "by", None, "down" if "alv" in claim.text else "up"
        elif was_multiple and _OLD_AFTER_MULTIPLE.search(left):
            role, cue, words = "old", None, ""
        else:
            role, cue, words = _role(left, right, claim, was_by)
        span = None
        if cue is not None:
            offset = start if cue[0] == "left" else slot.end()
            span = frame.span(offset + cue[1], offset + cue[2])
        direction = direction_of(words)
        if not direction and (role == "new" or (role == "by" and cue is None) or words.lower() == "from"):
            # "fell to 480", "rose in 2024 to 540": the verb ahead of the preposition
            verbs = list(regex.finditer(rf"\b{_VERB}\b|\b(?:up|down|going|moving|passing|shifting)\b", left, regex.I))
            if verbs:
                direction = direction_of(verbs[-1][0])
                span = frame.span(start + verbs[-1].start(), start + verbs[-1].end())
        yield Part(claim, slot.start(), slot.end(), role, span, direction)
        was_by, was_multiple = role == "by", multiple


_Cue = tuple[str, int, int] | None


def _role(left: str, right: str, claim: Claim, was_by: bool) -> tuple[str, _Cue, str]:
    """The part of a figure, where the word stands that says so, and that word."""
    shift = max(0, len(left) - 110)
    left = left[shift:]
    relative = claim.kind in (Kind.PERCENT, Kind.POINTS, Kind.RATIO)
    if match := _BY_VERB.search(left):
        return "by", ("left", match.start("cue") + shift, match.end("cue") + shift), match["cue"]
    if match := _BY_NOUN.search(left):
        return "by", ("left", match.start("cue") + shift, match.end("cue") + shift), match["cue"]
    if match := _OLD.search(left):
        cue = match["cue"] or ""
        return "old", ("left", match.start("cue") + shift, match.end("cue") + shift) if cue else None, cue
    # "5 million more than in 2006 and 7 million more than in 2005": two differences
    if was_by and not regex.match(r" (?:more|fewer|less|higher|lower) than\b", right) and _OLD_AFTER_BY.search(left):
        return "old", None, ""
    if was_by and _AT_NEW.search(left):
        return "new", None, ""
    if relative and regex.search(r"\bto an? $", left) and regex.match(rf" (?:\w{{3,12}} )?{NOUN}\b", right, regex.I):
        return "by", None, ""  # "led to a 57% increase"
    if _NEW.search(left) or (was_by and _BRACKETED_NEW.search(left)):
        return "new", None, ""
    if match := _BY_RIGHT.search(right):
        return "by", ("right", match.start("cue"), match.end("cue")), match["cue"]
    if relative and _FROM_NEXT.search(right) and regex.search(r"[(,] ?(?:or )?$", left):
        return "by", None, ""
    if _BY_ALONE.search(left) or (relative and _OR.search(left)):
        return "by", None, ""
    return "", None, ""

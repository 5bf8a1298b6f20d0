"""FC707: money that is to match other money does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import number, quoted, scene, size
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.rule import Rule
from factcheck.relate.wording import block_frame

# "{m1}, which the state has matched dollar for dollar with {m2}", "{m1} from the council, matched by {m2}"
_MATCHED = regex.compile(
    r"\{m(\d+)\}([^.;{}]{0,80}?)\bmatch(?:ed|ing|es)?\b(?: exactly| in full| (?:pound|dollar|euro) for (?:pound|"
    r"dollar|euro))?"
    r"(?: (?:by|with))?[^.;{}]{0,40}? \{m(\d+)\}",
    regex.IGNORECASE,
)
# "The fund will match the {m1} raised by residents pound for pound. With the fund's {m2}, work can start"
_WILL_MATCH = regex.compile(
    r"\bmatch(?:es|ed|ing)? (?:all |every penny )?(?:of )?(?:the|that|this|their|"
    r"its)(?: [\w’'-]{2,20}['’]s?)? ?\{m(\d+)\}([^{};]{0,120}?)"
    r"(?:['’]s|\bwith(?: a further| another)?|\b(?:its|their|her|his)(?: own)?|\b(?:contribution|share|match|grant|"
    r"cheque|"
    r"check|"
    r"payment|money|donation|sum)(?: of| is| was| came to| comes to|,)?) "
    r"\{m(\d+)\}",
    regex.IGNORECASE,
)
# "The total cost is {m1}, with {m2} from the county and {m3} from the ministry"
_FROM_EACH = regex.compile(
    r"\{m(\d+)\}(?P<mid>[^{};.]{0,60}?)(?:, with |: |, made up of |, comprising |, consisting of |"
    r", of which |, through )"
    r"(?:just |some )?\{m(\d+)\}(?: [a-z]{2,12}){0,3}? (?:from|by) [^{};.]{2,50}?"
    r"(?:(?:,| and|, and|;|; and) (?:just |some |a further |"
    r"another )?\{m(\d+)\}(?: [a-z]{2,12}){0,3}? (?:from|by) [^{};.]{2,60}?){1,6}(?=[.;]|$|, which\b|"
    r", who\b)",
    regex.IGNORECASE,
)
_COST = regex.compile(
    r"\b(?:cost(?:s|ing)?|total|price|budget|funding|project|scheme|package|bill|paid|worth|raised|"
    r"needs?)\b",
    regex.IGNORECASE,
)
_FOR_EACH = regex.compile(r"\b(?:pound|dollar|euro) for (?:pound|dollar|euro)\b", regex.IGNORECASE)
# "The trust adds two pounds for every one that the crew collects", "adds £1 for every £2 raised"
_RATIO = regex.compile(
    r"\bfor (?:every|each) (?:(pound|dollar|euro)|\{m(\d+)\})(?:[^.;{}]|\{[dyw]\d+\}){0,60}\b(?:adds?|added|gives?|"
    r"gave|pays?|"
    r"paid|puts? in|"
    r"put in|contributes?|contributed|will (?:add|give|pay|put in|contribute)|(?:is|was) adding)"
    r"(?: a further| another)? (?:\{([mn])(\d+)\}|(?:a|one)\b)",
    regex.IGNORECASE,
)
# "gives £2 for every £1 raised"
_RATIO_BEHIND = regex.compile(
    r"\b(?:adds?|added|gives?|gave|pays?|paid|puts? in|contributes?|contributed|add|give|pay) \{([m])(\d+)\} for "
    r"(?:every|each) (?:(pound|"
    r"dollar|euro)|\{m(\d+)\})",
    regex.IGNORECASE,
)
# "has promised to double every pound raised", "will match each dollar given"
_DOUBLES = regex.compile(
    r"(?:\bmatch(?:es)?|\bdouble[sd]?|\{r\d+\}) (?:(?:every|each) (?:pound|dollar|euro)|(?:the|that|this) "
    r"(?:sum|amount|total|money|figure))\b",
    regex.IGNORECASE,
)
# "The £10m scheme is funded by the council ({m}), the trust ({m}) and the lottery ({m})"
_FUNDED = regex.compile(
    r"\{m(\d+)\}[^{};.]{0,60}\b(?:funded|financed|paid for|backed|supported|met) by [^{};.]{2,60}? ?\(\{m(\d+)\}\)"
    r"(?:(?:,| and|, and) [^{};.()]{2,60} \(\{m(\d+)\}\)){1,6}",
    regex.IGNORECASE,
)
_RAISED = regex.compile(
    r"\b(?:raised|collected|donated|given|gave|giving)(?: a total of| about| some| over)? \{m(\d+)\}", regex.IGNORECASE
)
_CHEQUE = regex.compile(
    r"\b(?:che(?:que|ck)|match|contribution|share|grant|top-up|payment)(?:[^.;{}]{0,20}?)(?: for| of| came to| "
    r"comes to| "
    r"will be| is| was| at|,)+ \{m(\d+)\}|"
    r"\b(?:gave|raised|donated|collected|put in|contributed) \{m\d+\},? (?:and|while) (?:the |"
    r"its )?[^.;{}]{3,30} \{m(\d+)\}|"
    r"\b(?:added|gave|paid|put in|contributed) \{m(\d+)\}(?! (?:for|to) (?:every|each))|"
    r"\b(?:will|is to|has agreed to|now) (?:give|pay|add|contribute|put in) \{m(\d+)\}",
    regex.IGNORECASE,
)
_LIMIT = regex.compile(
    r"\b(?:up to|limit|ceiling|cap(?:ped)?|maximum|so far|at most|no more than|part|half|partly|part-)\b"
)
_NO_LIMIT = regex.compile(r"\b(?:without|no) (?:any )?(?:limit|ceiling|cap)\b")


def relate(context: Context) -> Iterable[Relation]:
    """Yield second sum = first sum for "matched by", and cheque = ratio x sum raised for "for every pound"."""
    for index, claims in context.by_block.items():
        if any(claim.kind is Kind.MONEY for claim in claims):
            frame = block_frame(context, index)
            yield from _matched(context, frame)
            yield from _in_ratio(context, frame, index)
            yield from _funders(frame)


def _matched(context: Context, frame: Frame) -> Iterator[Relation]:
    for match in (*_MATCHED.finditer(frame.text), *_WILL_MATCH.finditer(frame.text)):
        first, second = frame.claim(match[1]), frame.claim(match[3])
        if first.unit != second.unit or any(c.hedge in (Hedge.UP_TO, Hedge.LESS_THAN) for c in (first, second)):
            continue
        if _LIMIT.search(_NO_LIMIT.sub("", match[0].lower())):
            continue
        exact = _FOR_EACH.search(match[0]) is not None
        yield Relation(
            "match-funding-mismatch",
            (second.id, first.id),
            _equal(first, second),
            Tie.CERTAIN if exact else Tie.LIKELY,
            f"{quoted(second)} is said to match {quoted(first)} but is not the same sum.",
        )


def _equal(first: Claim, second: Claim) -> Compare:
    """Equal sums; those written with the same rounding must look the same: "€9m matched by €8m"."""
    if first.decimals == second.decimals and first.scale == second.scale and not first.hedge and not second.hedge:
        sums = [Const(size(claim), " ".join(claim.text.split())) for claim in (second, first)]
        return Compare(sums[0], "=", sums[1])
    return Compare(Ref(second.id), "=", Ref(first.id))


def _in_ratio(context: Context, frame: Frame, index: int) -> Iterator[Relation]:
    ratio = _RATIO.search(frame.text)
    behind = _RATIO_BEHIND.search(frame.text)
    doubles = _DOUBLES.search(frame.text)
    if ratio is not None:
        step_number, added_number = ratio[2], ratio[4]
    elif behind is not None:
        step_number, added_number = behind[4], behind[2]
    elif doubles is not None:
        multiple = regex.match(r"\{r(\d+)\}", doubles[0])
        if multiple and not frame.claim(multiple[1]).text.lower().startswith("doubl"):
            return
        step_number, added_number = None, None
    else:
        return
    blocks = [frame] + [block_frame(context, i) for i in range(index - 1, max(-1, index - 4), -1)]
    raised = next((_first(block, _RAISED) for block in blocks if _first(block, _RAISED)), None)
    for_each = frame.claim(step_number) if step_number else None
    added = frame.claim(added_number) if added_number else None
    cheques = [frame.claim(next(filter(None, m.groups()))) for m in _CHEQUE.finditer(frame.text)]
    cheque = next((claim for claim in cheques if claim not in (for_each, added, raised)), None)
    if raised is None or cheque is None or cheque.id == raised.id or {cheque, raised} & {for_each, added}:
        return
    if _LIMIT.search(_NO_LIMIT.sub("", scene(context, raised, cheque))) or not (added is None or number(added)):
        return
    times = Const(Fraction(1)) if added is None else Ref(added.id)
    step = times if for_each is None else Apply("/", (times, Ref(for_each.id)))
    yield Relation(
        "match-funding-mismatch",
        tuple(c.id for c in (cheque, raised, added, for_each) if c is not None),
        Compare(Ref(cheque.id), "=", Apply("*", (Ref(raised.id), step))),
        Tie.CERTAIN if cheque.unit == raised.unit else Tie.LIKELY,
        f"At that ratio {quoted(raised)} would bring {{expected}}, not {quoted(cheque)}.",
    )


_OPEN = regex.compile(r"\b(?:includ\w+|part(?:ly|-)|so far|among|mainly|mostly|up to|rest|balance|others?)\b")


def _funders(frame: Frame) -> Iterator[Relation]:
    """The sums in brackets behind each funder come to the cost of what they fund."""
    for match in (*_FUNDED.finditer(frame.text), *_FROM_EACH.finditer(frame.text)):
        whole = frame.claim(match[1])
        if match.re is _FROM_EACH:
            # "of which" needs every funder told: with a cost before them all, they are
            if not _COST.search(frame.text[max(0, match.start() - 60) : match.start()] + match["mid"]):
                continue
            parts = [frame.claim(number_) for number_ in (match[3], *match.captures(4))]
        else:
            parts = [frame.claim(number_) for number_ in (match[2], *match.captures(3))]
        if _OPEN.search(match[0]) or any(
            c.unit != whole.unit or c.hedge in (Hedge.UP_TO, Hedge.LESS_THAN) for c in parts
        ):
            continue
        yield Relation(
            "match-funding-mismatch",
            (whole.id, *(part.id for part in parts)),
            Compare(Ref(whole.id), "=", Apply("+", tuple(Ref(part.id) for part in parts))),
            Tie.LIKELY,
            f"The contributions come to {{expected}}, not {quoted(whole)}: check them, or say who pays the rest.",
        )


def _first(frame: Frame, pattern: regex.Pattern[str]) -> Claim | None:
    match = pattern.search(frame.text)
    return frame.claim(next(filter(None, match.groups()))) if match else None


RULE = Rule(
    code="FC707",
    name="match-funding-mismatch",
    summary="Money that is said to match other money, or to be added in a ratio, does not fit.",
    finds=(
        "“$900,000, which the state has matched dollar for dollar with $600,000”; "
        "“three euros for each euro collected”."
    ),
    why="A funder will see at once that its share is misreported.",
    silent="Where there is a ceiling or only part is paid so far, and where no match is claimed.",
    bad="The guild gives $900,000, which the state has matched dollar for dollar with $600,000.",
    good="The guild gives $900,000, and the state has put $600,000 on top.",
    checks=("G7",),
    relate=relate,
)

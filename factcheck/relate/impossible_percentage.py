"""impossible-percentage: a fall of more than 100 per cent, or a share of more than 100."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Relation, Tie
from factcheck.relate.changes import DOWN_VERB
from factcheck.relate.context import Context
from factcheck.relate.lexicon import PEOPLE, singular
from factcheck.relate.pattern import Found, compiled, find, q, ref, value
from factcheck.relate.rule import Rule

# "fell by 130%", "a 130% fall", "130% fewer", "cut waste by 130%"
_FALL = (
    compiled(rf"\b(?P<cue>{DOWN_VERB}|down)(?: (?:by|almost|some|an? \w{{3,12}})){{0,2}} {{share:p}}"),
    compiled(rf"\b{DOWN_VERB} [^{{}},;:.]{{3,40}} (?P<cue>by) {{share:p}}"),
    compiled(
        r"\b(?:an?|the|this) {share:p} (?:\w{3,12} )?(?P<cue>fall|drop|decrease|decline|reduction|cut)\b(?! in price)"
    ),
    compiled(r"\b(?P<cue>fall|drop|decrease|decline|reduction|cut)(?: in [^{},;.]{3,40})? of {share:p}"),
    compiled(r"{share:p} (?P<cue>fewer|less|lower|smaller|lighter|shorter|cheaper)\b"),
)
_ALL = Const(Fraction(100), "100%")
# What can go below nought, or is measured against a plan.
_SIGNED = regex.compile(
    r"\b(?:profits?|incomes?|earnings|ebitda\w*|ebit|margins?|results?|returns?|cash|balance|surplus|deficit|"
    r"loss\w*|growth|"
    r"temperatures?|equity|worth|eps|contribution|flow|emissions|carbon|footprint|price|exposure|position|risk)\b",
    regex.IGNORECASE,
)
_WHOLE = compiled(r"{share:p} (?P<cue>of(?: each| every| all| the| those| these| our| its| their)?) "
                  r"(?P<noun>[^{},;.()]{3,60})")
# "Of those asked, 108 per cent said so"
_OF_THOSE = compiled(
    r"\b(?P<cue>[Oo]f (?:the |those |all |these ){0,2}[a-z ’'-]{3,40}), (?:some |about )?{share:p} "
    r"(?:said|say|had|have|were|are|did|"
    r"agreed|wanted|want|felt|thought|think|believe)\b"
)
_VERB = regex.compile(
    r"^(?P<head>[\w' -]{2,40}?)(?:, [^,{}]{2,30},)? (?:(?:who|that) [\w ]{3,40} )?"
    r"(?:is|are|was|were|said|say|agreed?|voted|had|have|want(?:ed)?|believe[ds]?|support(?:ed)?|chose|think|"
    r"thought|live|lived|work|worked|come|came|use|used|took|take|go|went|like|liked|own|owned|travel|drive|"
    r"back|backed|favou?r(?:ed)?|oppose[ds]?|trust|drink|drank|read|sleep|slept|walk|cycle|know|knew|feel|felt|"
    r"get|got|pay|paid|attend(?:ed)?|speak|play|eat|recycled?|returned|passed|failed|joined)\b",
    regex.IGNORECASE,
)
_MEASURED = regex.compile(
    r"\b(?:targets?|goals?|capacity|levels?|values?|amounts?|prices?|costs?|averages?|plans?|budgets?|line|"
    r"rates?|salary|wages?|"
    r"fees?|base|allocations?|forecasts?|expectations?|demand|needs?|quota|norms?|median|requirements?|limit|"
    r"recommended|"
    r"daily|deposit|loan|sales|revenues?|funds?|money|time|offering|guideline|maximum|minimum|gdp|output)\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Hold percentages of falls, and shares of a whole, against 100."""
    seen: set[int] = set()
    for found in find(context, *_FALL):
        share = found["share"]
        if (value(share) or 0) > 100 and share.id not in seen and not _SIGNED.search(found.frame.text):
            seen.add(share.id)
            yield _relation(found, "a fall of more than 100% would leave less than nothing")
    for found in find(context, _OF_THOSE):
        if (value(found["share"]) or 0) > 100 and found["share"].id not in seen:
            seen.add(found["share"].id)
            yield _relation(found, "a share cannot be more than the whole")
    for found in find(context, _WHOLE):
        share = found["share"]
        if (value(share) or 0) <= 100 or share.id in seen:
            continue
        verb = _VERB.search(found.match["noun"] + found.after()[:60])
        if _MEASURED.search(verb["head"] if verb else " ".join(found.word("noun").split()[:2])):
            continue
        if _is_subject(context, share):
            yield _relation(found, "a share cannot be more than the whole")
            continue
        each = found.word().endswith((" each", " every", " all"))
        words = regex.findall(r"[\w-]+(?:['’]s?)?", found.word("noun"))[:2]
        if any(singular(word) in PEOPLE and singular(word) != word for word in words):
            yield _relation(found, "a share cannot be more than the whole")
            continue
        if verb and (each or singular(verb["head"].split()[-1]) in PEOPLE):
            yield _relation(found, "a share cannot be more than the whole")


def _is_subject(context: Context, share: Claim) -> bool:
    """Whether a share of several things is what a verb tells of: "617% of institutions achieved a rate above 20%"."""
    tokens = context.sentences[share.sentence].tokens
    inside = [i for i, t in enumerate(tokens) if t.span.start < share.span.end and share.span.start < t.span.end]
    top = next((i for i in inside if tokens[i].head not in inside), None)
    if top is None or not tokens[top].dep.startswith("nsubj"):
        return False
    return any(t.head == top and t.tag == "NNS" and t.dep.startswith("nmod") for t in tokens)


def _relation(found: Found, reason: str) -> Relation:
    share = found["share"]
    return Relation(
        rule="impossible-percentage",
        claims=(share.id,),
        formula=Compare(ref(share), "<=", _ALL),
        tie=Tie.CERTAIN,
        message=f"{q(share)} cannot be right: {reason}.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC304",
    name="impossible-percentage",
    summary="A fall, or a share of a whole, of more than 100 per cent.",
    finds="Falls of counts by more than 100 per cent, and shares of people or of each thing above 100 per cent.",
    why="Nothing can fall by more than all of it. Usually the figure was worked out on the lower of the two figures.",
    silent="With rises, with profits and other figures that can go below nought, and with percentages of a target, a "
    "price or a capacity.",
    bad="Complaints about the Marram bypass fell by 130% after the new surface was laid.",
    good="Complaints about the Marram bypass rose by 130% after the new surface was laid.",
    checks=("C7",),
    relate=relate,
)

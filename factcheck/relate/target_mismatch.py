"""target-mismatch: a target said to be met, beaten or missed, and a result that says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Const, Evidence, Expression, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import HUNDRED, ONE, compiled, find, minus, over, plus, q, ref, times, value
from factcheck.relate.rule import Rule

_MET = (
    r"met|hit|reached|achieved|exceeded|beaten|passed|surpassed|"
    r"missed|fell short of|beat|exceeding|beating|surpassing|missing|smashed|smashing"
)
# "The target of 900 new members was met, with 861 joined"
_TARGET_FIRST = compiled(
    rf"\b(?:target|goal|aim) (?:of|was|to \w{{3,12}}) {{target:nmpu}}(?P<mid>[^{{}};.]{{0,60}}?)"
    rf"(?:\{{[iydt]\d{{1,6}}\}} ?)?\b(?:was|were|has been|had been|is) "
    rf"(?P<cue>{_MET}),? (?:with|by|at) {{result:nmpu}}(?P<behind>[^{{}};]{{0,30}})"
)
# "861 members joined, exceeding the target of 900"
_RESULT_FIRST = compiled(
    rf"{{result:nmpu}}(?P<mid>(?:[^{{}};.]|\{{[ydi]\d{{1,6}}\}}){{0,60}}?),? (?:which |and |so |thereby |thus |"
    rf"comfortably |narrowly |easily ){{0,3}}(?P<cue>{_MET}) "
    rf"(?:the|its|their|our|a)(?: \w{{3,16}}){{0,2}} (?:target|goal|aim) of {{target:nmpu}}(?P<behind>[^{{}};]{{0,30}})"
)
# "Oxbury beat its target of recycling 55% of waste last year, with a rate of 53.4%"
_VERB_FIRST = compiled(
    rf"\b(?P<cue>{_MET}|beats|hits|meets|exceeds|misses|missed|fell short of|falls short of) (?:the|its|their|"
    rf"our|his|her|a)(?: [\w-]{{3,16}}){{0,3}}"
    r" (?:target|goal|aim)(?: of| for)?(?P<mid>[^{};.]{0,40}?) "
    r"{target:nmput}[^{};.]{0,50}(?:\{[iyd]\d{1,6}\}[^{};.]{0,20})?"
    r"(?:,? (?:with|at|of|having|after|by|when|as)\b|, \w{4,12}ing\b|[;:])[^{};.]{0,50}? "
    r"{result:nmput}(?P<behind>[^{};]{0,30})"
)
# "set out to raise £400,000 ... ended with £386,000 ... the goal had been reached"
_AIM = compiled(
    r"\b(?:(?:target|goal|aim|objective)(?: (?:was|is|of|had been|set|for|\w{2,12})){1,3}|(?:set out|hoped|aimed|"
    r"planned|wanted|promised|"
    r"pledged|aims|hopes|needed|needs|wants|meant|intended|was (?:meant|supposed)|were (?:meant|supposed)|(?:is|"
    r"are) (?:meant|supposed|"
    r"required|expected)|had) to|should|must|needed|wanted|aim(?:s|ed)? for|aim(?:s|ed)? at) "
    r"(?P<cue>[^{};.]{0,40}?) ?(?:at least )?{target:nmup}"
)
_REACHED = regex.compile(
    r"\b(?:target|goal|aim|promise|pledge|objective)s?\b[^{}.;]{0,40}\b(?:was|were|has been|had been|have been|"
    r"is|been) "
    r"(?:now |already |comfortably |easily |duly )?(?P<cue>met|reached|hit|achieved|beaten|passed|exceeded|"
    r"surpassed|smashed|missed)\b"
    r"|\b(?P<cue>met|reached|hit|achieved|beat|passed|exceeded|surpassed|smashed|missed|fell short of|fallen "
    r"short of) (?:the|its|their|our|"
    r"that|this|his|her)(?: \w{3,16}){0,2} (?:target|goal|aim|promise|pledge|objective)\b(?! of)",
    regex.IGNORECASE,
)
_DONE = regex.compile(
    r"\b(?:raised|built|completed|finished|ended|came to|reached|stands? at|stood at|sold|planted|treated|took|"
    r"total|recruited|collected|"
    r"delivered|saw|seen|dealt|met|hit|managed|achieved|answered|handled|passed|scored|won|gave|given|opened|"
    r"trained|received|had|has|were|was|made|helped|served|joined|cleared|saved|"
    r"produced|now)\b",
    regex.IGNORECASE,
)
_NOT = regex.compile(r"\b(?:not|nearly|almost|never|narrowly|others?|different)\b", regex.IGNORECASE)
_MISSED = ("missed", "missing", "fell short of")
_BEATEN = (
    "exceeded",
    "beaten",
    "passed",
    "surpassed",
    "beat",
    "exceeding",
    "beating",
    "surpassing",
    "smashed",
    "smashing",
)
_LOW_IS_GOOD = regex.compile(
    r"\b(?:waits?|waiting|response times?|minutes|emissions|vacanc\w+|errors|deficit|absence|within)\b",
    regex.IGNORECASE,
)


# "pledged to bring it down by 25 per cent before 2022"
_PROMISE = compiled(
    r"\b(?:promised|pledged|vowed|aimed|committed|planned|undertook|set out|agreed|(?:target|goal|aim|promise|pledge)"
    r"(?: was| is)?) to (?P<cue>cut|reduce|lower|shrink|bring down|raise|increase|lift|grow) [^{};.]{2,60} by "
    r"{share:pr}"
)
_KEPT = regex.compile(
    r"\b(?:has|have|had|was|were) (?:been )?(?:kept|met|honoured|honored|fulfilled|achieved|beaten|hit|reached|"
    r"delivered)\b"
    r"(?! (?:with|by))|\b(?:kept|met|honoured|fulfilled|achieved|beat|hit) (?:the|its|that|this|their) (?:promise|"
    r"pledge|"
    r"target|goal|aim|commitment)"
)
_CUTS = ("cut", "reduce", "lower", "shrink", "bring down")
_KINDS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)


def _promises(context: Context) -> Iterator[Relation]:
    """A promise to change a figure by a share, the figure before and the one after, and the word that it was kept."""
    for found in find(context, _PROMISE):
        share = found["share"]
        kept = [f for f in context.frames if f.text != found.frame.text and (m := _KEPT.search(f.text)) and not
                _NOT.search(f.text[: m.end()][-40:])]  # fmt: skip
        before = [c for c in context.claims if c.sentence < share.sentence and c.kind in _KINDS and value(c)]
        after = [c for c in context.claims if c.sentence > share.sentence and c.kind in _KINDS and value(c)]
        if not kept or not before or share.hedge:
            continue
        old = before[-1]
        new = [c for c in after if (c.kind, c.unit) == (old.kind, old.unit) and _same(context, old, c)]
        if len(new) != 1 or old.sentence < share.sentence - 1:
            continue
        part: Expression = over(ref(share), HUNDRED) if share.kind is Kind.PERCENT else ref(share)
        falls = found.word() in _CUTS
        promised = times(ref(old), minus(ONE, part) if falls else plus(ONE, part))
        yield Relation(
            rule="target-mismatch",
            claims=(new[0].id, old.id, share.id),
            formula=Compare(ref(new[0]), "<=" if falls else ">=", promised),
            tie=Tie.LIKELY,
            message=f"A change of {q(share)} from {q(old)} leads to {{expected}}; with {q(new[0])} it is not reached, "
            "though the text says so. Check all three.",
            ties=found.tie(),
        )


def _same(context: Context, old: Claim, new: Claim) -> bool:
    """Whether a later figure is that of the promise: of the same thing, or "the figure was", "it stood at"."""
    lead = context.words(context.sentences[new.sentence].span.start, new.span.start)
    return (old.noun != "" and old.noun == new.noun) or regex.search(
        r"\b(?:figure|total|number|it|level|amount) (?:was|is|stood at|had \w+ to|came to|fell to|rose to) $",
        lead + " ",
    ) is not None


_BY = regex.compile(r"\b(?:by|cut|reduce|raise|increase|grow|lower)\b", regex.IGNORECASE)


def _aim(target: Claim) -> Expression:
    """A target in per cent is what it says: one of 50 per cent is not met with 49."""
    number = value(target)
    return Const(number, target.text) if target.kind is Kind.PERCENT and number is not None else ref(target)


def _sign(cue: str) -> str:
    cue = {
        "beats": "beat",
        "exceeds": "exceeded",
        "misses": "missed",
        "falls short of": "missed",
        "fallen short of": "missed",
    }.get(cue, cue)
    return "<" if cue in _MISSED else ">" if cue in _BEATEN else ">="


def _reached(context: Context) -> Iterator[Relation]:
    """An aim, what came of it, and the word that it was reached or missed, each in a sentence of its own or
    together."""
    for found in find(context, _AIM):
        target = found["target"]
        first = target.sentence
        if value(target) is None or (target.kind is Kind.PERCENT and _BY.search(found.match[0])) or target.hedge:
            continue
        if target.kind is not Kind.PERCENT and _LOW_IS_GOOD.search(found.frame.text):
            continue
        near = context.frames[first : first + 4]
        said = next(((f, m) for f in near if (m := _REACHED.search(f.text))), None)
        if said is None or _NOT.search(said[0].text[max(0, said[1].start() - 30) : said[1].end()]):
            continue
        results = [
            c
            for f in near
            for c in f.slots("nmup")
            if c.id > target.id
            and (c.kind, c.unit) == (target.kind, target.unit)
            and value(c) is not None
            and not c.hedge
        ]
        results = [c for c in results if target.kind is not Kind.COUNT or c.noun == target.noun or "elliptic" in c.cues]
        if len(results) != 1 or results[0].role in ("by", "from"):
            continue
        result = results[0]
        lead = context.frames[result.sentence].text.partition(f"{result.id}}}")[0][-70:]
        after = context.frames[result.sentence].text.partition(f"{result.id}}}")[2][:40]
        if not (_DONE.search(lead) or _DONE.search(after)) or regex.search(
            r"\b(?:new|next|another|further|more)\b", lead[-25:] + after[:12]
        ):
            continue
        yield Relation(
            rule="target-mismatch",
            claims=(result.id, target.id),
            formula=Compare(ref(result), _sign(said[1]["cue"].lower()), _aim(target)),
            tie=Tie.LIKELY,
            message=f"The aim of {q(target)} is said to be {said[1]['cue'].lower()}, but {q(result)} says "
            f"otherwise; check both.",
            ties=(said[0].span(*said[1].span("cue")),),
            evidence=(Evidence(said[0].span(*said[1].span("cue"))),),
        )


def relate(context: Context) -> Iterator[Relation]:
    """Tie each verdict on a target to the target and the result."""
    yield from _reached(context)
    for found in find(context, _TARGET_FIRST, _RESULT_FIRST, _VERB_FIRST):
        target, result = found["target"], found["result"]
        if (target.kind, target.unit) != (result.kind, result.unit) or value(target) is None or value(result) is None:
            continue
        words = f"{found.word('mid')} {found.word('behind')}"
        if _NOT.search(words) or _LOW_IS_GOOD.search(found.frame.text):
            continue
        cue = found.word()
        sign = _sign(cue)
        yield Relation(
            rule="target-mismatch",
            claims=(result.id, target.id),
            formula=Compare(ref(result), sign, _aim(target)),
            tie=Tie.CERTAIN,
            message=f"The target of {q(target)} is said to be {cue} with {q(result)}; check the word and both figures.",
            ties=found.tie(),
        )
    yield from _promises(context)


RULE = Rule(
    code="FC415",
    name="target-mismatch",
    summary="A target is said to be met, beaten or missed, and the result says otherwise.",
    finds="A target, a result, and a word like “met” or “missed” that does not fit the two.",
    why="It is the first thing that an opponent will check.",
    silent="With “nearly met”, with targets where less is better (waiting times, emissions), and when the "
    "result counts "
    "something else.",
    bad="The union's target of 900 new members was met, with 861 joined by midsummer.",
    good="The union's target of 900 new members was nearly met, with 861 joined by midsummer.",
    checks=("D16",),
    relate=relate,
)

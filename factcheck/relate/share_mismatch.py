"""share-mismatch: a percentage or fraction that is not the share which the two counts beside it give."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Expression, Hedge, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.nearby import noun_behind
from factcheck.relate.pattern import HUNDRED, Found, compiled, find, over, q, ref, same_measure, times, value
from factcheck.relate.rule import Rule
from factcheck.relate.share_across import OF_SOMETHING_ELSE, across

# "228 walkers (57%)", "36 were fined (44%)", "52, or 94%, of those"; a bracket that names a base of its own is out.
_BRACKETED = compiled(
    r"{part:nmu}(?P<mid>(?:[^{}();:,]|\{[wdyh]\d{1,6}\}){0,70}?),?(?P<cue> \(| or | - | – )(?:just |some |exactly )?"
    r"{share:pr}(?P<base>[^{}()]{0,24})[),;–.-]"
)
# "135 of the 300 barns, or 45%", "90 out of 120 schools (75%)"
_OUT_OF = compiled(
    r"{part:nmu}(?P<mid>(?: [\w'’-]{1,20}){0,3}) (?P<cue>out of|of) (?:the |all |its |their |our |a total of |"
    r"some ){0,2}(?:[\w-]{2,20}(?:'s|’s) )?"
    r"{whole:nmu}~(?:,? \(|, or | or | - | – |, which is |, that is,? |, in other words,? |"
    r", representing |, making )(?:just |some |about )?{share:pr}"
)
# "45% of the 300 barns (135)", "45% of the 300, or 135,"
_OF_WHOLE = compiled(
    r"{share:pr}(?: \({part:nmu}\))? (?P<cue>of) (?:the |all |its |their |our |some |these |those |"
        r"[\w-]{2,20}['’]s? ){0,2}{whole:nmu}"
    r"(?:(?: [\w'’-]{1,20}){0,5}(?:(?: \(|, or | - | – ){other:nmu}|, {alone:nmu}(?: [\w'’-]{2,15}){0,2}[,).]))?"
)
# "320 officers in first aid, 40 per cent of its 800 officers"
_PART_OF = compiled(
    r"{part:nmu}[^{}();:]{0,70}?(?:, | \(| – )(?:or |about |just )?{share:pr}[,)]? (?P<cue>of) (?:the |"
        r"its |their |all |our |a total of |"
    r"[\w-]{2,20}['’]s? ){0,2}{whole:nmu}"
)
# "turned down 132 of the 600 loans asked for, a refusal rate of 22%"
_RATE_OF = compiled(
    r"{part:nmu}(?: [\w'’-]{1,20}){0,4} (?:out of|of|from) (?:the |all |its |their |our "
    r"){0,2}{whole:nmu}[^{}();:]{0,50}, "
    r"(?P<cue>an? (?:[\w-]{3,15} ){0,2}(?:rate|share|proportion|percentage|take-up|turnout|yield|response|return) of) "
    r"(?:just |only |about )?{share:pr}"
)
# "£0.7m of its £2.9m budget, 24 per cent, by June"
_IN_PASSING = compiled(
    r"{part:nmu} (?P<cue>of|out of) (?:the |its |their |our ){0,2}{whole:nmu}(?: [\w'’-]{2,20}){0,4}, "
    r"(?:just |only |about |some )?{share:p}[,.;]"
)
# "44 of the patients on the drug, out of a total of 80, slept better (55 per cent)"
# "Two in three councils, 180 of the 330 asked, have cut hours"
_IN_COMMAS = compiled(
    r"{share:pr}(?: of)?(?: [\w'’-]{2,20}){1,4}(?P<cue>, )(?:or )?{part:nmu} (?:out of|of) "
    r"(?:the |all |its ){0,2}{whole:nmu}"
    r"(?: [a-z]{3,12}){0,2}[,.]"
)
_OUT_OF_ALL = compiled(
    r"{part:nmu}[^{}();:]{0,60}, (?P<cue>out of) (?:a total of |the |"
        r"all )?{whole:nmu},[^{}();:]{0,40}(?: \(| – | or ){share:pr}"
)
# "One in eight had no ticket: 2,100 of the 16,800 checked", "a third of the pupils (30 of 90)"
_SPELT_OUT = compiled(
    r"{share:pr}(?P<mid>[^{}();:]{0,90}?(?:\{[wdyh]\d{1,6}\}[^{}();:]{0,50}?)?)"
    r"(?P<cue>[”\"]?: (?:[^{};:,]{2,30}, )?| \(| – | - )"
    r"(?:that is |just |some )?"
    r"{part:nmu}(?: [\w'’-]{1,20}){0,3} (?:out of|of) (?:the |all |its |their |our |a total of ){0,2}{whole:nmu}"
)
# "1.3 million bottles, of which 0.4 million (31 per cent) went abroad"
_OF_WHICH = compiled(
    r"{whole:nmu}(?P<mid>[^{};.()]{0,60}?),? of (?:which|whom),? (?:some |just |only )?{part:nmu}[^{};.()]{0,40}?,?"
    r"(?P<cue> \(| or | - | – ){share:pr}[),;.–-]"
)
# "exports were worth $1.8bn, a third of total exports of $4.5bn"
_OF_TOTAL = compiled(
    r"{part:nmu}[^{}();:,]{0,40}, (?P<cue>)(?:which is |making up |or |equal to |"
        r"equivalent to )?{share:pr} of (?:the |its |their |all |our )?"
    r"(?:total|overall|entire|whole)(?: [\w'’-]{2,20}){1,4} of {whole:nmu}"
)
# "That 45% of the barns", "a share of 64 per cent", of figures given just before
_SUMMED_UP = compiled(
    r"(?P<cue>^that |\b(?:share|proportion|percentage|figure|rate)(?: [a-z]{2,12}){0,3} (?:at|of|to be) |\ba "
    r"share of |\b(?:that|which|this) (?:is|was|makes) |\ba proportion of |\ba rate of ){share:pr}"
    r"(?: of (?:the |these |those |its |all )(?:[\w-]{1,20}(?:'s|’s) )?(?P<noun>[\w-]{2,20}))?"
)
_WHOLE = compiled(
    r"(?P<cue>\bout of |\bof |\bamong |\bfrom )(?:the |all |those |these |its |our |a total of |some ){0,2}{whole:nmu}"
)
# "One in four of the newcomers (34%)", "a third of them, or 34%,"
_FRACTION = compiled(r"{words:r}(?P<mid>[^{}();:]{0,90})(?P<cue> \(|, or ){share:p}(?: of [^{}()]{0,20})?[),]")
# "A fifth of the crew (14 out of 50)"
_COUNTED_OUT = compiled(r"{share:pr} of [^{}();:]{2,60}(?P<cue> \()(?:just |only |some )?{counted:r}\)")
_TOGETHER = (_SPELT_OUT, _OF_WHICH, _OF_TOTAL, _PART_OF, _OUT_OF_ALL, _IN_COMMAS, _RATE_OF, _IN_PASSING)
# "Model 3 (66.7%)": a number in a name counts nothing
_NUMBERED = regex.compile(
    r"(?<![.!?:;] )(?<!^)\b(?!(?:In|By|At|Of|On|Since|From|To|The|Only|Some|And|January|February|March|April|May|"
    r"June|July|"
    r"August|September|October|November|December|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\w{0,3}\b)\p{Lu}[\p{Ll}]{2,15}$"
)
_TOTAL = regex.compile(r"^(?: of (?:the |all )?(?:total|sample|overall|whole)| in total| overall)?$", regex.IGNORECASE)
_CHANGE_SIGN = regex.compile(
    r"\b(?:from|to|by|rose|fell|up|(?<!turned |voted |laid |broken |taken )down|grew|"
    r"increas\w{1,4}|decreas\w{1,4}|declin\w{1,4}|growth|drop\w{0,4}|"
    r"(?:increase|decrease|growth|rise|fall|decline|drop|gain|reduction)(?: in [^{};.]{3,50})? of)\b"
    r"(?: an?| the| about| just){0,2} $",
    regex.IGNORECASE,
)
# "one in four (22%)" and "two out of three (63%)" are fair roundings; "four-fifths" of three-quarters is not.
_SLACK_ONE, _SLACK_MANY = Fraction(1, 8), Fraction(3, 50)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each share to the part and the whole that it stands beside."""
    seen: set[int] = set()
    for found in find(context, _OUT_OF):
        part, whole, share = found["part"], found["whole"], found["share"]
        if _fit(part, whole) and share.id not in seen:
            seen.add(share.id)
            inner = [
                w for w in _wholes(context, found, part, share) if w.id != whole.id and w.sentence == share.sentence
            ]
            yield from _readings(share, part, [whole, *inner], found, Tie.CERTAIN)
    for found in find(context, _OF_WHOLE):
        share, whole = found["share"], found["whole"]
        stated = found.get("part") or found.get("other") or found.get("alone")
        if stated is not None and _fit(stated, whole) and share.id not in seen and _plain(share):
            seen.add(share.id)
            yield from _readings(share, stated, [whole], found, Tie.CERTAIN)
    for found in find(context, *_TOGETHER):
        part, whole, share = found["part"], found["whole"], found["share"]
        changed = found.match.re is _SPELT_OUT and _CHANGE_SIGN.search(found.before()[-80:])
        if _fit(part, whole) and share.id not in seen and _plain(share) and not changed:
            seen.add(share.id)
            yield from _readings(share, part, [whole], found, Tie.CERTAIN)
    for found in find(context, _BRACKETED):
        share, part = found["share"], _not_an_age(found)
        if (
            share.id in seen
            or _NUMBERED.search(context.words(max(0, part.span.start - 24), part.span.start))
            or not _TOTAL.match(found.word("base").rstrip())
            or _CHANGE_SIGN.search(found.before()[-80:])
        ):
            continue
        wholes = _wholes(context, found, part, share)
        named = [whole for whole in wholes if whole.sentence == share.sentence]
        if named:
            seen.add(share.id)
            yield from _readings(share, part, wholes, found, Tie.CERTAIN if len(named) == 1 else Tie.LIKELY)
        elif wholes and (
            (found.word("cue").strip() == "(" and share.kind is Kind.PERCENT)
            or {"of those", "of them", "of these"} & part.cues
        ):
            seen.add(share.id)
            yield from _readings(share, part, wholes, found, Tie.LIKELY)
        elif fellow := _of_its_fellow(context, found, part, share):
            seen.add(share.id)
            yield from _readings(share, part, [fellow], found, Tie.LIKELY)
    for found in find(context, _SUMMED_UP):
        ahead = context.words(max(0, found["share"].span.start - 40), found["share"].span.start)
        if found["share"].id not in seen and not OF_SOMETHING_ELSE.search(ahead):
            for relation in _summed_up(context, found):
                seen.add(found["share"].id)
                yield relation
    for found, share, pairs in across(context):
        if share.id not in seen and pairs and not _CHANGE_SIGN.search(found.before()[-80:]):
            seen.add(share.id)
            near = len(pairs) == 1 and pairs[0][1].sentence == share.sentence
            yield from _pairs(share, pairs, found, Tie.CERTAIN if near else Tie.LIKELY)
    for found in find(context, _FRACTION):
        yield from _fraction(found)
    for found in find(context, _COUNTED_OUT):
        yield from _counted_out(found)


_BOUNDED = (Hedge.LESS_THAN, Hedge.MORE_THAN, Hedge.AT_LEAST)


def _not_an_age(found: Found) -> Claim:
    """The part, or the count before it where it is an age: "475 volunteers are under 30, or 38 per cent"."""
    part, lead = found["part"], found.before()
    before = found.frame.slots("n", 0, found.match.start())
    if before and part.text.lower() == "one" and "elliptic" in part.cues:
        return before[-1]  # "126 had never owned one before – three in four of them": a pronoun
    aged = lead.rstrip().endswith((" are", " were", " is", " was", " aged", "people"))
    if before and part.hedge in _BOUNDED and aged:
        return before[-1]
    return part


def _readings(share: Claim, part: Claim, wholes: list[Claim], found: Found, tie: Tie) -> Iterator[Relation]:
    yield from _pairs(share, [(part, whole) for whole in wholes], found, tie)


def _pairs(share: Claim, pairs: list[tuple[Claim, Claim]], found: Found, tie: Tie) -> Iterator[Relation]:
    """Yield share = part / whole for every pair that it may be of, as one group; nothing if a fair rounding fits."""
    if share.kind is not Kind.PERCENT and (value(share) or 0) >= 1:
        return  # "a pupil-teacher ratio of 15 to 1" is no share
    if share.kind is not Kind.PERCENT and any(
        _near(share, Fraction(value(part) or 0) / (value(whole) or 1)) for part, whole in pairs
    ):
        return
    for part, whole in pairs:
        given: Expression = over(ref(part), ref(whole))
        if share.kind is Kind.PERCENT:
            given = times(given, HUNDRED)
        yield Relation(
            rule="share-mismatch",
            claims=(share.id, part.id, whole.id),
            formula=Compare(ref(share), "=", given),
            tie=tie,
            message=f"{q(part)} of {q(whole)} is {{expected}}, not {q(share)}; check all three figures.",
            group=f"share-{share.id}" if len(pairs) > 1 else "",
            ties=found.tie(),
        )


def _wholes(context: Context, found: Found, part: Claim, share: Claim) -> list[Claim]:
    """The figures that the share may be of: named with "of" in the sentence, then the same things counted before it."""
    here = [
        found.frame.claims[int(match["whole"])]
        for match in _WHOLE.finditer(found.frame.text)
        if int(match["whole"]) not in (part.id, share.id)
    ]
    named = [whole for whole in here if _fit(part, whole)]
    before = [
        claim
        for claim in context.neighbours(share, before=3)
        if claim.id not in (part.id, share.id)
        and claim.span < part.span
        and _fit(part, claim)
        and claim not in named
        and not _has_share(context, claim)
        and (
            claim.sentence == share.sentence
            or (part.noun and claim.noun == part.noun)
            # "We wrote to 640 donors. Replies came from 416 (65 per cent)": a bare count, after the only other one
            or (share.sentence - claim.sentence == 1 and not noun_behind(context, part) and _alone(context, claim))
        )
    ]
    if named:
        return [*reversed(named), *reversed(before)]
    return list(reversed(before)) if any(claim.sentence != share.sentence for claim in before) else []


def _of_its_fellow(context: Context, found: Found, part: Claim, share: Claim) -> Claim | None:
    """The whole of which another bracketed share of the sentence is: "of 760 farms, 589 got it (77.5%), 95 (15%)".

    One name of the whole need not be the other's ("760 firms applied ... 589 of the applications"): the sum tells.
    """
    fellows = [
        (fellow["part"], fellow["share"])
        for match in _BRACKETED.finditer(found.frame.text)
        if (fellow := Found(match, found.frame))["share"].id != share.id and fellow["share"].kind is share.kind
    ]
    for whole in reversed([c for c in context.neighbours(share, before=4) if c.span < part.span and _fit(part, c)]):
        for count, percent in fellows:
            given = Fraction(value(count) or 0) / (value(whole) or 1) * 100
            if _fit(count, whole) and abs(given - (value(percent) or 0)) <= Fraction(1, 2 * 10**percent.decimals):
                return whole
    return None


def _alone(context: Context, claim: Claim) -> bool:
    counts = [c for c in context.by_sentence.get(claim.sentence, ()) if c.kind is claim.kind and value(c)]
    return len(counts) == 1 and claim.kind is Kind.COUNT and claim.hedge is Hedge.NONE


def _has_share(context: Context, claim: Claim) -> bool:
    """Whether the count has a bracketed share of its own, as the next item of a list has."""
    return (
        regex.match(
            r"[^.;()]{0,30}\((?:about |or )?\d[\d.]{0,6} ?(?:%|per ?cent)",
            context.words(claim.span.end, claim.span.end + 60),
        )
        is not None
    )


def _summed_up(context: Context, found: Found) -> Iterator[Relation]:
    share, noun = found["share"], singular(found.word("noun"))
    near = [
        claim
        for claim in context.neighbours(share, before=4)
        if claim.span < share.span and claim.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) and value(claim)
    ]
    for whole in near:
        # "Sixty inns serve it, out of 80 on the coast. ... That nine-tenths of the inns ..."
        parts = [c for c in near if c.sentence == whole.sentence and c.span < whole.span and _noun(context, c) == noun]
        if whole.role == "of" and noun and len(parts) == 1 and _noun(context, whole) == noun and _fit(parts[0], whole):
            yield from _readings(share, parts[0], [whole], found, Tie.LIKELY)
            return
    close = [claim for claim in near if claim.sentence >= share.sentence - 1]
    if not close:
        return
    part = close[-1]
    thing = noun or _noun(context, part)
    wholes = [
        claim for claim in near if claim is not part and _noun(context, claim) == thing and thing and _fit(part, claim)
    ]
    yield from _readings(share, part, list(reversed(wholes)), found, Tie.LIKELY)


def _noun(context: Context, claim: Claim) -> str:
    return head_noun(context.words(claim.span.end, claim.span.end + 50)) or singular(claim.noun)


_BESIDE = 40  # characters between a fraction and the share in brackets that says it again


def _fraction(found: Found) -> Iterator[Relation]:
    words, share = found["words"], found["share"]
    if value(words) is None or (value(words) or 0) >= 1 or _near(words, Fraction(value(share) or 0) / 100):
        return
    mid = found.word("mid")
    if regex.search(r"\b(?:and|or|either|while|but|compared|against|up|down|from|such as|including)\b", mid):
        return
    if mid and not mid.startswith(" of ") and not regex.search(r" (?:in|out of) ", words.text):
        return  # "1/3 burning (0.25%)"
    if regex.match(r"[^;]{0,60}\(\{p", found.after()):
        return  # "half expect sales to fall (28%) or stay flat (25%)"
    yield Relation(
        rule="share-mismatch",
        claims=(words.id, share.id),
        formula=Compare(times(ref(words), HUNDRED), "=", ref(share)),
        tie=Tie.CERTAIN if len(mid) <= _BESIDE else Tie.LIKELY,
        message=f"{q(words)} is said to be {q(share)}, which does not fit; check both.",
        ties=found.tie(),
    )


def _counted_out(found: Found) -> Iterator[Relation]:
    """ "A fifth of the crew (14 out of 50)": the count is read as one figure, a ratio."""
    share, counted = found["share"], found["counted"]
    out = value(counted)
    if out is None or len(counted.parts) != 2 or not _plain(share) or not value(share):
        return
    if share.kind is not Kind.PERCENT and _near(share, out):
        return
    given: Expression = times(ref(counted), HUNDRED) if share.kind is Kind.PERCENT else ref(counted)
    yield Relation(
        rule="share-mismatch",
        claims=(share.id, counted.id),
        formula=Compare(ref(share), "=", given),
        tie=Tie.CERTAIN,
        message=f"{q(counted)} is {{expected}}, not {q(share)}; check both.",
        ties=found.tie(),
    )


def _near(words: Claim, given: Fraction) -> bool:
    """Whether a fraction in words is a fair rounding of the share; a hedge must still hold."""
    said = value(words)
    if words.hedge is Hedge.NEARLY and said == given:
        return True  # "nearly three quarters" is no lie of nine in twelve
    if said is None or words.hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.NEARLY, Hedge.JUST_OVER, Hedge.AT_LEAST):
        return False
    return abs(said - given) <= said * (_SLACK_ONE if said.numerator == 1 else _SLACK_MANY)


def _fit(part: Claim, whole: Claim) -> bool:
    a, b = value(part), value(whole)
    return a is not None and b is not None and same_measure(part, whole) and 0 < a <= b


def _plain(share: Claim) -> bool:
    return share.role in ("", "share", "of")


RULE = Rule(
    code="FC301",
    name="share-mismatch",
    summary="A percentage or fraction does not fit the part and the whole that it stands beside.",
    finds="A count with its share (“171 of 300 walkers, or 75%”, “36 (64%)”) or a fraction with its percentage "
    "(“one in "
    "six (28%)”) that do not fit each other.",
    why="The counts and the share are often updated at different times, and the reader has all three in one line.",
    silent="When the share fits any whole that it may be of, when the bracket names a base of its own, and within what "
    "rounding allows; a fraction in words may be an eighth off.",
    bad="Penfold pier had 300 walkers on Sunday, and 171 of the 300 (75%) came by bus.",
    good="Penfold pier had 300 walkers on Sunday, and 171 of the 300 (57%) came by bus; 75% had a map.",
    checks=("C1", "C2", "C3", "C13"),
    relate=relate,
)

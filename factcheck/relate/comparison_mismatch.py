"""comparison-mismatch: "more cows (186) than sheep (204)", "above the average of" beside figures that say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Evidence, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.pattern import Found, compiled, find, q, ref, value
from factcheck.relate.rule import Rule

_WORDS = r"[\w'’ -]{2,50}?"
# "more cows (186) than sheep (204)"
_BRACKETS = compiled(
    rf"\b(?P<cue>more|fewer|less) {_WORDS} \({{one:nmpu}}\)(?:[\w'’ -]{{2,50}}?)? ?than {_WORDS} \({{two:nmpu}}\)"
)
# "cows (186) outnumbered sheep (204)"
_OUTNUMBER = compiled(rf"\({{one:np}}\) (?P<cue>outnumber\w{{0,4}}) {_WORDS} \({{two:np}}\)")
# "at 72%, above the national average of 75%"
_THAN = compiled(
    r"{one:nmpu}(?: (?:a|an|per) (?:hour|day|week|month|year|head))?(?P<mid>(?: [\w-]{2,20}){0,2}),? (?:which is "
    r"|which was |is |are |was |were |well |far |much |slightly |"
    r"significantly |just |still |that is ){0,2}"
    r"(?P<cue>higher than|lower than|more than|less than|fewer than|above|below|greater than) "
    r"(?:the |its |their |a |last year's ){0,2}(?P<what>(?:[\w'’-]{2,20} ){0,4})(?:of |figure of |average of )"
    r"(?:just |only |about )?{two:nmpu}"
)
# "ewes outnumbered goats. There were 830 of the former and 910 of the latter."
_FORMER = compiled(
    r"{one:n} (?:from|of|for|were|in) the (?P<cue>former) and {two:n} (?:from|of|for|were|in) the latter"
)
# "Women earn more than men, with pay of £13.20 an hour against £14.10": told in the order of the two
_IN_ORDER = compiled(
    r"^[^{};:]{3,60}?\b(?P<cue>more|less|fewer|higher|lower|longer|older|younger|taller|heavier|cheaper|dearer)\b"
    r"(?: [\w'’-]{2,15}){0,3}? than [^{};:,.]{3,40}, (?:with|at|on|for|earning|getting|scoring) [^{};:]{0,40}?"
    r"{one:nmputv}(?: (?:a|an|per) [a-z]{3,8})?,? (?P<mid>)(?:against|compared (?:with|to)|to|versus) (?:just |"
    r"only )?{two:nmputv}"
)
# "More people visited the abbey than the castle: the abbey had 71,200 visitors and the castle 74,500"
_TOLD_AFTER = compiled(
    r"\b(?P<cue>more|fewer|less)\b [^{};:]{2,70}? (?:the |in |at |to |of |by ){0,2}(?P<x>[\w-]{3,16})(?: (?:last|this) "
    r"(?:year|month|week|summer|season))? than (?:(?:in|at|to|of|by|for) )?(?:the )?(?P<y>[\w-]{3,16})(?: "
    r"(?:last|this) "
    r"(?:year|month|week|summer|season))?: (?:the )?(?P<first>[\w-]{3,16})\b[^{};:]{1,30}{one:nmpu}"
    r"(?: [\w-]{2,15}){0,3},? (?:and|while|but|against) (?:the )?(?P<second>[\w-]{3,16})\b[^{};:]{0,20}{two:nmpu}"
)
_COMPARATIVE = (
    r"more|fewer|less|higher|lower|longer|shorter|larger|bigger|smaller|greater|older|younger|faster|slower|"
    r"taller|cheaper|"
    r"dearer|heavier|lighter|warmer|colder|hotter|cooler|wetter|drier|busier|quieter|better|worse"
)
# "wait longer to see a dentist, at 23 days, than those in villages, at 31 days"; "Boys (61%) did better than girls
# (67%)"
_AT_THAN = (
    compiled(
        rf"\b(?P<cue>{_COMPARATIVE})\b(?! than)[^{{}};.]{{0,60}}[ (]{{one:nmputv}}\)?,? than (?:(?:in|for|at|to|"
        rf"with|by|on|from) )?"
        rf"[^{{}};.]{{2,60}}[ (]{{two:nmputv}}"
    ),
    compiled(
        rf"\({{one:nmput}}\)[^{{}};.()]{{1,70}}\b(?P<cue>{_COMPARATIVE})\b[^{{}};.()]{{0,50}}\bthan\b[^{{}};.()]{{1,50}}\({{two:nmput}}\)"
    ),
    compiled(
        rf", (?:at|on|with) "
        rf"{{one:mput}},[^{{}};.()]{{1,70}}\b(?P<cue>{_COMPARATIVE})\b[^{{}};.()]{{0,50}}\bthan\b[^{{}};.()]{{1,50}}, "
        rf"(?:at|on|with) {{two:mput}}"
    ),
)
# "More cows than sheep were sold. There were 186 cows and 204 sheep."
_MORE_X = regex.compile(
    r"\b(?P<cue>[Mm]ore|[Ff]ewer) (?P<x>\p{Ll}{3,16}) (?P<mid>\p{Ll}+ ){0,4}?than (?P<y>\p{Ll}{3,16})\b|"
    r"\b(?P<x>\p{L}{3,16}) (?P<cue>outnumber(?:ed|s)?) (?P<y>\p{Ll}{3,16})\b|"
    r"\b(?P<x>\p{L}{3,16}) (?:were|are|was|is|proved|have been|had been) (?:far |much |slightly |again |still |now )?"
    r"(?P<cue>more|less|fewer) (?:numerous|common|frequent|popular|plentiful|in number)(?: at [^{},;.]{3,30})? than "
    r"(?:the )?(?P<y>\p{Ll}{3,16})\b"
)
_LESSER = frozenset(
    "fewer less lower shorter smaller younger slower cheaper lighter colder cooler drier quieter".split()
)
_TIME_IS_SPEED = frozenset("faster slower better worse".split())
_OUTNUMBERED = regex.compile(r"\b(?:outnumbered|outnumber|more \w+ than)\b(?![^.]{0,60}\balthough\b)", regex.IGNORECASE)
_LESS = ("fewer", "less", "lower than", "less than", "fewer than", "below")


def relate(context: Context) -> Iterator[Relation]:
    """Tie each word of comparison to its two figures."""
    for found in find(context, _BRACKETS, _OUTNUMBER):
        yield from _relation(found, found["one"], found["two"], Tie.CERTAIN)
    for found in find(context, _THAN):
        one, two = found["one"], found["two"]
        if not one.hedge and not regex.search(r"\b(?:and|or|but)\b", found.word("what")):
            yield from _relation(found, one, two, Tie.CERTAIN if found.word("what") else Tie.LIKELY)
    for found in find(context, *_AT_THAN):
        cue = found.word()
        if (
            (cue not in _TIME_IS_SPEED
            and not _HEDGED.search(found.match[0])
            and not found["one"].role)
            or (
                cue in ("better", "worse")
                and found["one"].kind is Kind.PERCENT
                and not _FEWER_IS_GOOD.search(found.frame.text)
            )
        ):
            yield from _relation(found, found["one"], found["two"], Tie.LIKELY)
    for found in find(context, _IN_ORDER):
        one, two = found["one"], found["two"]
        if one.kind is two.kind and one.unit == two.unit and not _HEDGED.search(found.match[0].split(",")[0]):
            yield from _relation(found, one, two, Tie.LIKELY)
    for found in find(context, _TOLD_AFTER):
        named = (found.word("x"), found.word("y"))
        told = (found.word("first"), found.word("second"))
        if named in (told, told[::-1]):
            one, two = (found["one"], found["two"]) if named == told else (found["two"], found["one"])
            yield from _relation(found, one, two, Tie.LIKELY)
    yield from _more_than(context)
    for found in find(context, _FORMER):
        before = found["one"].sentence - 1
        if (
            before >= 0
            and _OUTNUMBERED.search(context.frames[before].text)
            and not _FUTURE.search(context.frames[before].text)
        ):
            yield from _relation(found, found["one"], found["two"], Tie.LIKELY)


_HEDGED = regex.compile(
    r"\b(?:not|no|nearly|almost|from|per|times|slightly over|expected|likely)\b|n['’]t\b", regex.IGNORECASE
)
_FEWER_IS_GOOD = regex.compile(
    r"\b(?:absen\w+|unemploy\w+|late|delay\w*|fail\w*|error\w*|complain\w*|wait\w*|vacan\w+|loss\w*)\b", regex.I
)


def _more_than(context: Context) -> Iterator[Relation]:
    """ "More cows than sheep were sold", with one count of each, side by side, in this or the next two sentences."""
    for index, frame in enumerate(context.frames):
        for match in _MORE_X.finditer(frame.text):
            if _FUTURE.search(frame.text) or _HEDGED.search(frame.text[max(0, match.start() - 20) : match.end()]):
                continue
            names = singular(match["x"].lower()), singular(match["y"].lower())
            for later in context.frames[index : index + 3]:
                counts = [
                    c
                    for c in later.slots("np")
                    if c.noun in names and value(c) is not None and not c.hedge and not c.role
                ]
                pair = [next((c for c in counts if c.noun == name), None) for name in names]
                if (
                    len(counts) == 2
                    and pair[0] is not None
                    and pair[1] is not None
                    and not _OTHER_TIME.search(later.text if later is not frame else _from_figures(later, counts))
                ):
                    one, two = pair[0], pair[1]
                    fewer = match["cue"].lower() in ("fewer", "less")
                    yield Relation(
                        rule="comparison-mismatch",
                        claims=(one.id, two.id),
                        formula=Compare(ref(one), "<" if fewer else ">", ref(two)),
                        tie=Tie.LIKELY,
                        message=f"The text says “{match['cue'].lower()}”, but gives {q(one)} and {q(two)}; check "
                        f"the word and both "
                        "figures.",
                        ties=(frame.span(*match.span("cue")),),
                        evidence=(Evidence(frame.span(*match.span("cue"))),),
                    )
                    break


def _from_figures(frame: Frame, counts: list[Claim]) -> str:
    """The text from the first of the figures on: "fewer than last year, with 512 cats and 430 dogs"."""
    at = [place for claim in counts if (place := frame.text.find(f"n{claim.id}}}")) >= 0]
    return frame.text[min(at, default=0) :]


_OTHER_TIME = regex.compile(r"\b(?:last|previous|earlier|before|in \{y|former|latter)\b|\{y", regex.IGNORECASE)
_FUTURE = regex.compile(r"\b(?:will|would|may|might|although|not so)\b", regex.IGNORECASE)


def _relation(found: Found, one: Claim, two: Claim, tie: Tie) -> Iterator[Relation]:
    if (one.kind, one.unit) != (two.kind, two.unit) or value(one) is None or value(two) is None:
        return
    nouns = {
        head_noun(" " + found.match["mid"]) if "mid" in found.match.re.groupindex and found.match["mid"] else "",
        "",
    }
    if len(nouns - {""}) > 1:
        return
    fewer = found.word() in _LESS or found.word() in _LESSER or found.word() == "worse"
    yield Relation(
        rule="comparison-mismatch",
        claims=(one.id, two.id),
        formula=Compare(ref(one), "<" if fewer else ">", ref(two)),
        tie=tie,
        message=f"The text says “{found.word()}”, but {q(one)} is {'more' if fewer else 'less'} than {q(two)}; "
        f"check both.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC410",
    name="comparison-mismatch",
    summary="A word of comparison contradicts the two figures.",
    finds="More, fewer, above, below, outnumbered, with a figure for each side that says the opposite.",
    why="Two figures that changed places, or a sentence that survived an update of its figures.",
    silent="When the two figures are of one side at two times, and when they count different things.",
    bad="More trams (52) than buses (67) ran late in Solm.",
    good="More trams than buses ran late in Solm, and late trams grew in number (52 in May, 67 in June).",
    checks=("D11",),
    relate=relate,
)

"""FC607: one case is above the maximum, or above the one called the largest."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import after, before, number, quoted, sentence_words, size
from factcheck.relate.context import Context
from factcheck.relate.instances import ELSEWHERE, comparable, families, is_one_case
from factcheck.relate.rule import Rule

_SUPERLATIVE = regex.compile(
    r"\b(?:largest|biggest|highest|longest|stiffest|heaviest|greatest|most generous|maximum|top|"
    r"toughest)\b([^.;]{0,60})$"
)
# "the biggest one for repairs", "the heaviest term for bribery": largest only of its sort.
_OF_ITS_SORT = regex.compile(r"\b(?:for|in|at|under|since|ever|yet|by|to|single|on)\b(?! all\b)(?! them\b)")
# "the heaviest term imposed on the ring", "the largest prize awarded this year": all of the text's own cases
_OF_ALL = regex.compile(
    r"\b(?:handed (?:down|out)|awarded|given|imposed|paid|made|received|entered|landed|caught|passed|won)"
    r"(?: (?:to|by|in|at|on) (?:the|any|an?) [a-z]{3,15}(?: [a-z]{3,15})?)?(?: (?:this|last) (?:year|week|month)|"
    r" today)?"
)
# "The longest walk in the guide is nine miles", "the heaviest fish weighed 12lb": what it is the largest of.
_NOUN = regex.compile(
    r"\bthe (?:single )?(?:largest|biggest|highest|longest|heaviest|tallest|greatest|deepest|fastest|oldest|"
    r"widest|steepest) (?:(?:one )?of (?:the |all (?:the )?|these |those |its |our |his |her |"
    r"their )(?:[a-z0-9,]{1,9} )?)?([a-z-]{3,20})"
    r"(?: (?:of (?:all|them|the [a-z]{2,15})|in the (?:new )?[a-z]{3,15}|at the (?:[a-z]{3,15} )?(?:show|contest|fair|"
    r"festival|sale|auction|competition)|(?:grown|caught|landed|entered|seen|sold) [a-z ]{3,30}|(?:in|on|at|"
    r"along) [a-z’' ]{3,30}|so far|that "
    r"day))?,? (?:was|is|weighed|"
    r"weighs|measured|measures|came to|ran to|lasted|lasts|took|takes|cost|costs|covered|covers|reached|carried|held|"
    r"scored|raised|fetched|sold for|stood at|stands|stood|rises|rose|runs to)"
    r"(?: (?:about|some|only|just))? $"
)
_SAID = frozenset({Kind.MONEY, Kind.DURATION, Kind.MEASURE})


def relate(context: Context) -> Iterable[Relation]:
    """Yield case <= maximum, for each maximum of a kind of case and each case of that kind."""
    for bound in context.claims:
        if bound.kind not in _SAID or not number(bound):
            continue
        yield from _by_noun(context, bound)
        yield from _by_recipient(context, bound)
        words = _called(context, bound)
        if words:
            near = families(context, bound, 45, 10) if bound.hedge is Hedge.UP_TO else families(context, bound)
            kinds = near or _family_before(context, bound)
            for case in context.claims:
                if kinds & families(context, case) and is_one_case(context, case) and _is_case(context, bound, case):
                    yield _above(case, bound, words)


def _by_noun(context: Context, bound: Claim) -> Iterable[Relation]:
    """Cases named by the very noun that the largest is of: "a walk of 11 miles", "a fish of 14lb"."""
    match = _NOUN.search(before(context, bound, 90) + " ")
    if match is None or families(context, bound):
        return
    noun = regex.escape(match[1].removesuffix("s"))
    for case in context.claims[bound.id + 1 :]:
        near = regex.search(
            rf"\b(?:an?|another|one|the second|whose|that) (?:[a-z-]{{2,15}} )?{noun} (?:of|at|weighing|"
            rf"measuring|lasting|lasted|took|takes|taking|costs?|costing|covered|covers|reached|raised|fetched|sold "
            rf"for|scored|weighed|weighs|measured|measures|ran to|came to)(?: (?:about|some|just))? $|"
            rf"\b(?:the|an?|one|another|his|her|whose) {noun} (?:[^.;,]{{3,40}} "
            rf")?(?:weigh(?:ed|s)|"
            rf"measure[ds]|was|is|cost|lasted|came to|ran to) $|"
            rf"\b(?:another|one|an? [a-z]{{3,10}} one)(?: (?:one )?of the {noun}s?)?,(?: [^.;,]{{3,40}},)? "
            rf"(?:weigh(?:ed|s)|measure[ds]|was|is|stands|stood|rises|rose|lasted|took|cost)(?: to)? $|"
            rf"\b(?:another|one) of the {noun}s? (?:weigh(?:ed|s)|measure[ds]|was|is|stands|stood|rises|rose|"
            rf"lasted)(?: to)? $",
            before(context, case, 60) + " ",
        )
        if near and case.kind is bound.kind and _is_case(context, bound, case):
            yield _above(case, bound, f"the largest {match[1]}")


# "Households may claim up to €2,500 each. The Adeyemi household was paid €3,100"
_TO_EACH = regex.compile(
    r"\b(?:(?:each|every|any|one|an?) ([a-z]{4,20})|([a-z]{4,18})s) (?:can|may|could|will|(?:is|are) (?:able|entitled|"
    r"allowed) to) "
    r"(?:claim|receive|get|apply for|be (?:paid|given|awarded|lent)|borrow|bid|ask for|be refunded)(?: back)?"
    r"(?: for)?(?: (?:up to|no more than|at most|as much as|a maximum of|not more than))? $"
)
_PAID = (
    r"s?\b[^.;,]{0,30} (?:(?:was|were|has been|have been) (?:paid|given|awarded|lent|refunded)|received|got|claimed|"
    r"has received|has claimed|borrowed) $"
)


def _by_recipient(context: Context, bound: Claim) -> Iterable[Relation]:
    """The most that each of some people may have, and what one of them had."""
    match = _TO_EACH.search(before(context, bound, 70) + " ") if bound.hedge is Hedge.UP_TO else None
    if match is None or ELSEWHERE.search(sentence_words(context, bound.sentence)):
        return
    one = regex.compile(
        r"\b(?:the|an?|one|his|her|their|mr|mrs|ms) (?:[\p{L}’'-]{2,20} ){0,3}?" + (match[1] or match[2]) + _PAID
    )
    for case in context.claims[bound.id + 1 :]:
        if one.search(before(context, case, 90) + " ") and _is_case(context, bound, case):
            yield _above(case, bound, "the maximum")


def _above(case: Claim, bound: Claim, words: str) -> Relation:
    return Relation(
        "maximum-exceeded",
        (case.id, bound.id),
        Compare(Ref(case.id), "<=", Const(size(bound), " ".join(bound.text.split()))),
        Tie.LIKELY,
        f"{quoted(case)} is above {quoted(bound)}, which the text calls {words}: check both.",
    )


def _called(context: Context, bound: Claim) -> str:
    """How the text makes a figure the maximum of its kind; "" if it does not."""
    lead = before(context, bound, 90)
    superlative = _SUPERLATIVE.search(lead)
    if superlative is not None:
        if "maximum" in superlative[0] and "sentence" in families(context, bound):
            return ""  # "one charge carries a maximum of 10 years", and another more
        return "" if _OF_ITS_SORT.search(_OF_ALL.sub(" ", superlative[1])) or "second" in lead else "the largest"
    if bound.hedge is Hedge.UP_TO and "sentence" not in families(context, bound):
        own = sentence_words(context, bound.sentence)
        return "" if ELSEWHERE.search(own) else "the maximum"
    return ""


def _family_before(context: Context, bound: Claim) -> frozenset[str]:
    """ "The biggest of them, £900": what they are stands in the sentence before."""
    earlier = [c for c in context.by_sentence.get(bound.sentence - 1, ()) if c.kind is Kind.COUNT]
    kinds = [families(context, claim) for claim in earlier]
    return frozenset().union(*kinds)


def _is_case(context: Context, bound: Claim, case: Claim) -> bool:
    if case.id == bound.id or not comparable(bound, case) or case.hedge not in (Hedge.NONE, Hedge.ABOUT):
        return False
    if case.sentence == bound.sentence or abs(case.sentence - bound.sentence) > 12 or case.sentence < bound.sentence:
        return False
    own = sentence_words(context, case.sentence)
    follows = after(context, case, 50)
    return not (
        ELSEWHERE.search(own) or regex.search(r"\bover (?:the )?\w+ (?:years|months)\b", follows) or not number(case)
    )


RULE = Rule(
    code="FC607",
    name="maximum-exceeded",
    summary="One grant, fine or sentence is above the maximum, or above the one called the largest.",
    finds="“Awards of up to €600” with one of €850; “the stiffest term was five years” with one of seven.",
    why="A later case was added and the sentence about the largest was not looked at again.",
    silent="Where the maximum is for a year, a person or one kind only, and for the maximum sentences of the law.",
    bad="The fund pays awards of up to €600. A brass band was given an award of €850.",
    good="The fund pays awards of up to €600 a year. A brass band was given an award of €850 over two years.",
    checks=("F3", "F10"),
    relate=relate,
)

"""Whether an exact count takes up a hedged one: the same things, said again in another sentence.

Fewer than 50 boats were on the river. ... The 58 boats on the river were checked.    definite, and a word shared
Bakers promised nearly 600 loaves. They brought 655 loaves.                           the sentence goes on
The hostel can take up to 24 guests. Last night it had 31 guests.                     a room and who is in it
More than 500 lanterns were set afloat. The count of lanterns was 480.                the count is named
More than 5,000 people have signed. ... it bore 4,860 signatures.                     whoever signs leaves a signature
"""

from __future__ import annotations

from fractions import Fraction

import regex

from factcheck.model import Claim, Hedge, Kind
from factcheck.relate.amounts import after, before, number, sentence_words
from factcheck.relate.context import Context
from factcheck.relate.lexicon import is_people, singular
from factcheck.relate.mentions import stem, stems_of
from factcheck.relate.nearby import noun_behind, other_time
from factcheck.relate.sameness import like_nouns

__all__ = ["takes_up"]

_REACH = 9  # sentences
_ENOUGH = 2  # content words shared besides the noun
_GOES_ON = regex.compile(r"^[\"“]?(?:they|he|she|it|these|those|in all|in total|altogether|all told)\b")
_ROOM = regex.compile(
    r"\b(?:can|could|may|must|is allowed to|are allowed to|room for|space for|holds?|seats?|"
    r"takes?|limit|licen[cs]ed)\b"
)
_PRESENT = regex.compile(
    r"\b(?:had|has|have|held|with|found|caught with|sent|brought|"
    r"kept|there (?:are|were|was)|took|took in|housed|carried|let in|"
    r"counted|on board|inside)\b"
)
_NAMED = regex.compile(
    r"\b(?:count|number|total|tally|figure) of (?:the |all )?(?P<noun>[a-z-]{3,20})\b[^.;]{0,40}"
    r"\b(?:was|is|were|at|stands? at|stood at|came to|comes to|reached|granted:|filed:) $"
)
# The exact figure is of some of them, of others, of each, or of another time.
_OTHERS = regex.compile(
    r"\b(?:other|another|further|more|additional|extra|first|last year|next|previous(?:ly)?|already|earlier|average|of "
    r"the(?= $)|among|including|only|some of|remaining|compared|than|up from|down from|since|initial|target|goal|"
    r"(?:each|every|per)(?= $)|"
    r"expected|planned|at once|at a time|a (?:day|week|month|year)|daily|weekly|monthly|(?<!this )years?)\b"
)
_WHO = regex.compile(r"^(?:who|that|which) ((?:[a-z’'-]{2,15} ?){2,4})")
_ROUGHLY = regex.compile(r" (?:about|some|around|roughly|approximately|an estimated) $")
_HEDGE = regex.compile(r"\b(?:more|less|fewer) than\b")
_BEHIND = regex.compile(
    r"^(?:[a-z-]{2,20} )?(?:of (?:them|these|those|whom|which|her|his|my|our|their)|each|per|more|fewer|less|a "
    r"(?:day|week|month|year))\b"
)
_LOWER = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.JUST_OVER})


def takes_up(context: Context, hedged: Claim, exact: Claim) -> bool:
    """Tell whether the exact count is very probably of the things that the hedged one is of."""
    if hedged.kind is not Kind.COUNT or exact.kind is not Kind.COUNT:
        return False
    if abs(exact.sentence - hedged.sentence) > _REACH and not _NAMED.search(before(context, exact, 70) + " "):
        return False
    if hedged.role not in ("", "to") or exact.role not in ("", "of") or _elsewhere(hedged, exact):
        return False
    lead, tail = _ROUGHLY.sub(" ", before(context, exact, 70) + " "), after(context, exact, 40)
    if _OTHERS.search(lead[-40:]) or _BEHIND.match(tail) or _BEHIND.match(after(context, hedged, 40)):
        return False
    if _OTHERS.search(_HEDGE.sub("", before(context, hedged, 30) + " ")):
        return False
    noun = noun_behind(context, hedged)
    named = _NAMED.search(lead)
    if named is None and _is_tally(context, hedged, exact, noun, lead):
        return True
    if not noun and context.in_headline(hedged) and len(hedged.event) > 3 and hedged.event == exact.event:
        return _just_missed(hedged, exact)  # "Hospital treats over 400 after gas leak": 386 people were treated
    if not noun:
        # "Herring by the million ... the tally of herring landed came to 480,000"
        if hedged.hedge is not Hedge.VAGUE or named is None:
            return False
        return stem(named["noun"]) in stems_of(context.sentence_text(hedged.sentence))
    acted = hedged.hedge is not Hedge.VAGUE and len(hedged.event) > 3
    if acted and noun_behind(context, exact).startswith(hedged.event):
        return True
    who = _WHO.match(tail)
    if who is not None and not noun_behind(context, exact) and "elliptic" in exact.cues:
        # "All 88 who set out came home", after "90 walkers set out"
        clause = stems_of(who[1])
        return len(clause) >= _ENOUGH and clause <= stems_of(context.sentence_text(hedged.sentence))
    if named is not None:
        return singular(named["noun"]) == noun
    own = noun_behind(context, exact)
    if context.in_headline(hedged) and own and own != noun:
        # "Over 2,000 fish die in river": a headline's verb is easily taken for the noun
        noun = own if own in map(singular, after(context, hedged, 40).split()[:2]) else noun
    if not like_nouns(noun, own) or _explained(context, hedged, exact, noun):
        return False
    if _just_missed(hedged, exact) or (context.in_headline(hedged) and _all_of(context, exact)):
        return True
    return _same_sentence_words(context, hedged, exact, noun) or _in_room(context, hedged, exact)


# "At most 12 dogs may be kept"
_ALLOWED = regex.compile(r"^(?:[a-z-]{2,20} ){0,2}(?:may|can|must|are allowed|are permitted)\b")
_BESIDE = Fraction(9, 8)


def _just_missed(hedged: Claim, exact: Claim) -> bool:
    """Whether the exact count lies just on the wrong side: 389 for "more than 400", 312 for "almost 300"."""
    limit, value = number(hedged), number(exact)
    if limit is None or value is None or limit < _FEW:
        return False
    if hedged.hedge in _LOWER:
        return limit / _BESIDE <= value < limit
    return hedged.hedge is Hedge.NEARLY and limit < value <= limit * _BESIDE


_FEW = 20
# "The count at closing was 388 donors", "The tally, 4,260 moths, is", "The register shows 1,536"
_TALLY = regex.compile(
    r"(?:^|[,;] )(?:the|its|their|an?) (?:final |exact |official |actual |full |true |eventual |latest )?"
    r"(?:count|tally|head-?count|total|number|register|roll|figure|turnout|attendance)"
    r"(?:,|\b[^.;,]{0,30} (?:was|is|stands at|stood at|came to|comes to|shows|showed|reached|ran to)(?: at)?) $"
)
_TALLY_REACH = 2  # sentences


def _is_tally(context: Context, hedged: Claim, exact: Claim, noun: str, lead: str) -> bool:
    """Whether the exact count is told as the tally of what a sentence just before counted loosely."""
    if not 0 < exact.sentence - hedged.sentence <= _TALLY_REACH or not noun or not _TALLY.search(lead):
        return False
    own = noun_behind(context, exact)
    alike = not own or like_nouns(noun, own) or all(is_people(word, context.options) for word in (noun, own))
    return alike and not _explained(context, hedged, exact, noun)


def _elsewhere(hedged: Claim, exact: Claim) -> bool:
    """Whether the two are said of different times, groups or named places."""
    places = [{word for word in c.place.split() if word[0].isupper()} for c in (hedged, exact)]
    apart = bool(places[0] and places[1] and not places[0] & places[1])
    return apart or other_time(hedged, exact) or bool(hedged.group and exact.group and hedged.group != exact.group)


def _same_sentence_words(context: Context, hedged: Claim, exact: Claim, noun: str) -> bool:
    here, there = (stems_of(context.sentence_text(c.sentence)) for c in (hedged, exact))
    shared = len((here & there) - {stem(noun)})
    goes_on = exact.sentence == hedged.sentence + 1 and _GOES_ON.match(sentence_words(context, exact.sentence))
    vague = hedged.hedge is Hedge.VAGUE and 0 <= exact.sentence - hedged.sentence <= _ENOUGH
    if shared >= 1 and vague:
        return True
    return shared >= _ENOUGH or (shared >= 1 and (exact.definite or _all_of(context, exact))) or bool(goes_on)


def _all_of(context: Context, exact: Claim) -> bool:
    """Whether the count is said to be complete: "a total of 934 runners", "all told, 145 swans", "(317 in all)"."""
    words = regex.compile(r"\b(?:a total of|in all|in total|altogether|all told|all|exactly|precisely|counted?)\b")
    return bool(words.search(before(context, exact, 50)) or words.search(after(context, exact, 30)))


def _in_room(context: Context, hedged: Claim, exact: Claim) -> bool:
    return (
        hedged.hedge in (Hedge.UP_TO, Hedge.LESS_THAN)
        and 0 < exact.sentence - hedged.sentence <= 4
        and bool(_ROOM.search(before(context, hedged, 50)) or _ALLOWED.match(after(context, hedged, 40)))
        and _PRESENT.search(before(context, exact, 50)) is not None
    )


def _explained(context: Context, hedged: Claim, exact: Claim, noun: str) -> bool:
    """Whether another count of these things stands in the text: then the bound may be of that one."""
    return any(
        other.id not in (hedged.id, exact.id)
        and other.kind is Kind.COUNT
        and other.hedge is Hedge.NONE
        and (number(other) or 0) > 1
        and number(other) != number(exact)
        and noun_behind(context, other) == noun
        for other in context.claims
    )

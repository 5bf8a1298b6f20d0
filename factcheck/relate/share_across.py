"""Shares whose part and whole stand sentences apart: a part of "them", and the share said again in other words.

The union polled 900 crews. ... 310 of the crews that answered (41 per cent) agreed.
The station will cost £8.4m. Lifts account for £2.1m of that, or 35 per cent.
The moor covers 3.2m hectares. ... Some 1.2m hectares, or 48% of the moor, are protected.
They traced 110 of them. ... "To get forty per cent of the missing books back is a triumph."
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.changes import NOUN
from factcheck.relate.context import Context
from factcheck.relate.lexicon import is_people, singular
from factcheck.relate.mentions import stem, stems_of
from factcheck.relate.nearby import REACH, anaphoric, earlier, noun_behind, thing, told_elsewhere
from factcheck.relate.pattern import Found, compiled, find, same_measure, value

__all__ = ["OF_SOMETHING_ELSE", "Share", "across"]

Share = tuple[Found, Claim, list[tuple[Claim, Claim]]]  # the share with the (part, whole) pairs it may be of

_SAID = r"(?P<cue> \(| or | - | – |: |, which is |, making |, making up |, representing )(?:just |some |about |only )?"
# "630 of those who filled it in (36 per cent)", "£2.1m of that, or 35 per cent"
_OF_THEM = compiled(
    r"{part:nmu} of (?:them|those|these|that|it|this|the)\b[^{}();:]{0,60}?,?" + _SAID + r"{share:pr}"
    r"(?: of (?:the total|the whole|them all|all of them|(?:the|its|our|their) (?:list|number|lot|sum|"
        r"group|intake)))?[),;.–-]"
)
# "Ninety-six of them, a quarter of all those stopped, were on the phone"
_OF_ALL = compiled(
    r"{part:nmu}(?: of (?:them|those|these))?(?P<cue>, )(?:just |only |nearly |almost )?{share:pr} of "
    r"(?:all (?:the |those |of those |of the )?|the |those )(?P<noun>[\w'’ -]{2,40}?)(?=[),;.])"
)
# "Of the 5,000 bulbs planted, 3,100 flowered, 62% of the total"
_OF_THE_LOT = compiled(
    r"{part:nmu}[^{}();:,]{0,40}(?P<cue>, )(?:just |only |about |some )?{share:pr} of "
    r"(?:the (?:total|whole|lot)|them all)\b"
)
# "360 babies were born. Of these, 54 came early, or 15 per cent"
_OF_THESE = compiled(
    r"\b[Oo]f (?:these|those|them),? {part:nmu}[^{}();:]{0,60}?,?(?P<cue> \(| or | - | – ){share:pr}[),;.–-]"
)
# "1.2 million hectares, or 48% of the moor, are protected"
_OF_NAMED = compiled(
    r"{part:nmu}[^{}();:,]{0,40}?,?" + _SAID + r"{share:pr} of (?:the|its|their|our|his|her|all) "
    r"(?P<noun>[\w'’ -]{2,40}?)(?:[),;.]| (?:is|are|was|were|has|have|had|will|went|goes|go)\b)"
)
# The share is what was counted before, said again: "a quarter of the boats, in other words,", "that 52% of the ponds".
_AGAIN_BEFORE = (
    r"(?P<cue>^[\"“‘']?(?:that|to (?:get|have|find|see|win|lose|keep|save|reach)) |\b(?:this|that|which) "
    r"(?:means|meant|shows)"
    r"(?: that)? |\bin other words,? |\bmeaning(?: that)? |\bthe fact that |\b(?:getting|finding|having|losing|"
    r"seeing) )"
)
_AGAIN = compiled(
    _AGAIN_BEFORE + r"(?:just |only |about |some )?{share:pr} of (?:the|these|those|its|our|their|all) "
    r"(?P<noun>[\w'’ -]{2,40}?)(?=[),;.]| (?:is|are|was|were|has|have|had|will|should|back|do|did|can|could|in|for)\b)"
)
_AGAIN_BEHIND = compiled(
    r"{share:pr} of (?:the|these|those|its|our|their|all) (?P<noun>[\w'’ -]{2,40}?),? "
    r"(?P<cue>in other words|that is to say|put another way)\b"
)

# "Of the hall's 1,200 seats, 900 were taken, filling 85 per cent of the hall"
_DOING = compiled(
    r"\bof (?:the |all |its |our |their )?(?:[\w-]{2,20}(?:'s|’s) )?{whole:nmu} (?:[^{}.;]|\{[dywh]\d{1,6}\}){0,70}, "
    r"{part:nmu} [^{}.;]{0,70}, "
    r"(?P<cue>(?:filling|making|giving|leaving|covering|meaning|taking|winning|representing|accounting for)(?: up)?|"
    rf"or|which is|that is|an? (?:(?!(?:{NOUN})\b)[a-z-]{{3,14}} ){{1,3}}of) (?:just |some |about )?"
    r"{share:pr}(?! (?:more|fewer|less|higher|lower|up|down)\b)"
)
# "A quarter of those donors, 1,280 in all, gave blood for the first time"
_IN_ALL = compiled(
    r"{share:pr} of (?:(?:those|these|the|all|its|our|their)(?: [\w'’-]{2,20}){0,2}? (?P<noun>[\w-]{3,20})|them)"
    r"(?P<cue>,|:| –| \()(?: or| some| just)? ?{part:nmu}(?: (?:in all|in total|altogether|of them|[\w-]{3,15}))?[,).]"
)
# "That 27 per cent of the boilers that we tested were unsafe is shocking", after "297 were unsafe"
_OF_NOUN = compiled(
    r"{share:pr}(?P<cue> of) (?:all )?(?:the|these|those|its|our|their|all)(?: [\w'’-]{2,20}){0,1}? "
    r"(?P<noun>[\w-]{3,20})\b(?P<rest>[^{};.]{3,70})"
)
# "That is a success rate of forty per cent", "called the figure, 80 per cent, the best"
_THE_FIGURE = compiled(
    r"(?P<cue>\b(?:the|that|this|an?) (?:[a-z]{3,12} )?(?:figure|share|proportion|percentage|rate)(?:,| of|:| "
    r"\()) ?{share:p}"
    r"(?! of)"
)
# "8,000 pensioners, of whom 5,600 have used one. That makes a take-up of 70 per cent"
_THAT_MAKES = compiled(
    r"^[\"“]?(?P<cue>(?:That|This|It|Which) (?:is|was|makes|made|gives|gave|means|represents|amounts to|equates to|"
    r"works out (?:at|as)|comes to|came to|puts|put))(?: (?:an?|the|its|their))?(?: [\w-]{3,15}){0,3}?(?: of| at| to)? "
    r"(?:just |only |about |almost |nearly )?{share:pr}(?! (?:fewer|more|less|higher|lower|up|down|"
        r"increase|rise|fall|drop)\b)"
)
_SPLITS = (
    compiled(r"{part:nmu}(?: [\w'’-]{1,20}){0,3} (?:out of|of) (?:the |all |its |their |our |"
        r"a total of ){0,2}(?:(?:[\w-]{2,20} ){0,2}[\w-]{2,20}['’]s? )?{whole:nmu}"),
    compiled(r"\b[Oo](?:f|ut of) (?:the |all |its |their |our |"
        r"a total of ){0,2}{whole:nmu} [^{};.]{0,60}?, {part:nmu}"),
    compiled(r"{whole:nmu} (?:[^{};.]|\{[dywh]\d{1,6}\}){0,80}?(?:of (?:whom|which),? (?:only |just )?{part:nmu}|"
        r"{part:nmu} of (?:them|these|those)\b)"),
)
# "A fifth of sailings were cancelled. It had planned 240 sailings and cancelled 80 of them."
_FIRST = compiled(
    r"(?:{share:p} (?P<cue>of)|{share:r}(?P<cue>(?: of)?)) (?:the |all |its |our |their |those |these "
    r")?(?:[\w'’-]{2,20} ){0,2}?(?P<noun>[\w-]{3,20})"
)
_OF_WHOM = compiled(
    r"{whole:nmu} (?P<between>[^{}.;]{1,80}?)(?:\bof (?:whom|which|these|them|those),? (?:only |some |just "
    r")?{part:nmu}(?P<behind>[^{}.;]{0,60})|"
    r"{part:nmu} of (?:them|these|those)\b(?P<behind>[^{}.;]{0,40}))"
)


OF_SOMETHING_ELSE = regex.compile(
    r"\b(?:growth|unemployment|jobless|inflation|interest|tax|mortality|death|birth|annual|exchange|"
        r"vacancy|mortgage|recycling|recovery)\b",
    regex.IGNORECASE,
)


def across(context: Context) -> Iterator[Share]:
    """Yield each share with the pairs of part and whole that it may be of; none where no pair is at hand."""
    for found in find(context, _OF_THEM):
        part = found["part"]
        yield found, found["share"], [(part, whole) for whole in _larger(context, part)]
    for found in find(context, _OF_THE_LOT):
        wholes = [w for w in _larger(context, found["part"]) if w.sentence == found["part"].sentence]
        yield found, found["share"], [(found["part"], whole) for whole in wholes]
    for found in find(context, _OF_THESE):
        yield found, found["share"], [(found["part"], whole) for whole in _larger(context, found["part"])[-1:]]
    for found in find(context, _OF_NAMED, _OF_ALL):
        part, stems = found["part"], stems_of(found.word("noun"))
        few = (value(part) or 0) <= 2 and found["share"].kind is Kind.RATIO  # "in two parts – one half of the core"
        wholes = [w for w in _larger(context, part) if stems and stems <= stems_of(context.sentence_text(w.sentence))]
        wholes = [] if few else wholes
        yield found, found["share"], [(part, whole) for whole in wholes]
    for found in find(context, _IN_ALL):
        yield found, found["share"], _one_larger(context, found)
    for found in find(context, _OF_NOUN):
        yield found, found["share"], _of_the_doing(context, found)
    for found in find(context, _DOING):
        yield found, found["share"], [(found["part"], found["whole"])]
    for found in find(context, _AGAIN, _AGAIN_BEHIND):
        yield found, found["share"], list(_said_again(context, found))
    for found in find(context, _THE_FIGURE):
        if OF_SOMETHING_ELSE.search(found.word()):
            continue  # "the unemployment rate, 7.8%", "a growth rate of 2.4%"
        yield found, found["share"], list(_just_before(context, found["share"]))
    made = list(find(context, _THAT_MAKES))
    told = list(find(context, *_SPLITS)) if made else []
    for found in made:
        share = found["share"]
        yield (
            found,
            share,
            [
                (split["part"], split["whole"])
                for split in told
                if split["part"].sentence == share.sentence - 1
                and same_measure(split["part"], split["whole"])
                and 0 < (value(split["part"]) or 0) < (value(split["whole"]) or 0)
            ],
        )
    splits = list(find(context, _OF_WHOM))
    for found in find(context, _FIRST) if splits else ():
        yield found, found["share"], _split_elsewhere(context, found, splits)


def _one_larger(context: Context, found: Found) -> list[tuple[Claim, Claim]]:
    """The part with the only larger count before it of the share's things; all sorts of people are people."""
    part, noun = found["part"], singular(found.word("noun"))
    if not noun:  # "72 pupils learn an instrument, and half of them, 36, play the fiddle"
        here = [w for w in _larger(context, part) if w.sentence == part.sentence]
        return [(part, here[0])] if len(here) == 1 else []
    larger = [whole for whole in _larger(context, part) if whole.sentence >= part.sentence - 3]
    people = is_people(noun, context.options)
    like = [w for w in larger if (of := thing(context, w)) == noun or (people and is_people(of, context.options))]
    return [(part, like[0])] if len(like) == 1 and len(larger) == 1 else []


def _of_the_doing(context: Context, found: Found) -> list[tuple[Claim, Claim]]:
    """A whole counted in the share's noun, and a bare count of those of which the same is told: "297 were unsafe"."""
    share, noun = found["share"], singular(found.word("noun"))
    doing = stems_of(found.word("rest")) - {stem(noun)}
    near = [c for c in earlier(context, share, 4) if c.kind is Kind.COUNT and c.sentence < share.sentence]
    wholes = [whole for whole in near if thing(context, whole) == noun]
    if len(wholes) != 1 or told_elsewhere(context, share, wholes[0]):
        return []
    parts = []
    for part in near:
        end = context.sentences[part.sentence].span.end
        told = stems_of(context.words(part.span.end, min(end, part.span.end + 60)))
        bare = not noun_behind(context, part) or anaphoric(context, part) or thing(context, part) == noun
        if part.span > wholes[0].span and bare and told & doing and (value(part) or 0) < (value(wholes[0]) or 0):
            parts.append((part, wholes[0]))
    return parts if len(parts) == 1 else []


def _just_before(context: Context, share: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of counts in the two sentences before: a whole, and a part that names nothing else."""
    near = [c for c in earlier(context, share, 2) if c.kind is Kind.COUNT and c.sentence < share.sentence]
    for whole in near:
        for part in near:
            noun = noun_behind(context, part)
            smaller = whole.id < part.id and 1 < (value(part) or 0) < (value(whole) or 0)
            if smaller and (not noun or noun == thing(context, whole) or anaphoric(context, part)):
                yield part, whole


def _split_elsewhere(context: Context, found: Found, splits: list[Found]) -> list[tuple[Claim, Claim]]:
    """The one split of the share's things in a near sentence that tells of the same doing: "cancelled 80 of them"."""
    share, noun = found["share"], stem(found.word("noun"))
    doing = stems_of(found.frame.text) - {noun}
    like = [
        (split["part"], split["whole"])
        for split in splits
        if 0 < abs(split["whole"].sentence - share.sentence) <= REACH
        and stem(thing(context, split["whole"])) == noun
        and same_measure(split["part"], split["whole"])
        and doing & (stems_of(split.word("between") + " " + split.word("behind")) - {noun})
        and not told_elsewhere(context, share, split["whole"])
    ]
    return like if len(like) == 1 else []


_WHOLE_AND_PART = 2


def _larger(context: Context, part: Claim) -> list[Claim]:
    return [
        whole
        for whole in earlier(context, part)
        if same_measure(part, whole) and (value(whole) or 0) > (value(part) or 0)
    ]


def _said_again(context: Context, found: Found) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of the counts just before: a whole counted in the share's noun, and a part of "them"."""
    share = found["share"]
    nouns = {singular(word) for word in found.word("noun").split()}
    for split in find(context, *_SPLITS[:2]):
        # "18 of the service's 45 engines needed repairs. Half of its engines, in other words, ..."
        part, whole = split["part"], split["whole"]
        if 0 < share.sentence - part.sentence <= 2 and thing(context, whole) in nouns and same_measure(part, whole):
            yield part, whole
            return
    near = [c for c in earlier(context, share) if c.kind is Kind.COUNT and c.id != share.id]
    if sum(thing(context, claim) in nouns for claim in near) > _WHOLE_AND_PART:
        return  # "136 hearings of the young, 202 of the old, and 58 hearings of both"
    for whole in near:
        if thing(context, whole) not in nouns:
            continue
        for part in near:
            own = noun_behind(context, part)
            of_them = anaphoric(context, part) or own in nouns or (not own and "elliptic" in part.cues)
            if whole.id < part.id and of_them and (value(part) or 0) <= (value(whole) or 0):
                yield part, whole

"""FC217: the total so far, plus what is new, is the new total."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Apply, Claim, Compare, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.parts import at_most, exact, quoted, same_money
from factcheck.relate.rule import Rule

_TAKING = regex.compile(
    r"(?:\{(?P<k>[nm])(?P<new>\d+)\} (?:more|further|new|additional|extra|other)\b|"
    r"\b(?:a further|another|an additional) \{(?P<k>[nm])(?P<new>\d+)\})"
    r"(?P<between>(?:[^{}.;]|\{[^nm]\d+\}){0,130}),? (?:taking|bringing|raising|pushing|lifting|"
    r"which (?:takes|brings|took|brought))"
    r" (?:the|its|their|our|his|her) [^{}.;]{0,50}?\bto \{(?P<same>[nm])(?P<total>\d+)\}",
    regex.IGNORECASE,
)
# "closed $65 million, bringing the fund to $177 million": without "more", the new one is only known to be a part
_BRINGING = regex.compile(
    r"\{(?P<k>[nm])(?P<new>\d+)\}(?P<between>(?:[^{}.;]|\{[^nm]\d+\}){0,110}),? (?:taking|bringing|raising|pushing)"
    r" (?:the|its|their|our|total|overall|cumulative)\b(?:[^{}.;]|\{[^nm]\d+\}){0,50}?"
    r"\bto \{(?P<same>[nm])(?P<total>\d+)\}"
)
# the figure before: "On Monday night 26 had been found", "from an earlier total of 26"
_BEFORE = regex.compile(
    r"\b(?:yesterday|previous(?:ly)?|earlier|until (?:now|today|then|this week)|before (?:this|today|"
    r"that)|had (?:been|already)|already)\b",
    regex.IGNORECASE,
)
_NOW = regex.compile(
    r"\bnow (?:has|have|runs?|owns?|employs?|numbers?|stands at|operates?|manages?|"
    r"totals?)\b[^{}.;]{0,30}?\{n(?P<total>\d+)\}"
    r"|\b(?:it|they|which|total|number|membership|fleet|network|chain)\b[^{}.;]{0,20} now (?:at |is |are "
    r")?\{n(?P<total>\d+)\}"
)
_UNTIL = regex.compile(
    r"\b(?:[Uu]ntil (?:now|today|then|this (?:week|month|year)|last \p{Ll}+|recently)|[Aa] (?:year|month|week) ago|"
    r"[Aa]t the (?:end|start|beginning|close) of (?:last |this |the )?(?:\p{L}+|\{[dy]\d+\})|[Ll]ast (?:year|"
    r"month|week|summer|"
    r"winter|spring|autumn)|[Bb]efore (?:that|then|this)|[Pp]reviously)[^{}.;]{0,60}\b(?:had|ran|owned|employed|"
    r"numbered|"
    r"operated|were|was|stood at) (?:only |just )?\{n(?P<old>\d+)\}"
    r"|\b(?:it|they|which|and|there) (?:had|ran|owned|employed|were|was) (?:only |just "
    r")?\{n(?P<old>\d+)\}[^{}.;]{0,20} "
    r"(?:last (?:year|month|week|season)|a (?:year|month|week) (?:ago|earlier|before)|before|previously|in "
    r"\{[dy]\d+\})\b"
)
_ADDED = regex.compile(
    r"\b(?:addition of|added|adds|opened|opens|acquired|bought|took on|gained|welcomed)\b[^{}.;]{0,25}\{n(?P<new>\d+)\}"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield new total = old total + new ones."""
    for index, frame in enumerate(context.frames):
        for match in _TAKING.finditer(frame.text):
            new, total = frame.claim(match["new"]), frame.claim(match["total"])
            if (
                match["k"] != match["same"]
                or not exact(new)
                or not exact(total)
                or regex.search(r"\bone\b", match["between"])
            ):
                continue
            olds, sure = _olds(context, index, {new.id, total.id}, new), Tie.CERTAIN
            if not olds:
                olds, sure = _stood(context, index, {new.id, total.id}, new), Tie.LIKELY
            for old in olds:
                yield _relation(total, old, new, sure, f"running-total-mismatch {total.id}")
            if not olds and same_money([new, total]):
                yield _new_within(new, total)
        for match in _BRINGING.finditer(frame.text):
            new, total = frame.claim(match["new"]), frame.claim(match["total"])
            if match["k"] == match["same"] and exact(new) and exact(total) and same_money([new, total]):
                yield _new_within(new, total)
        now = _NOW.search(frame.text)
        if now:
            yield from _until(context, index, frame.claim(now["total"]))


def _olds(context: Context, index: int, used: set[int], new: Claim) -> list[Claim]:
    """Figures of the same or a neighbouring sentence that are said to be from before."""
    found = []
    for number in (index, index + 1, index - 1):
        if not 0 <= number < len(context.frames):
            continue
        frame = context.frames[number]
        if not _BEFORE.search(frame.text):
            continue
        for claim in frame.slots("nm"):
            if claim.id not in used and exact(claim) and same_money([claim, new]):
                found.append(claim)
    return found


# "By Thursday night 8,200 had their power back", "the count stood at 41 on Monday"
_EARLIER = regex.compile(
    r"\b(?:toll|total|number|figure|count|tally)\b[^{}.;]{0,15}(?:\{[wd]\d+\}[^{}.;]{0,15})?\b(?:was|stood at|"
    r"had been)\b|"
    r"\b[Bb]y (?:\{[wdh]\d+\}|noon|midnight|last|then|the (?:end|start))|\bstood at\b|\b(?:day|week|month|year) "
    r"before\b|"
    r"\b[Ll]ast (?:week|month|year|night|season|\{w\d+\})\b|\b(?:[Aa]t|[Ii]n) the (?:end|start|beginning) of\b|"
    r"\b(?:[Oo]n|[Ii]n) \{[wd]\d+\}[^{}.;]{0,40}\bhad\b|\bthere (?:had been|were)\b|\b(?:a|one) (?:week|day|"
    r"month|year) (?:ago|earlier)\b"
)


def _stood(context: Context, index: int, used: set[int], new: Claim) -> list[Claim]:
    """The one figure of the neighbouring sentences that counts the same and is of some time before."""
    found = []
    for number in (index + 1, index - 1):
        if 0 <= number < len(context.frames) and _EARLIER.search(context.frames[number].text):
            for claim in context.frames[number].slots("nm"):
                behind = context.frames[number].text.partition(f"{claim.id}}}")[2]
                alike = claim.noun == new.noun or "elliptic" in claim.cues or not regex.match(r" \p{Ll}{3}", behind)
                if claim.id not in used and exact(claim) and same_money([claim, new]) and alike:
                    found.append(claim)
    return found if len(found) == 1 else []


def _until(context: Context, index: int, total: Claim) -> Iterator[Relation]:
    """ "The bus has added six villages ... It now has 40 stops. Until last month it had 34 stops"."""
    near = context.frames[max(0, index - 5) : index + 2]
    olds = [(frame, match) for frame in near for match in _UNTIL.finditer(frame.text)]
    news = [(frame, match) for frame in near for match in _ADDED.finditer(frame.text)]
    if len(olds) == 1 and len(news) == 1:
        old, new = olds[0][0].claim(olds[0][1]["old"]), news[0][0].claim(news[0][1]["new"])
        if exact(old) and exact(new) and exact(total) and len({old.id, new.id, total.id}) == 3:
            yield _relation(total, old, new, Tie.LIKELY, "")


def _new_within(new: Claim, total: Claim) -> Relation:
    """ "Added 35 new accounts, bringing the number to over 450": what is new is part of the total."""
    return Relation(
        "running-total-mismatch",
        (new.id, total.id),
        at_most([new], total),
        Tie.LIKELY,
        f"{quoted(new)} new ones are more than the {quoted(total)} they bring the total to: check both figures.",
        whole=total.kind == "count",
    )


def _relation(total: Claim, old: Claim, new: Claim, tie: Tie, group: str) -> Relation:
    return Relation(
        "running-total-mismatch",
        (total.id, old.id, new.id),
        Compare(Ref(total.id), "=", Apply("+", (Ref(old.id), Ref(new.id)))),
        tie,
        f"{quoted(old)} before and {quoted(new)} new make {{expected}}, but the new total is "
        f"{quoted(total)}: check the three figures.",
        group=group,
        whole=total.kind == "count",
    )


RULE = Rule(
    code="FC217",
    name="running-total-mismatch",
    summary="The old total and what is new do not make the new total.",
    finds="“Eight more seals were tagged on Friday, raising the tally to 67. By Thursday 58 had been tagged.”",
    why="A running total is passed on from release to release, and so is a slip in it.",
    silent="When the old total is not given, or when others were added in between.",
    bad="On Friday eight more seals were tagged, raising the tally to 67. By Thursday 58 had been tagged.\n",
    good="On Friday eight more seals were tagged, raising the tally to 66. By Thursday 58 had been tagged.\n",
    checks=("B17",),
    relate=relate,
)

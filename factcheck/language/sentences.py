"""Sentence boundaries by rule, without a parse: what each boundary is can be read here.

A sentence ends at a stop, a question or exclamation mark that is followed by white space and by something that can
open a sentence. Of the stops that end abbreviations, most never end a sentence ("Det. Insp. Vale", "No. 5",
"Feb. 1"); some may ("at 9 a.m. The ...", "Orrin Mills Inc. It ..."), and do so where an opening word follows.
"""

from itertools import pairwise

import regex


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The stop of these belongs to the name after it.
_LEANING = _words(
    """mr mrs ms mx dr prof det insp supt sgt sergt cpl pvt capt cmdr cdr lt col gen maj adm brig sen rep reps sens gov
    hon rev revd fr pres messrs vs v viz eg e.g ie i.e cf approx asst assoc atty supv con res"""
)
# These lean on a number ("Feb. 1", "No. 5", "p. 4"); before an opening word they end a sentence ("They said no. We").
_BEFORE_NUMBERS = _words(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    no nos p pp par para pt fig figs vol vols ch chap art sec sect ver ext tel ed rm bldg c s r h"""
)
# These end a sentence only where an opening word follows ("Orrin Mills Inc. The company ...").
_TRAILING = _words(
    """inc corp ltd co llc plc cos bros jr sr esq etc al ph.d m.sc st ste mt ave blvd rd hwy sq dept univ natl intl govt
    bn mn mln tn ft in lb lbs oz kg km mi min mins hr hrs secs est incl excl yr yrs mo wk avg max
    ala ariz ark ca calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mont neb nev okla ore pa
    tenn tex va vt wash wis wyo"""
)
_OPENERS = _words(
    """The A An In On At By For From To With Of As If It Its He His She Her They Their We Our You Your I My This That
    These Those There Here When While Where Who What Why How Which After Before Since Until During Under Over Among
    Between Both Each Every All Some Many Most Several Another Other Others One Two Three Four Five Six Seven Eight
    Nine Ten No Not And But Or So Yet Also However Although Though Because According Following Together Once Overall
    Meanwhile Last Today Yesterday Such About More Less Nearly Almost Only Then Now"""
)

_CLOSERS = r"[\"'”’»)\]]{0,4}(?: ?\[\d{1,3}\]){0,3}"
_STOP = regex.compile(rf"(?P<mark>[.!?…]{{1,8}}){_CLOSERS}(?P<gap>\s+)")
# "…were charged.The others": words run together where a page lost its white space.
_LOST_SPACE = regex.compile(r"(?<=[a-z\d]{2}[.!?][\"”]?)(?P<next>[A-Z][a-z]{1,9})(?=[ ,])")
_WORD_BEFORE = regex.compile(r"[\p{L}\d](?:[\p{L}\d.&'’-]{0,30})$")
_NEXT = regex.compile(r"[\"'“‘«(\[]{0,3}(?P<word>[\p{L}\d$£€¥#+•▪●◦‣·–—-][\p{L}’']{0,20})")
_ITEM = regex.compile(r"(?:[•▪●◦‣·*–—-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])(?=\s)")
_BREAK = regex.compile(r"\n[^\S\n]*(?:\n\s*)?")
_INLINE_ITEM = regex.compile(r"(?<=\s)[•▪●◦‣](?=\s)")


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) code points, in order, without the white space around them.

    `text` is a block or several: a blank line always ends a sentence, so does a line that was broken off on purpose
    (a headline, a list item); a line break inside a hard-wrapped paragraph is white space.
    """
    cuts = {0, len(text), *_line_cuts(text)}
    for match in _STOP.finditer(text):
        if match.end() < len(text) and _ends_sentence(text, match):
            cuts.add(match.end())
    for match in _LOST_SPACE.finditer(text):
        if match["next"] in _OPENERS:
            cuts.add(match.start())
    cuts.update(match.start() for match in _INLINE_ITEM.finditer(text))
    spans = []
    for start, end in pairwise(sorted(cuts)):
        piece = text[start:end]
        if stripped := piece.strip():
            start += len(piece) - len(piece.lstrip())
            spans.append((start, start + len(stripped)))
    return spans


def _ends_sentence(text: str, match: regex.Match[str]) -> bool:
    after = _NEXT.match(text, match.end())
    if after is None:
        return text[match.end()] not in ")]}:;,.'\"’”"  # what closes or continues does not open
    word = after["word"]
    if word[0].islower():  # '"Why now?" she asked', "approx. half"
        return False
    if match["mark"] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 32), match.start())
    if before is None:
        return True
    last = before[0].lower()
    closed = match.end("mark") < match.start("gap")  # 'Inc.)', 'Jr."': the sentence or the bracket ends
    if _ITEM.match(text, before.start()) and _starts_line(text, before.start()):
        return False  # "1. Staffing rose": a list marker
    if last in _LEANING and not closed:
        return False
    if last in _BEFORE_NUMBERS:
        return not word[0].isdigit() and word in _OPENERS
    # "U.S.", "p.m.", but neither "$4.5m." nor "mills.example.com."
    dotted = "." in last and all(len(part) <= 2 and part.isalpha() for part in last.split("."))
    if last in _TRAILING or dotted or (len(last) == 1 and last.isalpha()):
        return word in _OPENERS and not (len(last) == 1 and word in {"A", "I"})
    return True


def _starts_line(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at]
    return (at <= 8 or "\n" in before) and not before.rpartition("\n")[2].strip(" \t(")


def _line_cuts(text: str) -> list[int]:
    """Where a new line starts a new sentence.

    Wrapping breaks a line because the next word no longer fits; a line that had room for it was broken on purpose,
    if what follows looks like a beginning.
    """
    cuts: list[int] = []
    breaks = list(_BREAK.finditer(text))
    ends = [found.start() for found in breaks] + [len(text)]
    starts = [0] + [found.end() for found in breaks]
    width, measured = 0, 0  # of the present paragraph, and the line it reaches to
    for i, found in enumerate(breaks):
        if i >= measured:
            measured = next((k for k in range(i, len(breaks)) if breaks[k][0].count("\n") > 1), len(breaks)) + 1
            width = max(ends[k] - starts[k] for k in range(i, measured))
        if found[0].count("\n") > 1 or _ITEM.match(text, found.end()):
            cuts.append(found.end())
            continue
        following = text[found.end() : found.end() + 40].split()
        room = width - (ends[i] - starts[i]) - 1
        opens = _NEXT.match(text, found.end())
        if following and room >= len(following[0]) and (opens is None or not opens["word"][0].islower()):
            cuts.append(found.end())
    return cuts

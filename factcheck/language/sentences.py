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
_NEVER_LAST = _LEANING | _BEFORE_NUMBERS | _TRAILING | _words("misc temp max min prev orig resp intro info al am pm")
_GOES_ON = _words("is are was were has had will would can could may and or of")
_SPEECH = _words("said says asked asks added adds wrote writes told tells wondered replied explained according")

_CLOSERS = r"[\"'”’»)\]]{0,4}(?: ?\[\d{1,3}\]){0,3}"
_STOP = regex.compile(rf"(?P<mark>[.!?…]{{1,8}}){_CLOSERS}(?P<gap>\s+)")
# "…were charged.The others": words run together where a page lost its white space.
_LOST_SPACE = regex.compile(r"(?<=[a-z\d]{2}[.!?][\"”]?)(?P<next>[A-Z][a-z]{1,9})(?=[ ,])")
_WORD_BEFORE = regex.compile(r"[\p{L}\d](?:[\p{L}\d.&'’-]{0,30})$")
_NEXT = regex.compile(r"[\"'“‘«(\[]{0,3}(?P<word>[\p{L}\d$£€¥#+•▪●◦‣·–—-][\p{L}’']{0,20})")
_ITEM = regex.compile(r"(?:[•▪●◦‣·*–—-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])(?=\s)")
_ADDRESS = regex.compile(r"https?://|www\.")
_LOST_QUOTE = regex.compile(r"\w\?\w|\s\?\w")  # "the town?s ?walk-in? clinic": a page that lost its quotation marks
_BREAK = regex.compile(r"\n[^\S\n]*(?:\n\s*)?")
_INLINE_ITEM = regex.compile(r"(?<=\s)[•▪●◦‣](?=\s)")

# Breaks that a page lost with its lines: what stood on two lines is parted by a space and no stop. A time stamp (the
# head of a message: "Ada Vale 04/26/2001 07:17 AM We met ...") and a ruler stand alone;
_ISLAND = regex.compile(
    r"(?<!\S)(?:\d{1,2}/\d{1,2}/\d{2,4} \d{1,2}:\d\d(?::\d\d)?(?: [AP]M\b)?|_{8,}+|\*{8,}+|={8,}+|-{8,}+)"
    r"(?=\s(?![AP]M\b))"
)
_GOVERNS_TIME = (" on", " at", " of", " by", " from", " to")
# an address or a face before a capital or an address, and a closing formula, end what they stand in.
_END = regex.compile(
    r"""(?: \b(?:https?://|www\.)[^\s()\[\]]{1,300}+(?<![,;:&])\)?
          | \w@[\w-]{1,60}+(?:\.[\w-]{1,60}+){1,5}+>?
          | (?<=\s)[:;]-?[)(DP]
        ) \s(?=[A-Z]|https?://|www\.)
    | \b(?:(?:Best|Kind|Kindest|Warm|Warmest)\s(?:[Rr]egards|[Ww]ishes)|Regards|Sincerely),?\s(?=[A-Z])""",
    regex.VERBOSE,
)
# "Funding Information The study was paid by ...": an opening word in capitals before one in lower case, after a word
# that does not lead on to a name ("in The owl and the hare") and is no list marker ("2) The town").
_RAN_ON = regex.compile(r"(?<last>[\p{L}\d’'%]{2,30}+[)\]]?)\s(?<next>The|This|These|They|We|It|He|She)(?= [a-z])")
_LEADS_ON = _words(
    """a an the this that these those of in on at by for from with to as into about over under and or but nor so yet if
    when while where who what why how which because than then is are was were be been has have had do does did can
    could will would may might must should shall not no said says called titled named entitled reads read i we you he
    she it they now here there since until before after behind against between through both"""
)


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
    for match in _RAN_ON.finditer(text):
        if _parts(match["last"], match["next"]):
            cuts.add(match.start("next"))
    for match in _ISLAND.finditer(text):
        cuts.add(match.end())
        if not text[max(0, match.start() - 8) : match.start()].rstrip().endswith(_GOVERNS_TIME):
            cuts.add(match.start())
    cuts.update(match.end() for match in _END.finditer(text))
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
    stop = match.start() - (text[match.start() - 1] == " " and match["mark"] != ".")  # "who is better ? i cannot say"
    before = _WORD_BEFORE.search(text, max(0, stop - 32), stop)
    if word[0].islower():
        return before is not None and _opens_in_lower_case(text, match, before[0], word)
    if match["mark"] != ".":
        return True
    if before is None:
        return True
    last = before[0].lower()
    closed = match.end("mark") < match.start("gap")  # 'Inc.)', 'Jr."': the sentence or the bracket ends
    if _ITEM.match(text, before.start()) and _starts_line(text, before.start()):
        return False  # "1. Staffing rose": a list marker
    if last in _LEANING and not closed:
        return False
    if last == "etc":
        return True
    if last in _BEFORE_NUMBERS:
        return not word[0].isdigit() and word in _OPENERS
    # "U.S.", "p.m.", but neither "$4.5m." nor "mills.example.com."
    dotted = "." in last and all(len(part) <= 2 and part.isalpha() for part in last.split("."))
    if last in _TRAILING or dotted or (len(last) == 1 and last.isalpha()):
        return word in _OPENERS and not (len(last) == 1 and word in {"A", "I"})
    return True


def _parts(last: str, word: str) -> bool:
    """Whether a sentence that opens with `word` follows `last` without a stop."""
    if last.rstrip(")]").lower() in _LEADS_ON:
        return False
    return word.startswith("Th") or not last[0].isupper()  # a headline: "Mill Falsely Certified He was Unemployed"


def _opens_in_lower_case(text: str, match: regex.Match[str], last: str, word: str) -> bool:
    """Whether a careless or branded beginning follows ("they never came. we left", "on the platform. eBay said").

    It does after a plain word in lower case and its mark, but not after a name ("Orrin Mills Inc. said", "Yahoo! in"),
    an ellipsis, a closing quotation mark ('"Why now?" she asked') or before who spoke ("Why now? asked the mayor").
    """
    if _ADDRESS.match(text, match.end()):
        return True
    plain = last.isalpha() and last.islower() and len(last) > 1 and last not in _NEVER_LAST
    closed = match.end("mark") < match.start("gap")
    if match["mark"] == "." and word in _GOES_ON:  # a mark inside a name: "The brand orrin. has 40 shops."
        return False
    if not plain or closed or word in _SPEECH or match["mark"][-2:] in ("..", "…"):
        return False
    return match["mark"][0] != "?" or not _LOST_QUOTE.search(text, max(0, match.start() - 200), match.end() + 200)


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

"""What part a figure plays: from, to or by in a change, a whole ("of the 85"), a bracketed share, a gloss."""

from __future__ import annotations

import regex

from factcheck.extract.figure import Figure
from factcheck.extract.line import Line, whole_span
from factcheck.extract.words import CHANGE_DOWN, CHANGE_NOUNS, CHANGE_UP, Word, verb_lemma
from factcheck.model import Kind

_CHANGE_KINDS = frozenset({Kind.PERCENT, Kind.POINTS})
_COMPARED = regex.compile(
    r"(?:\bfrom(?: just| only| a total of)?|\bcompared (?:with|to)(?: just| only| the)?|"
    r"\b(?:as )?against(?: just| only)?|"
    r"\bversus|\bvs\.?|\bthan(?: the)?|\bfrom the|\bup on|\bdown on)\s*$"
)
_TO = regex.compile(r"\bto(?: just| only| reach| hit| a total of| a record| some)?\s*$")
_BY = regex.compile(r"\b(?:by|up|down)(?: just| only| a| a further| another| an? (?:record|average of))?\s*$")
_WHOLE = regex.compile(
    r"\b(?:out of|of)(?: the| these| those| all(?: the)?| a(?: total of)?| our| its| their)?(?: other)?\s*$"
)
_MORE_AFTER = regex.compile(r"^\s*(?:more|fewer|less|higher|lower|faster|slower|longer|shorter|better|worse|up|down)\b")
_CHANGE_NOUN = "(" + "|".join(CHANGE_NOUNS) + ")s?"
_NOUN_AFTER = regex.compile(rf"^[\s-]*(?:year[- ](?:on|over)[- ]year |[a-z]{{3,15}} ){{0,3}}?{_CHANGE_NOUN}\b")
_NOUN_BEFORE = regex.compile(
    rf"\b{_CHANGE_NOUN}(?: of| in \w{{3,20}} of| by)(?: just| only| almost| nearly| about| around)?\s*$"
)
_WORD = regex.compile(r"[a-z]+")


def role_of(prose: str, line: Line, figure: Figure, previous: Figure | None) -> tuple[str, int]:
    """Return a figure's role and direction, see `model.Claim`."""
    span = whole_span(figure)
    sentence_start = line.words[0].span.start if line.words else span.start
    sentence_end = line.words[-1].span.end if line.words else span.end
    before = prose[max(sentence_start, span.start - 60) : span.start].lower()
    after = prose[span.end : min(sentence_end, span.end + 60)].lower()
    if bracket := _bracketed(prose, figure, previous):
        return bracket, 0
    direction = _direction(before, after, figure)
    if _COMPARED.search(before) and (near := _change_near(line, figure)) is not None:
        return "from", near
    if _BY.search(before) and _change_near(line, figure) is not None:
        word = before.split()
        return "by", -1 if "down" in word[-3:] else (direction or _change_near(line, figure) or 0)
    if _TO.search(before) and (near := _change_near(line, figure)):
        return "to", near
    if match := _NOUN_AFTER.match(after) or _NOUN_BEFORE.search(before):
        return "by", -1 if CHANGE_NOUNS[match.group(1)] in CHANGE_DOWN | {"save"} else 1
    if figure.kind in _CHANGE_KINDS | {Kind.RATIO} and _MORE_AFTER.match(after):
        return "by", direction
    if figure.kind in _CHANGE_KINDS and (verb := _change_verb_before(before)):
        return "by", verb
    if _WHOLE.search(before) and figure.kind == Kind.COUNT:
        return ("of", 0) if _is_whole(before, previous, prose, figure) else ("", 0)
    return "", direction if figure.kind in _CHANGE_KINDS else 0


def _bracketed(prose: str, figure: Figure, previous: Figure | None) -> str:
    """A figure that opens a bracket right behind another: a share "42 (49%)" or a gloss "fifteen (15)"."""
    if previous is None:
        return ""
    between = prose[previous.span.end : whole_span(figure).start]
    if len(between) > 40 or (between.strip() not in {"(", "or (", "[", ", or", "/"} and not _opens(between)):
        return ""
    if figure.kind == Kind.PERCENT and previous.kind == Kind.COUNT:
        return "share"
    if "(" not in between and "[" not in between:
        return ""
    return "gloss" if figure.kind == previous.kind else ""


def _opens(between: str) -> bool:
    words = between.split("(")
    return len(words) == 2 and not words[1].strip() and len(words[0].split()) <= 3 and "," not in words[0]


def _is_whole(before: str, previous: Figure | None, prose: str, figure: Figure) -> bool:
    """ "of the 85", "42 of 85": after another figure, or at the start of a clause ("Of the 85, ...")."""
    stripped = _WHOLE.sub("", before).strip()
    if not stripped or stripped.endswith((",", ";", ":", "-", "–", "—", ".")):
        return True
    if previous is not None and len(prose[previous.span.end : figure.span.start]) < 25:
        return True
    return stripped.endswith(
        ("some", "all", "most", "many", "none", "half", "each", "one", "any", "part", "few", "majority")
    )


def _direction(before: str, after: str, figure: Figure) -> int:
    tail = before.split()[-2:]
    if "up" in tail:
        return 1
    if "down" in tail:
        return -1
    if figure.kind in _CHANGE_KINDS | {Kind.RATIO} and (match := _MORE_AFTER.match(after)):
        return -1 if match.group().strip() in {"fewer", "less", "lower", "slower", "shorter", "worse", "down"} else 1
    return _change_verb_before(before)


def _change_verb_before(before: str) -> int:
    """The direction of a change verb among the last words before a figure: "revenue rose sharply, 35%" -> 1."""
    for word in reversed(_WORD.findall(before)[-4:]):
        lemma = verb_lemma(word)
        if word in {"rose", "risen", "rising", "rise", "rises"} or (
            lemma in CHANGE_UP and lemma not in {"more", "higher"}
        ):
            return 1
        if lemma in CHANGE_DOWN and lemma not in {"fewer", "less", "lower", "loss"}:
            return -1
    return 0


def _change_near(line: Line, figure: Figure) -> int | None:
    """The direction of the change word nearest before a figure in its clause; 0 for a bare comparison; None without.

    The clause, for "collected waste from 18,450 households, up from 9,200" has a change in its second half only;
    but a change may open the sentence: "From 400 calls in May, demand rose to 540".
    """
    first, _ = line.place(figure)
    best: tuple[int, int] | None = None
    for index, word in enumerate(line.words):
        sign = _sign(line, index, word)
        gap = first - index if index < first else 2 * (index - first)
        if (
            sign is not None
            and gap <= _REACH
            and (best is None or gap < best[0])
            and not _stop_between(line, index, first)
        ):
            best = (gap, sign)
    return best[1] if best else None


_REACH = 24
_AFTER_PARTICLE = frozenset("from by on almost nearly about a some more over around another just year $ £ €".split())
_COMPARISONS = frozenset({"compared", "versus", "vs", "change", "changed", "against", "than"})


def _sign(line: Line, index: int, word: Word) -> int | None:
    if word.lower in {"up", "down"}:
        return (1 if word.lower == "up" else -1) if _is_change_particle(line, index) else None
    lemmas = {word.lower, word.lemma, verb_lemma(word.lower)} - {"cut"} if word.lower != "cut" else {"cut"}
    if lemmas & CHANGE_UP:
        return 1
    if lemmas & CHANGE_DOWN:
        return -1
    return 0 if word.lower in _COMPARISONS else None


def _stop_between(line: Line, left: int, right: int) -> bool:
    """Whether a comma parts a figure from a change word behind it: that change belongs to another statement."""
    return left > right and any(word.text in {",", ";"} for word in line.words[right:left])


def _is_change_particle(line: Line, index: int) -> bool:
    """ "up 12%", "down from 463"; not "set up 12 sites", "made up of 14"."""
    nxt = line.words[index + 1].lower if index + 1 < len(line.words) else ""
    before = line.words[index - 1] if index else None
    followed = (index + 1 < len(line.words) and line.figure_at[index + 1] >= 0) or nxt in _AFTER_PARTICLE
    return followed and not (before is not None and before.kind == "verb" and before.lemma not in {"go", "be"})

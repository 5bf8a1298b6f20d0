"""The items of a list: a bullet list's blocks, or an enumeration in a sentence, with the people it names.

An enumeration in prose can often be cut in two ways ("fraud and theft" may be one item or two; "Boise, Idaho" is
one), so it is counted as a range: no fewer than `low`, no more than `high` items.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from factcheck.model import Block, BlockKind, Draft, Span

__all__ = ["NAME", "NAME_AGE", "REGION", "Items", "block_lists", "enumeration", "people"]

# "Piet Olm", "R. T. O'Dare", "Rosa de la Vega", "Jane Doe 1" is left to the caller.
NAME = (
    r"(?:\p{Lu}[\p{L}'’-]{0,24}|\p{Lu}\.)(?: (?:\p{Lu}[\p{L}'’-]{0,24}|\p{Lu}\.|de|da|del|la|van|von|der|bin|al|el|"
    r"[“\"'‘]\p{L}{1,20}[”\"'’])){1,5}"
)
NAME_AGE = regex.compile(
    rf"(?P<name>{NAME})(?:, (?:[JS]r\.?|I{{2,3}}),?)?,? (?:aged? )?\(?(?P<age>\d{{2}})\)?(?=[,;.:)\s]|$)"
)


@dataclass(frozen=True, slots=True)
class Items:
    """How many items a list has, at least and at most, and the spans of the first and the last."""

    low: int
    high: int
    first: Span
    last: Span
    texts: tuple[str, ...]


def block_lists(draft: Draft) -> dict[int, tuple[int, ...]]:
    """Return, for each list, the indices of its outermost items' blocks, in text order."""
    lists: dict[int, list[int]] = {}
    for index, block in enumerate(draft.blocks):
        if block.kind is BlockKind.LIST_ITEM and block.list_id is not None:
            lists.setdefault(block.list_id, []).append(index)
    return {number: _outermost(draft.blocks, members) for number, members in lists.items()}


def _outermost(blocks: tuple[Block, ...], members: list[int]) -> tuple[int, ...]:
    top = min(blocks[index].depth for index in members)
    return tuple(index for index in members if blocks[index].depth == top)


# A segment that goes on about the item before it: "Piet Olm, of Hanmere", "a ferry, which sank".
_GOES_ON = regex.compile(
    r"(?:who|whom|whose|which|where|that|of|from|in|on|at|near|aged?|formerly|then|now|both|all|each|including|with|"
    r"for|to|by|also|known|based|born|after|as|while|when|but|not|or|respectively|too|is|was|were|are|has|have|had|"
    r"will|such|especially|particularly|namely|so|because|under|over|between|through|during|since|\p{Ll}{3,14}ing)\b"
    r"|\(?\{?[a-z]?\d"
)
_ROLE = regex.compile(r"(?:a|an|the|his|her|their) \p{Ll}")
REGION = regex.compile(
    r"(?:Ala(?:bama|\.)|Alaska|Arizona|Ariz\.|Arkansas|Ark\.|California|Calif\.|Colorado|Colo\.|Connecticut|Conn\.|"
    r"Delaware|Florida|Fla\.|Georgia|Hawaii|Idaho|Illinois|Ill\.|Indiana|Ind\.|Iowa|Kansas|Kan\.|Kentucky|Ky\.|"
    r"Louisiana|La\.|Maine|Maryland|Md\.|Massachusetts|Mass\.|Michigan|Mich\.|Minnesota|Minn\.|Mississippi|Miss\.|"
    r"Missouri|Mo\.|Montana|Mont\.|Nebraska|Neb\.|Nevada|Nev\.|New Hampshire|N\.H\.|New Jersey|N\.J\.|New Mexico|"
    r"N\.M\.|New York|N\.Y\.|North Carolina|N\.C\.|North Dakota|N\.D\.|Ohio|Oklahoma|Okla\.|Oregon|Ore\.|"
    r"Pennsylvania|Pa\.|Rhode Island|R\.I\.|South Carolina|S\.C\.|South Dakota|S\.D\.|Tennessee|Tenn\.|Texas|Tex\.|"
    r"Utah|Vermont|Vt\.|Virginia|Va\.|Washington|Wash\.|West Virginia|W\.Va\.|Wisconsin|Wis\.|Wyoming|Wyo\.|D\.C\.|"
    r"\p{Lu}{2}|England|Scotland|Wales|Ireland|France|Germany|Italy|Spain|Canada|Mexico|India|China|Japan|Brazil|"
    r"Australia|UK|USA|\p{Lu}\p{Ll}+shire|Kent|Essex|Surrey|Sussex|Norfolk|Suffolk|Devon|Cornwall|Cumbria|Inc\.?|"
    r"Ltd\.?|LLC|L\.?L\.?C\.?|L\.?P\.?|Jr\.?|Sr\.?|I{2,3}|M\.?D\.?|Ph\.?D\.?|D\.?O\.?|Esq\.?)(?![\p{L}])"
)
_JOIN = regex.compile(r"(?:,? (?:and|&|plus)(?: also| finally| lastly)? |,? as well as )")
_CONJUNCTION = regex.compile(r" (?:and|&|plus) ")


def enumeration(text: str) -> tuple[int, int, tuple[tuple[int, int], ...], bool] | None:
    """Count the items of an enumeration: (low, high, places of the segments, closed by "and"), or None.

    `text` is the enumeration alone, without its closing full stop: "safer streets, faster trials and better data"
    gives (3, 3, ..., True). None where it has fewer than two segments.
    """
    if ";" in text:
        return _semicolons(text)
    pieces = _closed_off(text, _cut(text, ","))
    if not pieces:
        return None
    last = text[pieces[-1][0] : pieces[-1][1]]
    join = regex.match(r"\s*(?:and|&|plus|as well as)\b(?: also\b| finally\b)?", last)
    closed = join is not None
    if not closed:
        # "streets, trials and data": the last "and" of the last piece parts its two items.
        ands = list(_CONJUNCTION.finditer(last))
        if not ands:
            return None
        closed = True
        cut = ands[-1]
        start = pieces[-1][0]
        pieces[-1:] = [(start, start + cut.start()), (start + cut.end(), pieces[-1][1])]
        inner = sum(len(_CONJUNCTION.findall(text[a:b])) for a, b in pieces)
    else:
        assert join is not None
        pieces[-1] = (pieces[-1][0] + join.end(), pieces[-1][1])
        inner = sum(len(_CONJUNCTION.findall(text[a:b])) for a, b in pieces)
    if len(pieces) < 2:
        return None
    segments = [text[a:b].strip() for a, b in pieces]
    doubtful = sum(map(_may_belong, segments, segments[1:]))
    return len(pieces) - doubtful, len(pieces) + inner, tuple(pieces), closed


def _may_belong(before: str, segment: str) -> bool:
    """Whether a segment may go on about the one before it instead of naming a further item."""
    if _doubtful(segment):
        return True
    if regex.match(r"\p{Lu}", before) and regex.match(
        r"(?:the|its|his|her|their) \p{Ll}|an? [\p{L}\d{]", segment
    ):
        return True  # "Harbour Notes, a free weekly paper", "the Amble Road, a 40-mile link"
    # "a mill in Skagen, North Jutland"
    return bool(
        regex.search(r"\b(?:in|of|from|at|near) (?:the )?\p{Lu}[^,]{0,30}$", before) and regex.match(r"\p{Lu}", segment)
    )


def _closed_off(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut off what the sentence adds after its list: "pumps, and reed beds, | which keep the pond clear"."""
    for number, (a, b) in enumerate(pieces[:-1]):
        if (
            number
            and regex.match(r"\s*(?:and|&|plus) ", text[a:b])
            and _may_belong(regex.sub(r"^\s*(?:and|&|plus) ", "", text[a:b]), text[slice(*pieces[number + 1])].strip())
        ):
            return pieces[: number + 1]
    return pieces


def _doubtful(segment: str) -> bool:
    return bool(_GOES_ON.match(segment) or REGION.fullmatch(segment) or REGION.match(segment + " "))


def _semicolons(text: str) -> tuple[int, int, tuple[tuple[int, int], ...], bool] | None:
    pieces = _cut(text, ";")
    if len(pieces) < 2:
        return None
    last = text[pieces[-1][0] : pieces[-1][1]]
    join = regex.match(r"\s*(?:and|&|plus)\b", last)
    extra = 0 if join or len(_CONJUNCTION.findall(last)) == 0 else 1  # "a; b; c and d"
    return len(pieces), len(pieces) + extra, tuple(pieces), join is not None


def _cut(text: str, mark: str) -> list[tuple[int, int]]:
    """Cut at a mark outside brackets and not inside a number; drop empty pieces."""
    pieces, start, depth = [], 0, 0
    for at, letter in enumerate(text):
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth = max(0, depth - 1)
        elif letter == mark and depth == 0:
            pieces.append((start, at))
            start = at + 1
    pieces.append((start, len(text)))
    return [(a, b) for a, b in pieces if text[a:b].strip()]


_FIRST_NAMES_TOO = regex.compile(r"\b(?:brothers|sisters|twins|sons|daughters|children|siblings|parents)\b")


def people(text: str) -> int | None:
    """Count the people named in an enumeration, or None if some segment names none for certain.

    "Ida Venn, the cox; Tom Marr and his sister Lise Marr; Karl Ode" -> 4.
    "his sisters Ava and Nell Crane" counts two: each conjunct with a capital is a person.
    """
    names = 0
    for a, b in _cut(text, ";"):
        for piece in regex.split(r"\band\b|&|,", text[a:b]):
            piece = piece.strip()
            if not piece or (_ROLE.match(piece) and not regex.search(r"\p{Lu}", piece)):
                continue
            if regex.search(r"\p{Lu}\p{Ll}+", piece) and not _GOES_ON.match(piece):
                names += 1
            elif not _GOES_ON.match(piece) and not _ROLE.match(piece):
                return None
    return names

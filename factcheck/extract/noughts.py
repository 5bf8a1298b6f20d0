"""Words that count only sometimes: "no arrests", "none of the 12", "both men", "a trio of", and "one" as a pronoun."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.extract.number_forms import Numeral

__all__ = ["is_name", "is_pronoun", "read_counts"]

# "no" counts only what a release would otherwise count: people, incidents, losses. "No doubt" counts nothing.
_COUNTED = (
    "arrests?|injur(?:y|ies)|deaths?|casualt(?:y|ies)|fatalit(?:y|ies)|complaints?|cases?|accidents?|incidents?|"
    "redundanc(?:y|ies)|"
    "job\\slosses|losses|convictions?|charges|fines?|victims?|fires?|crimes?|offences?|breaches|errors?|votes?|"
    "goals?|wins?|"
    "defeats|absences|absentees|objections?|reports?|infections?|hospital\\sadmissions|closures?|delays|cancellations|"
    "people|men|women|children|patients|pupils|students|staff|employees|residents|passengers|officers|survivors|"
    "applicants"
)
_ADJECTIVE = (
    r"(?:\s{1,2}(?:new|further|serious|other|more|reported|confirmed|compulsory|major|known|fatal|civilian|additional|"
    r"positive|recorded|successful))?"
)
_ZERO = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}'’-])(?:(?P<no>no){_ADJECTIVE}\s{{1,2}}(?:{_COUNTED})(?!\p{{L}})"
    r"|(?P<not>not\s(?:a\s)?(?:one|single(?=\s\p{L}))|not\sa\ssingle\sone)(?!\p{L})"
    r"|(?P<none>none)(?=\s{1,2}of\s{1,2}(?:the|these|those|them|whom|which|its|our|us)(?!\p{L})))",
    regex.IGNORECASE,
)
_PRONOUN_BEFORE = regex.compile(
    r"(?<!\p{L})(?:no|any|every|each|some|this|that|which|another|such|the|first|last|next|good|right|wrong|same|"
    r"loved|little|young|big|bad|new|old|for\smany|"
    r"not|a|an|than|whichever|number|at|back\sto\ssquare)[\s-]{1,2}$|\p{L}-(?:in|on)-$",
    regex.IGNORECASE,
)
_PRONOUN_AFTER = regex.compile(
    r"\s{1,2}to\s(?!\d|the|an?|each|every|its|our|their|one|two|three|four|five|six|seven|eight|nine|ten)\p{L}{2,14}[\s’'”\".,;]"
    r"|\s{1,2}(?:another|that|who|whose|whom|can|could|would|will|should|is|was|has|had|may|might|must|does|did|they|"
    r"he|she|it|we|you|I|which|where|when|such|"
    r"thing|hand|way|side|of\s(?:the|these|those|our|its|their|his|her|your|my|many|several|a|only|us|them|Britain|"
    r"[A-Z]))(?!\p{L})|\s{1,2}of\s\p{Lu}[\p{L}.-]{1,20}(?:\s\p{Lu}[\p{L}.-]{1,20}){0,2}['’]s?(?!\p{L})"
    r"|['’]s(?!\p{L})|-(?:off|offs|way|stop|sided|time|to-one|on-one|liner|liners|up|size|click|another)(?!\p{L})|"
    r"[.,;:!?)”\"]|\s?$",
    regex.IGNORECASE,
)


_TO_ONE = regex.compile(
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred)[\s-]to[\s-]$", regex.IGNORECASE
)


def is_pronoun(text: str, numeral: Numeral, first: int, last: int) -> bool:
    """Tell whether a numeral is only the word "one" and counts nothing: "the one", "one of the", "one another"."""
    if not numeral.words or numeral.value != 1 or text[numeral.start : numeral.end].lower() != "one":
        return False
    before = text[max(first, numeral.start - 16) : numeral.start]
    if _TO_ONE.search(before):
        return False
    if _PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(text, numeral.end, last):
        return True
    # "BBC One", "Formula One": part of a name.
    return text[numeral.start] == "O" and regex.search(r"\p{L}\s$", before) is not None


_LABEL_BEFORE = regex.compile(
    r"(?<!\p{L})(?:phase|tier|stage|level|grade|type|category|chapter|round|day|week|part|volume|page|act|number)\s$",
    regex.IGNORECASE,
)
_NO_NOUGHT_BEFORE = regex.compile(r"(?<!\p{L})(?:net|ground|sub|near|absolute|above|below)[\s-]$", regex.IGNORECASE)
_NO_NOUGHT_AFTER = regex.compile(
    r"-(?:day|sum|carbon|emissions?|waste|trust|knowledge|tolerance|gravity|coupon)(?!\p{L})|\s(?:trust|tolerance|gravity|waste)(?!\p{L})",
    regex.IGNORECASE,
)
_MIXED_CASE_BEFORE = regex.compile(r"\p{Lu}\p{Ll}{2,15}\s$")
_PROSE_BEFORE = regex.compile(r"(?<!\p{L})\p{Ll}{5,}(?:\s{1,2}[\p{L}’'-]{1,15}){0,5}\s{1,2}$")


def is_name(text: str, numeral: Numeral, first: int) -> bool:
    """Tell whether a number word with a capital inside prose is a name's: "under Three Strikes", "the Big Four"."""
    if not numeral.words:
        return False
    before = text[max(first, numeral.start - 24) : numeral.start]
    if _LABEL_BEFORE.search(before[-12:]):
        return True  # "phase one trials", "on day two"
    if numeral.value == 0 and (_NO_NOUGHT_BEFORE.search(before) or _NO_NOUGHT_AFTER.match(text, numeral.end)):
        return True  # "net-zero by 2035", "zero-day flaws"
    if text[numeral.start : numeral.start + 3].isupper() and _MIXED_CASE_BEFORE.search(before):
        return True  # "the Harbin THREE van": a brand
    if not _CAPITAL.match(text, numeral.start, numeral.end):
        return False
    # A headline has capitals throughout, so a plain word of some length must stand shortly before.
    return _PROSE_BEFORE.search(text[max(first, numeral.start - 64) : numeral.start]) is not None


_CAPITAL = regex.compile(r"\p{Lu}\p{Ll}")


_PEOPLE = (
    "men|women|boys|girls|brothers|sisters|children|people|parents|defendants|suspects|victims|officers|drivers|"
    "passengers|"
    "pupils|students|patients|companies|schools|sites|vehicles|cars"
)
# "both men", "a trio of bakers", "a single count": words that count without being numerals.
_COUNTING = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}'’-])(?:(?P<both>both)(?=\s(?:of\s(?:the|these|those|them|whom)|"
    rf"the\s)?(?:{_PEOPLE})(?!\p{{L}}))"
    r"|a\s(?P<group>duo|trio|quartet|quintet|sextet)(?=\sof\s)"
    rf"|(?<!not\s)a\s(?P<single>single)(?=\s(?:count|charge|vote|goal|{_COUNTED})(?!\p{{L}})))",
    regex.IGNORECASE,
)
_GROUPS = {"both": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6, "single": 1}


def read_counts(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the places of words that count and what they count to; the counted noun is not part of the place."""
    for match in _ZERO.finditer(text, start, end):
        yield *match.span(match.lastgroup or "no"), 0
    for match in _COUNTING.finditer(text, start, end):
        name = match.lastgroup or "both"
        yield *match.span(name), _GROUPS[match[name].lower()]

"""What a figure counts or measures: "83 suspected burglars" -> "suspected burglar", head "burglar".

With a trained model the words' tags say where the noun phrase ends; without, the guessed classes do. Both walk
the same path: from the figure onwards over adjectives and nouns, up to a verb, preposition or stop.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.figure import Figure
from factcheck.extract.line import Line
from factcheck.extract.words import (
    AUXILIARIES,
    CHANGE_NOUNS,
    IRREGULAR_VERBS,
    MONTHS,
    PLAIN_VERBS,
    WEEKDAYS,
    Word,
    noun_lemma,
)
from factcheck.model import Hedge, Kind


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A counted thing: lemma phrase, head lemma, and the half-open range of words it covers."""

    counts: str = ""
    noun: str = ""
    first: int = 0
    last: int = 0


_CALENDAR = frozenset({Kind.DATE, Kind.YEAR, Kind.TIME, Kind.WEEKDAY})
_AMOUNTS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.RATIO, Kind.RATE})
_SKIPPED = frozenset(
    [
        "more",
        "further",
        "additional",
        "extra",
        "other",
        "others",
        "different",
        "separate",
        "new",
        "another",
        "total",
        "of",
        "the",
        "these",
        "those",
        "them",
        "its",
        "their",
        "his",
        "her",
        "our",
        "all",
        "so",
        "about",
        "just",
        "only",
        "-",
        "–",
        "such",
    ]
)
_NOT_HEADS = frozenset({"total", "number", "one", "ones", "more", "other", "others"})
# Nouns that say what an amount is: "a loss of $210,000", "the figure was 430" says nothing.
_EMPTY_HEADS = frozenset(
    {
        "total", "sum", "amount", "number", "figure", "value", "average", "maximum", "minimum", "cost", "range",
        "aggregate", "count",
    }
)
_COMPOUND_ADJECTIVES = frozenset("strong high deep wide long tall old plus fold off odd up down".split())
_RELATING = frozenset({"including", "following", "involving", "regarding", "concerning", "totaling", "totalling"})
_CLAUSAL = frozenset({"acl", "relcl", "advcl", "ccomp", "xcomp", "parataxis"})
_WHOLE = frozenset({"the", "these", "those", "its", "their", "all", "our", "his", "her"})
_DEICTIC = frozenset({"last", "this", "next", "each", "every", "late", "early"})
_TIMES = frozenset(
    {
        "year",
        "month",
        "week",
        "day",
        "quarter",
        "summer",
        "winter",
        "spring",
        "autumn",
        "season",
        "weekend",
        "night",
        "morning",
        "evening",
        "decade",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    }
)
_TIME_NOUNS = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "time", "quarter", "today", "decade", "century"}
)


def counted(line: Line, figure: Figure) -> NounPhrase:
    """Return what a figure counts, empty when its sentence does not say."""
    if not line.words:
        return NounPhrase()
    first, last = line.place(figure)
    first, last = min(first, len(line.words)), min(max(last, first), len(line.words))
    after = _phrase_after(line, figure, last)
    if figure.kind == Kind.COUNT or figure.kind == Kind.ORDINAL:
        return (
            _of_whom(line, first, last)
            or _shared_to_the_right(line, figure, first, last)
            or after
            or _predicate(line, last)
            or _labelled(line, first, last)
            or _measured(line, first)
            or _apposed(line, first, last)
            or _of_these(line, first)
            or NounPhrase()
        )
    if figure.kind in _AMOUNTS:
        before = _phrase_before(line, first)
        if figure.kind in (Kind.PERCENT, Kind.RATIO) and after:
            return after
        return before or after or _labelled(line, first, last) or _measured(line, first) or NounPhrase()
    if figure.kind == Kind.AGE and figure.hedge in (Hedge.AT_LEAST, Hedge.UP_TO):
        return _name_before(line, first) or NounPhrase()  # "deaths of people 65 and older rose"
    if figure.kind == Kind.AGE:
        return after or _name_before(line, first) or NounPhrase()
    if figure.kind in _CALENDAR:
        return _modified(line, last) or NounPhrase()
    return after or NounPhrase()


def _of_whom(line: Line, first: int, last: int) -> NounPhrase | None:
    """What "whom" or "which" stands for: "the following men, eight of whom", "patients (of whom 118 were treated)"."""
    words = line.words
    if last + 1 < len(words) and words[last].lower == "of" and words[last + 1].lower in ("whom", "which"):
        end = first - 1
    elif first >= 2 and words[first - 1].lower in ("whom", "which") and words[first - 2].lower == "of":
        end = first - 3
    else:
        return None
    while end >= 0 and words[end].text in {",", "(", "–", "—"}:
        end -= 1
    plural = end >= 0 and words[end].lemma != words[end].lower and line.figure_at[end] < 0
    return _phrase_around(line, end) if plural else None


def _of_these(line: Line, first: int) -> NounPhrase | None:
    """The whole that is named before a bare part: "Of the burglaries, two were of homes"."""
    words = line.words
    if first < 4 or words[first - 1].text != "," or line.figure_at[first - 2] >= 0:
        return None
    phrase = _phrase_around(line, first - 2)
    if phrase is None or phrase.first < 2 or words[first - 2].lemma == words[first - 2].lower:
        return None
    return phrase if words[phrase.first - 1].lower in _WHOLE and words[phrase.first - 2].lower == "of" else None


def _shared_to_the_right(line: Line, figure: Figure, first: int, last: int) -> NounPhrase | None:
    """The noun that stands with the next figure only: "10 established and 25 rising firms", "from 15 to 40 clients"."""
    words, index = line.words, last
    if first and words[first - 1].lower == "from" and last < len(words) and words[last].lower == "to":
        number = next((at for at in line.figure_at[last : last + 5] if at >= 0), -1)
        if number >= 0 and line.figures[number].kind in (figure.kind, Kind.RATE):
            _, behind = line.place(line.figures[number])
            return _run(line, behind, several=True) if behind < len(words) else None
    end = min(last + 3, len(words))
    while index < end and words[index].kind in ("adj", "verb") and line.figure_at[index] < 0:
        index += 1
    if index == last or index + 1 >= len(words) or words[index].lower not in ("and", "or"):
        return None
    following = line.figure_at[index + 1]
    if following < 0 or line.figures[following].kind is not figure.kind:
        return None
    _, behind = line.place(line.figures[following])
    phrase = _run(line, behind, several=True)
    if phrase is None or not phrase.noun or words[phrase.last - 1].kind != "noun":
        return None
    own = [word.lower for word in words[last:index]]
    return NounPhrase(" ".join([*own, phrase.noun]), phrase.noun, last, index)


def _phrase_after(line: Line, figure: Figure, start: int) -> NounPhrase | None:
    words = line.words
    index = _behind_gloss(line, start)
    if figure.kind == Kind.COUNT and (compound := _compounded(line, start)):
        return compound
    # The figure may end inside a hyphenated word: "five-day trial", "34-year-old man".
    while index < len(words) and (
        words[index].lower in _SKIPPED
        or words[index].text in ("%", "+")
        or (figure.kind is Kind.COUNT and _is_out_of(line, index))
    ):
        if words[index].text in ("-", "–") and words[index].span.start > words[max(index - 1, 0)].span.end:
            return None  # "over $2,500 – Boost your sales"
        if words[index].lower == "of" and figure.kind == Kind.MONEY:
            return None
        if words[index].kind == "det" and (index == start or words[index - 1].lower != "of"):
            return None  # "from 26 the year before"; but "12 of the homes"
        if words[index].lower == "them":
            return None  # "18 of them last spring"
        index += 1
    if index < len(words) and words[index].lower == "worth" and figure.kind == Kind.MONEY:
        index += 2  # "$820,000 worth of silver"
    # "99 percent of the 2,401 returns", "fourteen of the 16 jurors" count what the whole counts.
    # So does "one of 17 counties".
    if figure.kind in (Kind.PERCENT, Kind.RATIO, Kind.COUNT) and (
        (index >= start + 2 and words[index - 1].lower in _WHOLE)
        or (index == start + 1 and index < len(words) and words[start].lower == "of" and line.figure_at[index] >= 0)
    ):
        while index < len(words) and (line.figure_at[index] >= 0 or words[index].text == "+"):
            chain = _chain_end(line, index)
            if chain > index + 1 and line.figure_at[chain - 1] != line.figure_at[index]:
                break  # "hundreds of five-star reviews", but "twenty of the twenty-one men"
            index = chain  # "one of 70+ brands"
    index = _behind_comparison(line, index)
    several = figure.kind is Kind.COUNT and figure.value != 1
    return _run(
        line, index, keep_adjectives=figure.kind not in _AMOUNTS, owned=figure.kind is not Kind.AGE, several=several
    )


def _is_out_of(line: Line, index: int) -> bool:
    """ "75 out of the 100 programmes"."""
    return line.words[index].lower == "out" and line.words[index + 1 : index + 2] != () and (
        line.words[index + 1].lower == "of"
    )


def _behind_comparison(line: Line, index: int) -> int:
    """The word behind "year-over-year", "month-on-month", "year to date": "an 8% year-over-year increase"."""
    words = line.words
    if index < len(words) and words[index].lower in ("yoy", "qoq", "y/y", "q/q"):
        return index + 1
    if index < len(words) and words[index].lemma in _TIMES:
        end = _chain_end(line, index)
        if end - index >= 5 and words[index + 2].lower in ("over", "on", "to"):
            return end
    return index


def _glued(line: Line, index: int) -> bool:
    """Whether a word touches the one before it."""
    return line.words[index].span.start == line.words[index - 1].span.end


_LONGEST_CHAIN = 16  # words and hyphens: "two-bedroom/two-bathroom" has seven


def _chain_end(line: Line, index: int) -> int:
    """The end of the words that hyphens and strokes glue to a word: "easy-to-use", "two-bedroom/one-bathroom"."""
    end, words = index + 1, line.words
    last = min(len(words), index + _LONGEST_CHAIN)
    while end + 1 < last and words[end].text in ("-", "/") and _glued(line, end) and _glued(line, end + 1):
        end += 2
    return end


def _predicate(line: Line, last: int) -> NounPhrase | None:
    """The predicate noun of a bare count: "42 were men", "42 (49%) are women"."""
    index = last
    if index < len(line.words) and line.words[index].text == "(":
        while index < len(line.words) and line.words[index].text != ")":
            index += 1
        index += 1
    if index >= len(line.words) or line.words[index].lower not in {"were", "are", "was", "is"}:
        return None
    index += 1
    if index >= len(line.words) or line.words[index].kind not in ("noun", "adj"):
        return None
    phrase = _run(line, index)
    # "42 were injured" and "42 were new" have no noun; a plural predicate has.
    return phrase if phrase and line.words[phrase.last - 1].lower != phrase.noun else None


def _run(
    line: Line, start: int, keep_adjectives: bool = True, owned: bool = True, several: bool = False
) -> NounPhrase | None:
    """The noun phrase that begins at a word: modifiers and nouns up to something that cannot belong to it.

    `owned`: in "the group's sales" the sales are meant; of "the 17-year-old girl's account" it is the girl.
    `several`: more than one thing is counted, so a singular noun before "and" is no head: "two fire and police
    stations".
    """
    words = line.words
    index = start
    taken: list[Word] = []
    if index + 1 < len(words) and words[index].lower in _DEICTIC and words[index + 1].lemma in _TIMES:
        return None  # "trained 18 last spring"
    while index < len(words) and len(taken) < 9:
        word = words[index]
        chain = _chain_end(line, index)
        if taken and word.lemma in _TIMES and chain - index >= 5:
            break  # "19,303 adoptions year-to-date"
        if chain - index >= 3 and _modifies(line, chain, word):
            taken.extend(part for part in words[index:chain] if part.text not in ("-", "/"))
            index = chain
            continue
        if line.figure_at[index] >= 0 and not taken:
            return None
        if line.figure_at[index] >= 0 and all(part.kind == "adj" for part in taken) and _noun_at(line, index + 1):
            index += 1  # "27 of our biggest 35 cities"
            continue
        if line.figure_at[index] >= 0:
            break
        if word.kind in ("noun", "adj"):
            if taken and (_starts_time(word) or _starts_deixis(line, index) or _starts_name(taken[-1], word)):
                break
            if taken and _starts_verb(line, index, taken[-1]):
                break
            follower = words[index + 1].lower if index + 1 < len(words) else ""
            if not taken and word.lower in PLAIN_VERBS and follower in _ARTICLES:
                return None  # "45% report a boost"
            taken.append(word)
        elif word.kind == "verb" and _is_modifier(line, index):
            taken.append(word)
        elif word.kind == "adv" and _grades(line, index, taken):
            pass  # "two statistically significant studies"
        elif word.text == "-" and taken and index + 1 < len(words) and (_glued(line, index) or _glued(line, index + 1)):
            pass
        elif _is_possessive(word, taken) and taken and owned and index + 1 < len(words) and (
            words[index + 1].kind in ("noun", "adj")
            or (words[index + 1].kind == "verb" and _is_modifier(line, index + 1))
        ):
            taken = []  # "the group's total sales": sales
        elif taken and (_joins_modifiers(line, index) or (several and _joins_nouns(line, index, taken[-1]))):
            pass
        elif taken and (
            behind := _behind_short_form(line, index) or (_behind_place(line, index, taken[-1]) if several else 0)
        ):
            index = behind
            continue
        elif word.kind == "num" and taken and taken[-1].lower in _LABELS and _noun_at(line, index + 1):
            pass  # "the second phase 3 study"
        else:
            break
        index += 1
    while taken and (taken[-1].kind == "verb" or taken[-1].text == "-"):
        taken.pop()
    if not taken or taken[0].lower in MONTHS or taken[0].lower in WEEKDAYS:
        return None
    if len(taken) == 1 and taken[0].lower in _NOT_HEADS:
        return None
    if not keep_adjectives and all(word.kind == "adj" for word in taken):
        return None  # "99.9% cleaner"
    head = _head(taken)
    lemmas = [word.lower if word is not head else word.lemma for word in taken[: taken.index(head) + 1]]
    if head.lemma in _DIRECTIONS:
        return None  # "30 miles north-south"
    return NounPhrase(" ".join(lemmas), head.lemma, start, index)


_DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest".split())
_LABELS = frozenset("phase grade tier level class type category series stage model".split())


def _is_possessive(word: Word, taken: list[Word]) -> bool:
    """ "the group's sales", "17 workers' unions"."""
    return word.lower in ("'s", "’s") or (word.text in ("'", "’") and bool(taken) and taken[-1].lower.endswith("s"))


# Plurals that often stand before another noun: "three Sales Plan Leaders".
_MODIFIER_PLURALS = frozenset("sales savings sports communications operations services systems news arts".split())


_TITLE_VERBS = frozenset(
    "urge prevent plead launch unveil announce arrest charge indict seize honor honour demand introduce secure reject "
    "approve push warn bid vow hail slam".split()
)


def _starts_verb(line: Line, index: int, before: Word) -> bool:
    """ "30 Players Urge Fans", "two bags strewn": in a title the tagger takes the verb behind a plural for a noun."""
    word = line.words[index]
    title = before.text[:1].isupper() and word.text[:1].isupper() and not word.text.isupper()
    plural = before.kind == "noun" and before.lemma != before.lower and before.lower not in _MODIFIER_PLURALS
    verb = word.lower in PLAIN_VERBS or word.lower in IRREGULAR_VERBS or word.lower in _TITLE_VERBS
    return title and plural and (verb or word.lower.endswith(("ed", "wn")))


def _noun_at(line: Line, index: int) -> bool:
    return index < len(line.words) and line.words[index].kind == "noun" and line.figure_at[index] < 0


def _modifies(line: Line, end: int, first: Word) -> bool:
    """Whether glued words are a modifier of the word behind them: "350,000 out-of-hospital arrests"."""
    if end >= len(line.words) or line.figure_at[end] >= 0 or first.lower in MONTHS or first.lower in WEEKDAYS:
        return False
    follower = line.words[end]
    return follower.kind in ("noun", "adj") or _chain_end(line, end) > end + 1


def _grades(line: Line, index: int, taken: list[Word]) -> bool:
    """Whether an adverb before the noun grades an adjective: "two very distinct actions", not "14 sites across"."""
    if any(word.kind == "noun" for word in taken) or index + 1 >= len(line.words):
        return False
    follower = line.words[index + 1]
    if follower.kind == "adv":
        return _grades(line, index + 1, taken)
    return follower.kind == "adj" or (follower.kind == "verb" and _is_modifier(line, index + 1))


_ARTICLES = frozenset({"a", "an", "the", "their", "its", "his", "her"})
_SAME_IN_PLURAL = frozenset("staff police crew aircraft sheep fish personnel deer youth cattle".split())


def _plural_run(line: Line, index: int) -> bool:
    """Whether a noun phrase without a figure begins at a word and ends in a plural."""
    last = -1
    for at in range(index, min(index + 7, len(line.words))):
        word = line.words[at]
        if word.text == "-" and at > index and _glued(line, at):
            continue
        if word.kind not in ("noun", "adj") or line.figure_at[at] >= 0:
            break
        last = at
    return last >= 0 and line.words[last].kind == "noun" and line.words[last].lemma != line.words[last].lower


def _joins_nouns(line: Line, index: int, before: Word) -> bool:
    """ "three health and environmental projects": a singular is no head where several things are counted."""
    singular = before.kind == "noun" and before.lemma == before.lower and before.lower not in _SAME_IN_PLURAL
    return line.words[index].lower in ("and", "or", "&") and singular and _plural_run(line, index + 1)


def _behind_short_form(line: Line, index: int) -> int:
    """The word behind a short form in brackets, 0 if none: "549 full-time equivalent (FTE) jobs"."""
    words = line.words
    if index + 3 >= len(words) or words[index].text != "(" or words[index + 2].text != ")":
        return 0
    short = words[index + 1].text
    return index + 3 if short.isupper() and short.isalpha() and _noun_at(line, index + 3) else 0


def _behind_place(line: Line, index: int, before: Word) -> int:
    """The word behind a state or county set in commas, 0 if none: "two Marsh End, Mo., dentists"."""
    words = line.words
    if words[index].text != "," or not before.text[:1].isupper() or before.lemma != before.lower:
        return 0
    state = index + 2 < len(words) and words[index + 1].text[:1].isupper() and words[index + 2].text[:1].islower()
    if state and _plural_run(line, index + 2):
        return index + 2  # "a dozen Marsh County, Florida public schools"
    for close in range(index + 2, min(index + 4, len(words))):
        if words[close].text == ",":
            between = words[index + 1 : close]
            named = all(word.text[:1].isupper() for word in between)
            return close + 1 if named and _plural_run(line, close + 1) else 0
    return 0


def _starts_name(before: Word, word: Word) -> bool:
    """ "2,401 returns | Branson has prepared": a name behind a plural noun begins a clause of its own."""
    return before.kind == "noun" and before.text.islower() and before.lemma != before.lower and word.text[:1].isupper()


def _joins_modifiers(line: Line, index: int) -> bool:
    """ "unemployed and underemployed residents": both belong to the noun behind them."""
    words = line.words
    joint = words[index].lower == "and" or words[index].text == ","
    if not joint or index + 2 >= len(words) or line.figure_at[index + 1] >= 0:
        return False
    both = words[index - 1].kind in ("adj", "verb") and words[index + 1].kind in ("adj", "verb")
    if words[index].text == ",":  # "three massive, long-term anchors": a hyphen may follow
        return words[index - 1].kind == "adj" and words[index + 1].kind in ("adj", "noun") and line.parsed
    if both and _plural_run(line, index + 1):
        return True  # "seven light and heavy rare-earth elements"
    return both and words[index + 2].kind == "noun" and line.figure_at[index + 2] < 0


def _behind_gloss(line: Line, start: int) -> int:
    """The word behind the same figure said again in brackets: "nine (9) targets"."""
    words = line.words
    if (
        start + 2 < len(words)
        and words[start].text == "("
        and line.figure_at[start + 1] >= 0
        and words[start + 2].text == ")"
    ):
        return start + 3
    return start + 1 if 0 < start < len(words) and words[start].text == ")" and words[start - 2].text == "(" else start


_SHAPED = {"sided": "side", "faced": "face", "edged": "edge", "storied": "story", "legged": "leg", "phased": "phase"}
_NOT_SHAPED = frozenset("seed need bed speed breed feed weed reed red rated based ranked".split())


def _compounded(line: Line, start: int) -> NounPhrase | None:
    """The noun glued on with a hyphen, which is all that is counted: "a 12-turn circuit" has 12 turns."""
    words = line.words
    if start + 1 >= len(words) or words[start].text != "-" or start == 0 or line.figure_at[start + 1] >= 0:
        return None
    glued = (
        words[start].span.start == words[start - 1].span.end and words[start + 1].span.start == words[start].span.end
    )
    noun = words[start + 1]
    if glued and noun.lower.endswith("ed") and line.figure_at[start + 1] < 0 and noun.lower not in _NOT_SHAPED:
        lemma = _SHAPED.get(noun.lower, noun.lower[:-2])  # "a three-pronged plan" has three prongs
        return NounPhrase(lemma, lemma, start + 1, start + 2)
    more = start + 2 < len(words) and words[start + 2].text == "-"
    # The tagger takes "count" in "four-count" for an adjective; "two-headed" and "five-strong" are such.
    named = noun.kind == "noun" or (
        noun.kind in ("adj", "verb")
        and not noun.lower.endswith(("ed", "ing", "en"))
        and noun.lower not in _COMPOUND_ADJECTIVES
    )
    if not glued or not named or more:
        return None
    lemma = noun_lemma(noun.lower)
    return NounPhrase(lemma, lemma, start + 1, start + 2)


def _head(taken: list[Word]) -> Word:
    """The last noun of the run; of "14 sites across" nothing after it matters."""
    for word in reversed(taken):
        if word.kind == "noun":
            return word
    return taken[-1]


def _is_modifier(line: Line, index: int) -> bool:
    """Whether a participle stands before its noun: "46 suspected thieves", not "46 arrested in Leeds"."""
    word = line.words[index]
    if word.lower in AUXILIARIES | _RELATING or not word.lower.endswith(("ed", "ing", "en", "wn")):
        return False
    if line.parsed and _is_predicate(line, index) and not (index and line.words[index - 1].lower == "of"):
        return False  # "three businesses misled customers", "one involving assault"; but "hundreds of visiting fans"
    after = index + 1
    if after >= len(line.words) or line.figure_at[after] >= 0:
        return False
    follower = line.words[after]
    if follower.kind == "verb":
        return _is_modifier(line, after)
    return follower.kind in ("noun", "adj") and not _starts_time(follower) and follower.lower not in {"people's"}


def _is_predicate(line: Line, index: int) -> bool:
    """Whether the parser takes a participle for the verb of a clause: it has a subject before it, or is no modifier."""
    if line.tokens[index].dep.split(":")[0] in _CLAUSAL:
        return True
    before = line.tokens[max(index - 12, 0) : index]
    return any(token.head == index and token.dep.startswith("nsubj") for token in before)


def _starts_deixis(line: Line, index: int) -> bool:
    """ "412 burglaries | last year"."""
    words = line.words
    return index + 1 < len(words) and words[index].lower in _DEICTIC and words[index + 1].lemma in _TIMES


def _starts_time(word: Word) -> bool:
    return word.lower in WEEKDAYS or word.lower in MONTHS or word.lower in {"today", "yesterday", "tomorrow"}


def _phrase_before(line: Line, end: int) -> NounPhrase | None:
    """The noun an amount completes: "a loss of $210,000", "revenue of $53.1m", "the cost, £2m"."""
    words = line.words
    if end < 2 or words[end - 1].lower not in {"of", "at"}:
        return None
    start = end - 2
    if words[start].kind != "noun" or line.figure_at[start] >= 0:
        return None
    first = start
    while (
        first > 0
        and (words[first - 1].kind in ("noun", "adj") or (words[first - 1].text == "-" and _glued(line, first)))
        and line.figure_at[first - 1] < 0
        and words[first - 1].lower not in _NOT_HEADS
    ):
        first -= 1
    while words[first].text == "-" or (first < start and words[first - 1].text == "-"):
        first += 1  # of "year-to-date revenue" only the revenue
    head = words[start]
    if words[end - 1].lower == "at" and head.lemma not in {"price", "rate", "value", "cost", "level", "population"}:
        return None
    if head.lemma in CHANGE_NOUNS or head.lemma in _EMPTY_HEADS:
        return None
    taken = [word for word in words[first : start + 1] if word.text != "-"]
    return NounPhrase(" ".join([w.lower for w in taken[:-1]] + [head.lemma]), head.lemma, first, start + 1)


def _labelled(line: Line, first: int, last: int) -> NounPhrase | None:
    """The label of a list line: "Patients treated: 212,000", "Waiting list: down 5%"."""
    colon = first - 1
    while colon > 0 and line.words[colon].kind in ("adv", "adp", "adj") and line.words[colon].text != ":":
        colon -= 1
    if colon < 1 or line.words[colon].text != ":" or first - colon > 4:
        return None
    # In brackets the label is what stands there: "(Q3 2024: €575 million)" has none.
    opened = max((i for i in range(colon) if line.words[i].text == "("), default=-1)
    if (
        colon - opened > 10
        or any(word.kind == "aux" for word in line.words[opened + 1 : colon])
        or any(at >= 0 for at in line.figure_at[opened + 1 : colon])
    ):
        return None  # "The data is split into two bands: $30,000 to $5m" is no label
    return _nouns_of(line, opened + 1, colon)


def _nouns_of(line: Line, first: int, last: int) -> NounPhrase | None:
    taken = [i for i in range(first, last) if line.words[i].kind in ("noun", "adj") and line.figure_at[i] < 0]
    if not taken or len(taken) > 8:
        return None
    nouns = [i for i in taken if line.words[i].kind == "noun"]
    if not nouns:
        return None
    head = nouns[0] if any(line.words[i].kind in ("adp", "verb") for i in range(nouns[0], last)) else nouns[-1]
    run = [i for i in taken if i <= head]
    lemmas = [line.words[i].lower if i != head else line.words[i].lemma for i in run]
    return NounPhrase(" ".join(lemmas), line.words[head].lemma, first, last)


# Verbs that say how large their subject is: "burglaries stood at 436", "the number of homes is 1,374".
_SIZING_VERBS = (
    "be stand reach total number remain hit exceed rise fall drop increase decrease grow climb jump cost amount "
    "average decline soar surge shrink slip plunge gain"
)
_SIZING = frozenset(_SIZING_VERBS.split())


def _measured(line: Line, first: int) -> NounPhrase | None:
    """The subject of a verb of size that a bare figure completes: "Burglaries stood at 436", "The work cost £2m"."""
    index = first - 1
    while index >= 0 and (line.words[index].kind in ("adp", "adv", "det", "punct") or line.words[index].lower == "to"):
        if line.words[index].text in {",", ";", ":"}:
            return None
        index -= 1
    if index < 0 or line.words[index].kind not in ("verb", "aux"):
        return None
    if line.words[index].lower in _TOTALLING:
        return _noun_before(line, index)
    if line.parsed and line.words[index].lower.endswith("ing") and line.tokens[index].dep == "advcl":
        return None  # "..., reaching $51bn": who reaches it stands too far away to be sure
    lemma = {"is": "be", "are": "be", "was": "be", "were": "be"}.get(line.words[index].lower, line.words[index].lemma)
    if lemma not in _SIZING:
        return None
    return (_parsed_subject(line, index) if line.parsed else None) or _subject(line, first)


# Participles that size the noun right before them: "six holes totalling 1,386 metres".
_TOTALLING = frozenset({"totaling", "totalling", "numbering", "averaging"})


def _noun_before(line: Line, index: int) -> NounPhrase | None:
    """The noun phrase that ends right before a word, a comma allowed between."""
    end = index - 1
    while end >= 0 and line.words[end].text == ",":
        end -= 1
    return _phrase_around(line, end) if end >= 0 else None


def _parsed_subject(line: Line, verb: int) -> NounPhrase | None:
    """The subject that the parser gives a verb: of "USDT issued on the network has grown by 20bn", "USDT"."""
    tokens = line.tokens
    for _ in range(3):
        for at in range(max(verb - 40, 0), verb):
            if tokens[at].head == verb and tokens[at].dep.startswith("nsubj"):
                if any(word.lower == "and" for word in line.words[at:verb]):
                    return None  # "mended the roof and the count of slates is 87": which of them, is not sure
                found = _phrase_around(line, at)
                return found if found and found.noun not in _TIME_NOUNS else None
        head = tokens[verb].head
        if head == verb or tokens[verb].dep not in ("aux", "cop", "xcomp", "conj", "aux:pass") or head > verb + 4:
            return None
        verb = head
    return None


def _phrase_around(line: Line, noun: int) -> NounPhrase | None:
    """The noun phrase whose head is at a place; of "the number of homes", the homes."""
    words = line.words
    if words[noun].kind != "noun" or line.figure_at[noun] >= 0:
        return None
    if words[noun].lemma in _EMPTY_HEADS | {"rest", "majority", "group"} and noun + 1 < len(words) and (
        words[noun + 1].lower == "of"
    ):
        inner = noun + 2
        while inner < len(words) and words[inner].kind == "det":
            inner += 1
        return _run(line, inner) if inner < len(words) else None
    first = noun
    while first > 0 and line.figure_at[first - 1] < 0 and (
        words[first - 1].kind in ("noun", "adj")
        or (words[first - 1].kind == "verb" and _is_modifier(line, first - 1))
        or (words[first - 1].text == "-" and _glued(line, first) and _glued(line, first - 1))
        or (first < noun and first > 1 and _joins_nouns(line, first - 1, words[first - 2]))  # "bus and tram journeys"
    ):
        first -= 1
    lemmas = [word.lower for word in words[first:noun] if word.text not in ("-", "&") and word.kind != "conj"]
    return NounPhrase(" ".join([*lemmas, words[noun].lemma]), words[noun].lemma, first, noun + 1)


def _apposed(line: Line, first: int, last: int) -> NounPhrase | None:
    """The subject that a total in commas sums up: "Calls from carers, 4,412 in all, were answered"."""
    words = line.words
    following = tuple(word.lower for word in words[last : last + 2])
    if first < 2 or words[first - 1].text not in {",", "("} or following not in {("in", "all"), ("in", "total")}:
        return None
    return _first_phrase(line, 0, first)


def _subject(line: Line, figure_start: int) -> NounPhrase | None:
    """The subject of a change: "Revenue rose 35%", "Group costs were £2m" (the noun phrase before the verb)."""
    clause = line.clause_of(figure_start)
    start = figure_start - 1
    while start >= 0 and line.clauses[start] == clause and line.words[start].kind not in ("verb", "aux"):
        start -= 1
    while start >= 0 and line.words[start].kind in ("verb", "aux", "adv"):
        start -= 1
    if start < 0 or line.clauses[start] != clause:
        return None
    end = start + 1
    while start >= 0 and line.clauses[start] == clause and line.words[start].kind != "verb":
        start -= 1
    return _first_phrase(line, start + 1, end)


def _first_phrase(line: Line, first: int, last: int) -> NounPhrase | None:
    """The first noun phrase between two words: of "the cost of the bridge", "cost"."""
    index = first
    while index < last and (line.words[index].kind in ("det", "punct", "adv", "conj") or line.figure_at[index] >= 0):
        index += 1
    if index < last and line.words[index].kind == "adp":  # "In 2023-24 the trust's costs"
        comma = next((at for at in range(index, last) if line.words[at].text == ","), last)
        index += 1
        while index < last and (line.words[index].kind != "det" or comma < last) and line.words[index].text != ",":
            index += 1  # "On a weekly basis, the trust's costs"
        index += 1
        return _first_phrase(line, index, last) if index < last else None
    found = _run(line, index) if index < last else None
    if found and found.noun in _EMPTY_HEADS and found.last < last and line.words[found.last].lower == "of":
        return _first_phrase(line, found.last + 1, last)  # "the exact number of homes"
    return found if found and found.noun not in _TIME_NOUNS else None


def _modified(line: Line, last: int) -> NounPhrase | None:
    """The noun a date stands before: "the 27 June robbery", "the 2012 inspection"."""
    if last < len(line.words) and line.words[last].text == ",":
        last += 1
    return _run(line, last) if last < len(line.words) and line.words[last].kind in ("noun", "adj") else None


def _name_before(line: Line, first: int) -> NounPhrase | None:
    """The name an age stands behind: "John Hale, 34,"."""
    index = first - 1
    if index >= 0 and line.words[index].lower in ("aged", "ages", "age"):
        index -= 1
    if index >= 0 and line.words[index].text in {",", "("}:
        index -= 1
    end = index + 1
    while index >= 0 and line.words[index].kind in ("noun", "adj", "verb") and line.words[index].text[:1].isupper():
        word = line.words[index].text
        if word.endswith("-") or (len(word) > 3 and word.isupper() and not line.words[end - 1].text.isupper()):
            break  # "LEEDS- John Hale, 34,", "LEEDS John Hale, 34,"
        index -= 1
    if index + 1 >= end or (index + 2 == end and line.words[index + 1].kind != "noun"):
        return None
    words = [word.lower for word in line.words[index + 1 : end]]
    return NounPhrase(" ".join(words), words[-1], index + 1, end)

"""Look-ups on single figures that the rules on hedges, units and money share: no ties, no arithmetic."""

from __future__ import annotations

from fractions import Fraction

from factcheck.model import Claim, Hedge, Kind
from factcheck.relate.context import Context

AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})

# One-sided bounds.
UPPER = frozenset({Hedge.UP_TO, Hedge.LESS_THAN, Hedge.NEARLY})
LOWER = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.JUST_OVER})


def number(claim: Claim) -> Fraction | None:
    """The claim's value if it is a number, at full scale in its own unit."""
    return claim.value if isinstance(claim.value, Fraction) else None


def size(claim: Claim) -> Fraction:
    """The claim's value where `number` is known to give one. Raises ValueError if it gives none."""
    value = number(claim)
    if value is None:
        raise ValueError(f"no number in {claim.text!r}")
    return value


def is_amount(claim: Claim) -> bool:
    """Whether the claim is one number of people, things, money, time or measure."""
    return claim.kind in AMOUNTS and number(claim) is not None


def after(context: Context, claim: Claim, reach: int = 60) -> str:
    """Up to `reach` characters that follow the claim in its sentence, in lower case."""
    end = min(claim.span.end + reach, context.sentences[claim.sentence].span.end)
    return context.words(claim.span.end, end).lower()


def before(context: Context, claim: Claim, reach: int = 60) -> str:
    """Up to `reach` characters that come before the claim in its sentence, in lower case."""
    start = max(claim.span.start - reach, context.sentences[claim.sentence].span.start)
    return context.words(start, claim.span.start).lower()


def sentence_words(context: Context, index: int) -> str:
    """A sentence in lower case, "" past either end of the draft."""
    return context.sentence_text(index).lower() if 0 <= index < len(context.sentences) else ""


def scene(context: Context, *claims: Claim) -> str:
    """The prose from the first claim's sentence to the last one's, in lower case."""
    first = min(claim.sentence for claim in claims)
    last = max(claim.sentence for claim in claims)
    return context.words(context.sentences[first].span.start, context.sentences[last].span.end).lower()


def quoted(claim: Claim) -> str:
    """The figure as a message names it: "£20-million" in quotation marks, white space folded."""
    return f"“{' '.join(claim.text.split())}”"

"""FC609: the headline states as a fact what the text gives as "up to" or "an estimated"."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Claim, Hedge, Kind, Relation, Tie
from factcheck.relate.amounts import after, before, is_amount, number, quoted
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

# In the headline these keep the doubt; in the body they raise it.
_DOUBT = regex.compile(
    r"\b(?:could|may|might|up to|at most|no more than|maximum|as (?:many|much) as|estimated?|estimates|"
    r"provisional|projected|"
    r"expected|potential(?:ly)?|hopes?|aims?|plans?|planned|proposed|proposal|target|if|possible|possibly|or "
    r"less|should|seeks?|"
    r"expects?|forecast|would|can)\b"
)
_UNSURE = regex.compile(r"\b(?:could|may|might|estimated|provisional(?:ly)?|potentially)\b")


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each headline figure that the body gives only as a maximum or an estimate."""
    for headline in context.claims:
        rated = headline.kind is Kind.RATE and number(headline) is not None
        if not context.in_headline(headline) or not (is_amount(headline) or rated) or headline.hedge is not Hedge.NONE:
            continue
        span = context.block(headline).span
        if _DOUBT.search(context.words(span.start, span.end).lower()):
            continue
        same = [claim for claim in context.claims if _same_figure(context, headline, claim)]
        doubted = [claim for claim in same if _is_doubted(context, claim)]
        if doubted and len(doubted) == len(same):
            yield Relation(
                "hedge-lost",
                (headline.id, doubted[0].id),
                None,
                Tie.ASK,
                f"The headline gives {quoted(headline)} as a fact, the text only as a maximum or an estimate: "
                f"keep the hedge.",
            )


def _same_figure(context: Context, headline: Claim, claim: Claim) -> bool:
    return (
        not context.in_headline(claim)
        and (claim.kind is headline.kind or {claim.kind, headline.kind} == {Kind.COUNT, Kind.RATE})
        and claim.unit == headline.unit
        and number(claim) == number(headline)
        and (not claim.noun or not headline.noun or claim.noun == headline.noun)
    )


def _is_doubted(context: Context, claim: Claim) -> bool:
    if claim.hedge is Hedge.UP_TO:
        return True
    return bool(_UNSURE.search(before(context, claim, 40)) or regex.match(r"or less\b", after(context, claim, 20)))


RULE = Rule(
    code="FC609",
    name="hedge-lost",
    summary="The headline gives as a fact what the text gives as “up to” or an estimate.",
    finds="A headline figure without a hedge whose every mention in the text is a maximum, an estimate or a “could”.",
    why="Reporters quote the headline; an overstatement there is what regulators complain about.",
    silent="Where the headline keeps a word of doubt (“could”, “up to”, “plan”), or the text states the figure "
           "plainly too.",
    bad="Rail yard to create 420 posts\n\nThe yard in Solm could create up to 420 posts by 2030.",
    good="Rail yard could create 420 posts\n\nThe yard in Solm could create up to 420 posts by 2030.",
    checks=("F9",),
    relate=relate,
)

"""FC901: a change or difference called significant, without a test."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Evidence, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.wording import CHANGE, CHANGE_NOUN, block_text, found

_COMPARED = (
    rf"(?:{CHANGE}|{CHANGE_NOUN}s?|differen(?:ce|ces|t)|more|less|fewer|higher|lower|better|worse|improv(?:e|es|ed|ing)|[a-z]{{3,10}}er)"
)
# "a significant drop", "fell significantly", "the decrease is significant"
_CLAIMED = regex.compile(
    rf"\bsignificant(?:ly)?(?:\s+[\w-]{{1,20}})?\s+{_COMPARED}\b"
    rf"|\b{_COMPARED}(?:\s+[\w-]{{1,20}}){{0,3}}\s+significant(?:ly)?\b",
    regex.IGNORECASE,
)
# "which significantly reduces", "more significantly, a study": no change that was measured.
_PLANNED = regex.compile(
    r"\bmore significantly\b|\bsignificantly (?:reduce|reducing|increase|increasing|improve|improving|decrease)\b"
    r"|\breduc(?:e|es|ing) significant\b"
)
_WORD = regex.compile(r"\bsignificant(?:ly)?\b", regex.IGNORECASE)
# Signs that a test was made and is reported, anywhere near: "p < 0.05", "95% confidence interval".
_TESTED = regex.compile(
    r"\bstatistical(?:ly)?\b|\bp[\s-]{0,2}(?:value|[<=>≤])|\bconfidence\b|\bCI\b|\b(?:t|chi|rank|rate|"
    r"significance)[\s-]test\b"
    r"|χ|\bstandard error\b|\bmargin of error\b|\bsignificance\b",
    regex.IGNORECASE,
)
# Who finds a "significant" change by a study means the word of a test, figures or none.
_STUDIED = regex.compile(
    r"\b(?:study|studies|trials?|researchers?|surveys?|surveyed|scientists|analysis|experiment|pilot|"
        r"data|results|findings|"
    r"patients|participants|control group)\b",
    regex.IGNORECASE,
)
_MEASURED = frozenset({Kind.COUNT, Kind.PERCENT, Kind.POINTS, Kind.RATIO, Kind.RATE, Kind.MEASURE, Kind.DURATION})


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each "significant" change that figures measure and no test supports."""
    for sentence in context.sentences:
        prose = context.draft.prose[sentence.span.start : sentence.span.end]
        claimed = _CLAIMED.search(prose)
        if claimed is not None and _PLANNED.search(prose, max(0, claimed.start() - 5), claimed.end()):
            continue
        if claimed is None or _TESTED.search(block_text(context, sentence.block)):
            continue
        near = [
            claim
            for index in range(sentence.index - 2, sentence.index + 2)
            for claim in context.by_sentence.get(index, ())
            if claim.block in (sentence.block, sentence.block - 1) and claim.kind in _MEASURED
        ]
        if not near and not _STUDIED.search(prose):
            continue  # "a significant improvement" with nothing measured is only a way of speaking
        word = _WORD.search(prose, claimed.start(), claimed.end())
        if word is not None:
            yield Relation(
                "significant-without-test",
                (),
                None,
                Tie.ASK,
                f"“{word[0]}” is said of a change, and no test is given: say “large”, or give the test and its result.",
                evidence=(Evidence(found(sentence.span, word)),),
            )


RULE = Rule(
    code="FC901",
    name="significant-without-test",
    summary="A change is called significant, and no statistical test is given.",
    finds="“Significant” or “significantly” said of a rise, a fall or a difference that figures nearby measure.",
    why="Readers of statistics take “significant” to mean that a test ruled out chance.",
    silent="Where the text says “statistically”, gives a p value, a confidence interval or a test, or measures "
           "nothing.",
    bad="The parish saw a significant drop in thefts of lead, to 31 from 44.",
    good="The parish saw a marked drop in thefts of lead, to 31 from 44.",
    checks=("I1",),
    relate=relate,
)

"""What every rule is shown: the draft, its claims, and look-ups that several rules share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.model import Block, BlockKind, Claim, Draft, Options, Reading, Sentence, Span
from factcheck.relate.changes import Change, changes
from factcheck.relate.changes_across import across
from factcheck.relate.frame import Frame, frame_of

if TYPE_CHECKING:
    from factcheck.relate.mentions import Mention
    from factcheck.relate.repeats import Pair


@dataclass(frozen=True)
class Context:
    """A document as the rules see it. Nothing here may be changed by a rule."""

    draft: Draft
    reading: Reading
    options: Options = field(default_factory=Options)

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.reading.claims

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.reading.sentences

    def block(self, claim: Claim) -> Block:
        """The block a claim stands in."""
        return self.draft.blocks[claim.block]

    def in_headline(self, claim: Claim) -> bool:
        """Whether the claim stands in the headline or standfirst."""
        return self.block(claim).kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST)

    def words(self, start: int, end: int) -> str:
        """The draft's prose between two offsets, white space folded: "1,240\\nfamilies" -> "1,240 families"."""
        return " ".join(self.draft.prose[start:end].split())

    def between(self, left: Claim, right: Claim) -> str:
        """The prose between two claims, white space folded."""
        return self.words(left.span.end, right.span.start)

    def sentence_text(self, index: int) -> str:
        """The prose of a sentence, white space folded."""
        span = self.sentences[index].span
        return self.words(span.start, span.end)

    @cached_property
    def by_sentence(self) -> dict[int, tuple[Claim, ...]]:
        """Claims of each sentence, in text order."""
        return _grouped(self.claims, "sentence")

    @cached_property
    def by_block(self) -> dict[int, tuple[Claim, ...]]:
        """Claims of each block, in text order."""
        return _grouped(self.claims, "block")

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Each sentence with its figures as slots, in the order of `sentences`."""
        return tuple(
            frame_of(self.draft, sentence.span, self.by_sentence.get(sentence.index, ()))
            for sentence in self.sentences
        )

    @cached_property
    def mentions(self) -> dict[int, Mention]:
        """Every claim that has a value or is a range, by its id, with the words around it."""
        from factcheck.relate.mentions import mentions_of

        return {m.claim.id: m for m in mentions_of(self, [c for c in self.claims if c.value is not None or c.parts])}

    @cached_property
    def repeats(self) -> tuple[Pair, ...]:
        """Pairs of mentions that differ and may be one figure said twice, best first."""
        from factcheck.relate.repeats import find_pairs

        return find_pairs(self)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes whose figures stand in one sentence ("rose from 400 to 540")."""
        return tuple(changes(self))

    @cached_property
    def changes_across(self) -> tuple[Change, ...]:
        """The changes whose size stands in another sentence than the figures before and after."""
        return tuple(across(self))

    def neighbours(self, claim: Claim, before: int = 1, after: int = 0) -> Iterator[Claim]:
        """Claims of the sentences near a claim's own, in text order."""
        for index in range(claim.sentence - before, claim.sentence + after + 1):
            yield from self.by_sentence.get(index, ())

    def span_text(self, span: Span) -> str:
        """The draft's text of a span, as written."""
        return self.draft.text[span.start : span.end]


def _grouped(claims: tuple[Claim, ...], key: str) -> dict[int, tuple[Claim, ...]]:
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(getattr(claim, key), []).append(claim)
    return {index: tuple(members) for index, members in groups.items()}

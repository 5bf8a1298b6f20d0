"""What a rule is: a name, its help, and a function from a document to relations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.model import Relation, Tie
from factcheck.relate.context import Context


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue.

    code        FC101 ...; never changed once published
    name        kebab case, named after the wrong: "parts-total-mismatch"
    summary     one line: what is wrong when it speaks
    finds, why, silent   help text, plain sentences for a press officer
    bad, good   two short example releases: `bad` must be flagged by this rule, `good` must not
    checks      the ids of the catalogue in docs that it covers ("B1", "B9")
    relate      yields relations; must not raise, must not keep state
    surest      the surest tie that its relations may have: LIKELY, so a warning at most, for a rule whose errors were
                not right nineteen times in twenty on releases nobody had tuned on
    general     speaks of any two figures, so that of two findings on the same figures that of another rule is told
    """

    code: str
    name: str
    summary: str
    finds: str
    why: str
    silent: str
    bad: str
    good: str
    checks: tuple[str, ...]
    relate: Callable[[Context], Iterable[Relation]]
    surest: Tie = Tie.CERTAIN
    general: bool = False

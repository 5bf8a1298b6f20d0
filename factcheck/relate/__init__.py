"""Which figures belong together: one rule a file, listed here by hand.

`relate` runs every rule over a document; a rule that raises is reported by name, and the others go on.
"""

from __future__ import annotations

from factcheck.model import Draft, Options, Reading, Relation
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

# One import above and one row here per rule, in the order of their codes.
RULES: tuple[Rule, ...] = (
    # FC1xx repeated figures
    # FC2xx parts and wholes
    # FC3xx percentages, ratios, averages
    # FC4xx change and comparison
    # FC5xx dates, ages, durations
    # FC6xx hedges and ranges
    # FC7xx units, money, geometry
    # FC8xx structure, identity, votes
    # FC9xx questions on statistical language
)


def relate(
    draft: Draft, reading: Reading, options: Options
) -> tuple[tuple[Relation, ...], tuple[tuple[Rule, str], ...]]:
    """Return all relations found, and for each rule that failed the rule and the reason."""
    context = Context(draft, reading, options)
    relations: list[Relation] = []
    failures: list[tuple[Rule, str]] = []
    for rule in RULES:
        if rule.name in options.ignored_rules or rule.code in options.ignored_rules:
            continue
        try:
            relations.extend(rule.relate(context))
        except Exception as error:  # noqa: BLE001 - one broken rule must not cost the press office all others
            failures.append((rule, f"{type(error).__name__}: {error}"))
    return tuple(relations), tuple(failures)

"""Which figures belong together: one rule a file, listed here by hand.

`relate` runs every rule over a document; a rule that raises is reported by name, and the others go on.
"""

from __future__ import annotations

from factcheck.model import Draft, Options, Reading, Relation
from factcheck.relate import (
    about_far_off,
    age_band_overlap,
    age_birth_mismatch,
    age_bound,
    age_repeated_mismatch,
    all_none,
    anniversary_mismatch,
    area_mismatch,
    average_undefined,
    bound_broken,
    bound_equals_figure,
    bounds_sum_mismatch,
    chain,
    change_mismatch,
    charge_count,
    collective_count,
    comparison_without_period,
    contact_mismatch,
    conversion_mismatch,
    daily_total_mismatch,
    difference_mismatch,
    direction_mismatch,
    discount_mismatch,
    duration_mismatch,
    event_order,
    events_people,
    exchange_rate_mismatch,
    exclusive_shares,
    future_event,
    groups_times_size,
    headline_body,
    hedge_lost,
    impossible_date,
    impossible_percentage,
    impossible_share_of_base,
    list_count,
    list_total,
    majority_mismatch,
    match_funding_mismatch,
    maximum_exceeded,
    medal_count,
    missing_reference,
    multiple_mismatch,
    names_count,
    notes_body,
    numbering_gap,
    outside_range,
    overall_outside,
    part_exceeds,
    parts_exceed,
    parts_total,
    percent_or_points,
    percentage_without_base,
    place_count,
    price_quantity_mismatch,
    quote_body,
    range_reversed,
    ratio_mismatch,
    relative_day_mismatch,
    relative_risk_alone,
    remainder,
    repeated_figure,
    running_total,
    sentence_total,
    series_step,
    share_mismatch,
    shares_sum,
    significant_without_test,
    small_base,
    speed_mismatch,
    spurious_precision,
    table_total,
    terms_total_mismatch,
    time_span_mismatch,
    times_more,
    turnout,
    unlike_periods,
    vague_plural_mismatch,
    votes,
    weekday_mismatch,
    weight_mismatch,
    year_label_mismatch,
    years_ago_mismatch,
)
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

# One import above and one row here per rule, in the order of their codes.
RULES: tuple[Rule, ...] = (
    # FC1xx repeated figures
    headline_body.RULE,
    repeated_figure.RULE,
    quote_body.RULE,
    notes_body.RULE,
    # FC2xx parts and wholes
    parts_total.RULE,
    part_exceeds.RULE,
    parts_exceed.RULE,
    table_total.RULE,
    list_total.RULE,
    shares_sum.RULE,
    exclusive_shares.RULE,
    list_count.RULE,
    names_count.RULE,
    remainder.RULE,
    chain.RULE,
    all_none.RULE,
    collective_count.RULE,
    groups_times_size.RULE,
    overall_outside.RULE,
    events_people.RULE,
    running_total.RULE,
    sentence_total.RULE,
    # FC3xx percentages, ratios, averages
    share_mismatch.RULE,
    majority_mismatch.RULE,
    percent_or_points.RULE,
    impossible_percentage.RULE,
    impossible_share_of_base.RULE,
    ratio_mismatch.RULE,
    # FC4xx change and comparison
    change_mismatch.RULE,
    difference_mismatch.RULE,
    direction_mismatch.RULE,
    multiple_mismatch.RULE,
    times_more.RULE,
    # FC5xx dates, ages, durations
    weekday_mismatch.RULE,
    impossible_date.RULE,
    age_birth_mismatch.RULE,
    duration_mismatch.RULE,
    years_ago_mismatch.RULE,
    event_order.RULE,
    anniversary_mismatch.RULE,
    terms_total_mismatch.RULE,
    year_label_mismatch.RULE,
    relative_day_mismatch.RULE,
    future_event.RULE,
    time_span_mismatch.RULE,
    age_band_overlap.RULE,
    age_bound.RULE,
    series_step.RULE,
    daily_total_mismatch.RULE,
    # FC6xx hedges and ranges
    bound_broken.RULE,
    bound_equals_figure.RULE,
    about_far_off.RULE,
    vague_plural_mismatch.RULE,
    range_reversed.RULE,
    bounds_sum_mismatch.RULE,
    maximum_exceeded.RULE,
    outside_range.RULE,
    hedge_lost.RULE,
    # FC7xx units, money, geometry
    conversion_mismatch.RULE,
    exchange_rate_mismatch.RULE,
    area_mismatch.RULE,
    price_quantity_mismatch.RULE,
    discount_mismatch.RULE,
    speed_mismatch.RULE,
    match_funding_mismatch.RULE,
    weight_mismatch.RULE,
    # FC8xx structure, identity, votes
    age_repeated_mismatch.RULE,
    missing_reference.RULE,
    numbering_gap.RULE,
    contact_mismatch.RULE,
    votes.RULE,
    turnout.RULE,
    place_count.RULE,
    charge_count.RULE,
    medal_count.RULE,
    # FC9xx questions on statistical language
    significant_without_test.RULE,
    percentage_without_base.RULE,
    small_base.RULE,
    spurious_precision.RULE,
    relative_risk_alone.RULE,
    average_undefined.RULE,
    comparison_without_period.RULE,
    unlike_periods.RULE,
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

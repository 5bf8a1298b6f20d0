"""Measure each rule: how often it is right on real releases, how many of the made cases it finds.

    python benchmarks/rule_figures.py --pairs PAIRS.jsonl --findings FINDINGS.jsonl [--judged benchmarks/judged.jsonl]

PAIRS: {"id", "check", "error", "lookalike"} a line, the made cases; a rule is measured on the checks that it names.
FINDINGS: what `run_releases.py --findings` wrote over a collection of releases. judged.jsonl holds our own reading of
those findings: {"id", "rule", "fingerprint", "right", "why"} a line, no text. Writes benchmarks/rule_figures.json, from
which docs/rule_pages.py takes the figures of each page.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck import Checker
from factcheck.relate import RULES

HERE = Path(__file__).resolve().parent
LOUD = ("error", "warning")


def main() -> None:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--findings", type=Path, required=True)
    parser.add_argument("--releases", type=int, required=True, help="how many releases FINDINGS comes from")
    parser.add_argument("--judged", type=Path, default=HERE / "judged.jsonl")
    args = parser.parse_args()
    made, found, quiet = on_pairs(read(args.pairs))
    spoken, judged, right = on_releases(read(args.findings), read(args.judged))
    rules = {
        rule.name: {
            "findings": spoken[rule.name],
            "judged": judged[rule.name],
            "right": right[rule.name],
            "cases": made[rule.name],
            "found": found[rule.name],
            "silent": quiet[rule.name],
        }
        for rule in RULES
    }
    out = {"releases": args.releases, "rules": rules}
    (HERE / "rule_figures.json").write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file; none where there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def on_pairs(pairs: Iterable[dict[str, Any]]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return, by rule, the made cases of its checks, those it flags, and the look-alikes it leaves in peace."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    quiet: Counter[str] = Counter()
    checker = Checker()
    for pair in pairs:
        measured = [rule.name for rule in RULES if pair["check"] in rule.checks]
        said = {finding.name for finding in checker.check(pair["error"]).findings}
        wrongly = {finding.name for finding in checker.check(pair["lookalike"]).findings}
        made.update(measured)
        found.update(name for name in measured if name in said)
        quiet.update(name for name in measured if name not in wrongly)
    return made, found, quiet


def on_releases(
    findings: Iterable[dict[str, Any]], judged: Iterable[dict[str, Any]]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return, by rule, its errors and warnings on real releases, how many of them were judged, and how many right."""
    verdicts = {(entry["id"], entry["fingerprint"]): bool(entry["right"]) for entry in judged}
    spoken: Counter[str] = Counter()
    read_: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for finding in findings:
        if finding["level"] not in LOUD:
            continue
        spoken[finding["rule"]] += 1
        verdict = verdicts.get((finding["id"], finding["fingerprint"]))
        read_[finding["rule"]] += verdict is not None
        right[finding["rule"]] += verdict is True
    return spoken, read_, right


if __name__ == "__main__":
    main()

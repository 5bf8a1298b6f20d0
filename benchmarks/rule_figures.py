"""Measure each rule: how often it is right on real releases, how many of the made cases it finds.

    python benchmarks/rule_figures.py --pairs PAIRS.jsonl --findings FINDINGS.jsonl --releases 5680

PAIRS: {"id", "check", "error", "lookalike"} a line, the made cases; a rule is measured on the checks that it names.
FINDINGS: what `run_releases.py --findings` wrote over a collection of releases. judged.jsonl holds our own reading of
those findings: {"id", "code", "fingerprint", "verdict", "why"} a line, no text of the release; the verdict is
"mistake" (the text is wrong), "query" (nothing is proved, but an editor would ask) or "false". Writes
benchmarks/rule_figures.json, from which docs/rule_pages.py takes the figures of each page.
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
VERDICTS = ("mistake", "query", "false")


def main() -> None:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--findings", type=Path, required=True)
    parser.add_argument("--releases", type=int, required=True, help="how many releases FINDINGS comes from")
    parser.add_argument("--judged", type=Path, default=HERE / "judged.jsonl")
    args = parser.parse_args()
    made, found, quiet = on_pairs(read(args.pairs))
    spoken, verdicts = on_releases(read(args.findings), read(args.judged))
    rules = {
        rule.name: {
            "findings": spoken[rule.name],
            "judged": sum(verdicts[rule.name, verdict] for verdict in VERDICTS),
            "right": verdicts[rule.name, "mistake"],
            "query": verdicts[rule.name, "query"],
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
) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return, by rule, its errors and warnings on real releases, and by rule and verdict those that were judged."""
    known = {(entry["id"], entry["fingerprint"]): entry["verdict"] for entry in judged}
    spoken: Counter[str] = Counter()
    verdicts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        if finding["level"] not in LOUD:
            continue
        spoken[finding["rule"]] += 1
        verdict = known.get((finding["id"], finding["fingerprint"]))
        if verdict is not None:
            verdicts[finding["rule"], verdict] += 1
    return spoken, verdicts


if __name__ == "__main__":
    main()

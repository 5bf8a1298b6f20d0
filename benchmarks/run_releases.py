"""Check a collection of releases in one process: does it run to the end, how long, and what does it say.

    python benchmarks/run_releases.py RELEASES.jsonl.gz [--limit 300] [--every 19] [--findings out.jsonl]

RELEASES: a JSON object a line with a "text" and an "id" (or "url", or else the line's number). Also takes folders
of .txt and .md files. Prints the time, the findings by level and by rule, and the coverage; --findings writes one
JSON object a finding with the words around its figures, to be read by a person. --jobs is 1 by default, which
leaves the machine to others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from factcheck.checker import Checker
from factcheck.model import Finding, Report
from factcheck.report.source import Source

_checker: Checker | None = None


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--limit", type=int, help="stop after so many releases")
    parser.add_argument("--every", type=int, default=1, help="take only every nth release")
    parser.add_argument("--findings", type=Path, help="write the findings here, as JSONL")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--rule", action="append", default=[], help="write findings of these rules or codes only")
    args = parser.parse_args()
    wanted = islice(islice(releases(args.source), 0, None, args.every), args.limit)
    begun = time.perf_counter()
    if args.jobs > 1:
        with Pool(args.jobs) as pool:
            results = list(pool.imap(check_one, wanted, chunksize=8))
    else:
        results = list(map(check_one, wanted))
    seconds = time.perf_counter() - begun
    if args.findings:
        with args.findings.open("w", encoding="utf-8") as out:
            for result in results:
                for finding in result["findings"]:
                    if not args.rule or {finding["code"], finding["rule"]} & set(args.rule):
                        out.write(json.dumps({"id": result["id"], **finding}, ensure_ascii=False) + "\n")
    summarise(results, seconds)


def releases(source: Path) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of each release of a folder, a JSONL file, or a gzipped one."""
    if source.is_dir():
        for path in sorted(p for p in source.rglob("*") if p.suffix in (".txt", ".md")):
            yield str(path.relative_to(source)), path.read_text("utf-8")
        return
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            entry = json.loads(line)
            yield str(entry.get("id") or entry.get("url") or number), entry["text"]


def check_one(release: tuple[str, str]) -> dict[str, Any]:
    """Check one release; a crash is recorded with its traceback."""
    global _checker
    _checker = _checker or Checker()
    name, text = release
    try:
        report = _checker.check(text, name)
    except Exception:  # noqa: BLE001 - the point of the benchmark is to count these
        return {"id": name, "crash": traceback.format_exc(), "findings": [], "coverage": {}}
    source = Source(text)
    coverage = report.coverage
    return {
        "id": name,
        "crash": None,
        "findings": [as_record(finding, report, source) for finding in report.findings],
        "coverage": {
            key: getattr(coverage, key) for key in ("claims", "agree", "mismatch", "undecided", "unchecked")
        },
    }


def as_record(finding: Finding, report: Report, source: Source) -> dict[str, Any]:
    """Return what a person needs to judge a finding: what it says, and the words around each place."""
    return {
        "level": str(finding.level),
        "code": finding.code,
        "rule": finding.name,
        "message": finding.message,
        "sum": finding.sum,
        "slip": finding.slip,
        "figures": [report.draft.text[m.span.start : m.span.end] for m in finding.marks],
        "context": [line.text for line in source.excerpt(finding.marks)],
        "fingerprint": finding.fingerprint,
    }


def summarise(results: list[dict[str, Any]], seconds: float) -> None:
    """Print the counts."""
    crashes = [result for result in results if result["crash"]]
    coverage: Counter[str] = Counter()
    for result in results:
        coverage.update(result["coverage"])
    levels = Counter(f["level"] for result in results for f in result["findings"])
    rules = Counter((f["code"], f["rule"], f["level"]) for result in results for f in result["findings"])
    print(f"{len(results)} releases in {seconds:.1f} s ({len(results) / max(seconds, 1e-9):.1f} a second)")
    print("crashes:", len(crashes))
    print("coverage:", ", ".join(f"{key} {number}" for key, number in coverage.items()))
    print("findings:", ", ".join(f"{levels[key]} {key}" for key in ("error", "warning", "note")))
    for (code, rule, level), number in sorted(rules.items(), key=lambda item: (item[0][0], item[0][2])):
        print(f"  {code} {rule:34} {level:8} {number}")
    for result in crashes[:3]:
        print(f"\n{result['id']}\n{result['crash']}", file=sys.stderr)


if __name__ == "__main__":
    main()

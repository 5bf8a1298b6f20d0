"""Tally a reading by hand of the figures of releases, and see whether the program still reads them so.

    python benchmarks/read_by_hand.py [--judged benchmarks/read_by_hand.jsonl] [--releases RELEASES.jsonl.gz]

The judged file holds no text. A line is one figure: {"sample": the seed, "doc": digest of the release's id, "start",
"end", "what", "value", "counts", "read"}. `what` is "claim" (read as a figure), "left out", or "missed" (a figure that
was neither); `value` and `counts` are true or false as judged, null where there is nothing to judge; `read` is a digest
of kind, value, unit and counts as they were read. Of a release its first 1,500 characters were read.

Rules of the reading: a claim that is no figure (a name, an address) counts as a wrong value. `counts` is judged for
every count, and for other kinds where the program named a thing. Figures cut in two by the limit are not judged. "Last
year" without a known release date was read as no figure in samples 8 and 9 and counts as missed there; since then it is
a claim without a value, which is right. "First-degree" and "one of the best" are no figures.

With RELEASES ({"id", "text"} a line) each judged figure is looked up again: what was right and is read otherwise now
may have got worse, what was wrong and is read otherwise now has to be judged anew.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck import Checker
from factcheck.model import Claim

LIMIT = 1500
HERE = Path(__file__).resolve().parent


def main() -> None:
    """Print the tally, and what has changed since."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judged", type=Path, default=HERE / "read_by_hand.jsonl")
    parser.add_argument("--releases", type=Path)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.judged.read_text("utf-8").splitlines()]
    for sample in sorted({row["sample"] for row in rows}):
        chosen = [row for row in rows if row["sample"] == sample]
        print(f"sample {sample}: {len({row['doc'] for row in chosen})} releases with figures")
        tally(chosen)
    if args.releases:
        compare(rows, texts_of(args.releases))


def tally(rows: list[dict[str, Any]]) -> None:
    """Print the shares that were judged right."""
    claims = [row for row in rows if row["what"] == "claim"]
    figures = [row for row in claims if row["figure"]]
    missed = sum(row["what"] == "missed" for row in rows)
    left_out = [row for row in rows if row["what"] == "left out"]
    share("figures found", len(figures), len(figures) + missed)
    share("values right", sum(row["value"] for row in claims), len(claims))
    share("values right, of figures", sum(row["value"] for row in figures), len(figures))
    counted = [row for row in figures if row["counts"] is not None]
    share("counts right", sum(row["counts"] for row in counted), len(counted))
    share("rightly left out", sum(row["value"] for row in left_out), len(left_out))


def share(name: str, part: int, whole: int) -> None:
    """Print a share as a percentage with its numbers."""
    print(f"  {name:26} {100 * part / max(whole, 1):6.1f}%  {part} of {whole}")


def compare(rows: list[dict[str, Any]], texts: dict[str, str]) -> None:
    """Read the releases again and print how many judged claims are still read as they were."""
    by_doc: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_doc[row["doc"]].append(row)
    checker = Checker()
    seen: Counter[tuple[bool, str]] = Counter()
    for doc, members in by_doc.items():
        if doc not in texts:
            continue
        draft = checker.draft(texts[doc][:LIMIT].encode("utf-8"), "release.txt")
        now = {(claim.span.start, claim.span.end): digest_of(claim) for claim in checker.read(draft).claims}
        for row in members:
            if row["what"] == "claim":
                right = bool(row["value"]) and row["counts"] is not False
                read = now.get((row["start"], row["end"]))
                seen[right, "read so" if read == row["read"] else "otherwise" if read else "not read"] += 1
    for right in (True, False):
        states = ", ".join(f"{seen[right, state]} {state}" for state in ("read so", "otherwise", "not read"))
        print(f"judged {'right' if right else 'wrong'}: now {states}")


def texts_of(path: Path) -> dict[str, str]:
    """Return the texts of a collection of releases by the digest of their ids."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        entries: Iterable[dict[str, str]] = map(json.loads, lines)
        return {digest(entry["id"]): entry["text"] for entry in entries}


def digest_of(claim: Claim) -> str:
    """Return a digest of what a claim was read as."""
    return digest(f"{claim.kind.value}|{claim.value}|{claim.unit}|{claim.counts}")


def digest(text: str) -> str:
    """Return twelve hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


if __name__ == "__main__":
    main()

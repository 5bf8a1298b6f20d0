"""Which findings appear and disappear between two git revisions, over a collection of releases.

    python benchmarks/findings_diff.py OLD NEW RELEASES [--limit 300] [--every 19]

OLD and NEW are revisions of this repository ("." is the working tree). Each is exported to a temporary folder and
run there by this revision's run_releases.py, with this interpreter. Findings are compared by release, code and
fingerprint, so one that only changed its words or its level is listed as changed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Key = tuple[str, str, str]


def main() -> None:
    """Compare two revisions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("source", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--every", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        old, new = (
            findings(revision, Path(scratch) / name, args)
            for name, revision in (("old", args.old), ("new", args.new))
        )
    show("gone", old, sorted(old.keys() - new.keys()))
    show("new", new, sorted(new.keys() - old.keys()))
    told = ("level", "message", "sum")
    changed = sorted(key for key in old.keys() & new.keys() if any(old[key][part] != new[key][part] for part in told))
    for key in changed:
        print(f"changed  {line_of(old[key])}\n      to {line_of(new[key])}")
    print(f"{len(old.keys() - new.keys())} gone, {len(new.keys() - old.keys())} new, {len(changed)} changed")


def findings(revision: str, scratch: Path, args: argparse.Namespace) -> dict[Key, dict[str, Any]]:
    """Return the findings of a revision by release, code and fingerprint."""
    scratch.mkdir()
    tree = ROOT if revision == "." else export(revision, scratch / "tree")
    out = scratch / "findings.jsonl"
    command = [sys.executable, str(ROOT / "benchmarks" / "run_releases.py"), str(args.source), "--findings", str(out)]
    command += ["--every", str(args.every)] + (["--limit", str(args.limit)] if args.limit else [])
    print(f"checking with {revision} ...", file=sys.stderr)
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(tree)}
    )
    records = map(json.loads, out.read_text("utf-8").splitlines())
    return {(record["id"], record["code"], record["fingerprint"]): record for record in records}


def export(revision: str, folder: Path) -> Path:
    """Write a revision's files to a folder, and return it."""
    folder.mkdir()
    packed = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    archive = folder.parent / "tree.tar"
    archive.write_bytes(packed.stdout)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder


def show(label: str, found: dict[Key, dict[str, Any]], keys: list[Key]) -> None:
    """Print findings with the words around their figures."""
    for key in keys:
        print(f"{label:7}  {line_of(found[key])}")
        for words in found[key]["context"]:
            print(f"           | {words}")


def line_of(record: dict[str, Any]) -> str:
    """Return a finding on one line."""
    return f"{record['id']}: {record['level']} {record['code']} {record['message']} [{record['sum']}]"


if __name__ == "__main__":
    main()

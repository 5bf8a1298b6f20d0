"""Write what is generated from the rules: docs/rules/*.md and factcheck/rules.json.

    python docs/rule_pages.py            write them
    python docs/rule_pages.py --check    exit with 1 if any is out of date
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, fields
from pathlib import Path

from factcheck.relate import RULES
from factcheck.relate.rule import Rule
from factcheck.rulehelp import TOOL_CODES, Help, as_markdown

ROOT = Path(__file__).resolve().parent.parent
PAGES = Path("docs") / "rules"


def generated() -> dict[Path, str]:
    """Return the text of each generated file, by its path in the repository."""
    helps = [Help(**{field.name: getattr(rule, field.name) for field in fields(Help)}) for rule in RULES]
    texts = json.dumps([asdict(item) for item in helps], indent=1, ensure_ascii=False)
    return {
        Path("factcheck") / "rules.json": f"{texts}\n",
        PAGES / "README.md": index(),
        **{PAGES / f"{item.name}.md": as_markdown(item) + measured(item.name) for item in (*TOOL_CODES, *helps)},
    }


def measured(name: str) -> str:
    """Return the section of a rule's page with its measured figures; "" for a rule that was not measured."""
    file = ROOT / "benchmarks" / "rule_figures.json"
    figures = json.loads(file.read_text("utf-8")) if file.exists() else {"rules": {}}
    row = figures["rules"].get(name)
    if row is None:
        return ""
    on_releases = f"{row['findings']} errors and warnings on {figures['releases']:,} published releases"
    if row["judged"]:
        on_releases += f"; {row['right']} of the {row['judged']} that were read are real mistakes"
        if row["query"]:
            on_releases += f", {row['query']} more are worth an editor's question"
    on_cases = f"{row['found']} of {row['cases']} made cases of its checks found, {row['silent']} look-alikes left in peace"  # noqa: E501
    return f"\n## Measured\n\n{on_releases}.\n" + (f"{on_cases}.\n" if row["cases"] else "")


def index() -> str:
    """Return the page that lists every rule with its help, source and cases."""
    rows = [
        f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.summary} "
        f"| [{source(rule).name}](../../{source(rule).as_posix()}) "
        f"| [cases](../../fixtures/rules/{rule.name}.md) |\n"
        for rule in RULES
    ]
    tool = [f"| {item.code} | [{item.name}]({item.name}.md) | {item.summary} | | |\n" for item in TOOL_CODES]
    head = (
        "# Rules\n\nWritten by docs/rule_pages.py from the rules in factcheck/relate.\n\n"
        "| code | rule | what is wrong | source | cases |\n|---|---|---|---|---|\n"
    )
    return head + "".join([*tool, *rows])


def source(rule: Rule) -> Path:
    """Return the file a rule is written in, from the repository's root."""
    return Path(*rule.relate.__module__.split(".")).with_suffix(".py")


def out_of_date() -> list[Path]:
    """Return the generated files that are missing, differ from the rules, or belong to no rule any more."""
    wanted = generated()
    there = {path.relative_to(ROOT) for path in (ROOT / PAGES).glob("*.md")}
    differing = [
        path
        for path, text in wanted.items()
        if not (ROOT / path).is_file() or (ROOT / path).read_text("utf-8") != text
    ]
    return sorted({*differing, *(there - wanted.keys())})


def write() -> None:
    """Write all files and remove pages without a rule."""
    wanted = generated()
    for path in out_of_date():
        if path in wanted:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(wanted[path], encoding="utf-8")
        else:
            (ROOT / path).unlink()


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        stale = out_of_date()
        for stale_path in stale:
            sys.stderr.write(f"{stale_path} is out of date: run python docs/rule_pages.py\n")
        sys.exit(bool(stale))
    write()

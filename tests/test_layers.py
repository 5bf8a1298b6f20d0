"""No stage imports another, and spaCy stays behind extract/ and language/."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck

PACKAGE = Path(factcheck.__file__).parent
STAGES = ("read", "extract", "relate", "judge", "report")
# What all stages may import; factcheck/language belongs to extract alone.
SHARED = {"model", "interval", "ordinal", "units"}


def imported(path):
    """Every module that a file imports, anywhere in it, by its full name; names imported from a package included."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the stage"
            modules.add(node.module)
            modules.update(f"{node.module}.{alias.name}" for alias in node.names)
    return modules


def files(folder):
    return sorted((PACKAGE / folder).rglob("*.py"))


def in_package(module):
    """"factcheck.read.lines" -> "read"; None for what is not ours."""
    top, _, rest = module.partition(".")
    return rest.partition(".")[0] if top == "factcheck" and rest else None


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_imports_another(stage):
    allowed = SHARED | {stage} | ({"language"} if stage == "extract" else set())
    assert files(stage)
    for path in files(stage):
        ours = {part for module in imported(path) if (part := in_package(module))}
        assert ours <= allowed, f"{path.relative_to(PACKAGE)} imports {sorted(ours - allowed)}"


def test_spacy_stays_behind_extract_and_language():
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] not in ("extract", "language"):
            tops = {module.partition(".")[0] for module in imported(path)}
            assert not tops & {"spacy", "thinc"}, path


@pytest.mark.parametrize("module", ["factcheck", *(f"factcheck.{name}" for name in ("relate", "judge", "report"))])
def test_these_import_without_spacy(module):
    program = f"import sys, {module}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_shared_modules_import_no_stage():
    for name in SHARED:
        path = PACKAGE / f"{name}.py"
        ours = {part for module in imported(path) if (part := in_package(module))}
        assert ours <= SHARED, path

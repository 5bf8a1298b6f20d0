"""factcheck: checks the figures of a press release against each other.

    import factcheck

    report = factcheck.check("Police arrested 86 people: 83 men and two women.")
    for finding in report.findings:
        print(finding.level, finding.code, finding.message, finding.sum)

For many texts make one `factcheck.Checker`, which loads the language model once. What a report holds is told in
`factcheck.model`. Importing this package is cheap: spaCy is loaded with the first check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.checker import Checker, check
    from factcheck.model import Claim, Draft, Finding, Level, Options, Report

__version__ = "0.1.0"
__all__ = ["Checker", "Claim", "Draft", "Finding", "Level", "Options", "Report", "__version__", "check"]

_HOMES = {"Checker": "factcheck.checker", "check": "factcheck.checker"}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for (PEP 562), so that `factcheck --version` need not wait."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "factcheck.model")), name)

"""English for the extract stage: sentence boundaries by rule, and each sentence's parse.

`split` needs no model. `load` is the only way to the pipeline, `parse` what extract calls. spaCy is imported on the
first call of either, so that commands which read no text start fast.
"""

from factcheck.language.pipeline import LanguageError, load, parse
from factcheck.language.sentences import split

__all__ = ["LanguageError", "load", "parse", "split"]

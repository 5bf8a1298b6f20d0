"""factcheck: checks the figures of a press release against each other."""

__version__ = "0.1.0"

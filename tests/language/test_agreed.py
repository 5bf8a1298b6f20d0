"""Keeping trees without their text (training/agreed.py)."""

import json
import sys
from pathlib import Path

import pytest
import spacy

_TRAINING = Path(__file__).parents[2] / "training"
RAW = [
    "Notes for editors.\nThe mill shipped 900 rolls to nine towns last week.",
    "The tram was late.Ten people walked home.",
]


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(_TRAINING))
    import agreed

    yield agreed
    for name in ("agreed", "convert"):
        sys.modules.pop(name, None)


def parsed(text: str, heads: list[int], deps: list[str]) -> spacy.tokens.Doc:
    words = spacy.blank("en")(text)
    doc = spacy.tokens.Doc(
        words.vocab,
        words=[token.text for token in words],
        spaces=[bool(token.whitespace_) for token in words],
        tags=["X"] * len(words),
        pos=["NOUN"] * len(words),
        morphs=["Number=Plur"] * len(words),
        heads=heads,
        deps=deps,
    )
    assert doc.text == text
    return doc


def test_trees_come_back_on_the_text_they_were_taken_from(agreed) -> None:
    docs = [
        parsed("Ten people walked home.", [1, 2, 2, 2, 2], ["nummod", "nsubj", "ROOT", "advmod", "punct"]),
        parsed(
            "The mill shipped 900 rolls to nine towns last week.",
            [1, 2, 2, 4, 2, 7, 7, 2, 9, 2, 2],
            ["det", "nsubj", "ROOT", "nummod", "obj", "case", "nummod", "obl", "amod", "obl", "punct"],
        ),
    ]
    rows = json.loads(json.dumps(list(agreed.keep(docs, RAW))))
    kept = json.dumps(rows)
    assert "mill" not in kept
    assert "walked" not in kept
    back = list(agreed.restore(iter(rows), RAW, spacy.blank("en").vocab))
    assert [doc.text for doc in back] == [doc.text for doc in docs]
    for one, other in zip(back, docs, strict=True):
        assert [(t.tag_, t.pos_, str(t.morph), t.head.i, t.dep_) for t in one] == [
            (t.tag_, t.pos_, str(t.morph), t.head.i, t.dep_) for t in other
        ]

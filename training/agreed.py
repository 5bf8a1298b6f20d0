"""Keep the trees of sentences of the raw releases without their text, and set them on the text again.

selftrain.py depends on the two models at hand, so what it found once is kept (agreed.jsonl.gz): which release (the raw
ones have no id: its line), the offsets of the sentence, and for each of spaCy's tokens its tags, its head and its
relation, as numbers into one table. The text stays where it was.

    python training/agreed.py keep AGREED.spacy RAW.jsonl.gz training/agreed.jsonl.gz
    python training/agreed.py restore training/agreed.jsonl.gz RAW.jsonl.gz AGREED.spacy
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from convert import Word, annotate
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab


def releases(path: Path) -> Iterator[str]:
    """The text of each release."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def places(docs: list[Doc], raw: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where each sentence stands first: the release's line, from 0, and the offset."""
    starts: dict[str, list[str]] = {}
    for doc in docs:
        starts.setdefault(doc.text[:40], []).append(doc.text)
    found: dict[str, tuple[int, int]] = {}
    for line, text in enumerate(raw):
        # After white space, or right after the stop of a sentence before ("... by May.The firm ...").
        for word in re.finditer(r"(?<!\w)\w|(?<!\S)\S", text):
            at = word.start()
            for sentence in starts.get(text[at : at + 40], ()):
                if sentence not in found and text.startswith(sentence, at):
                    found[sentence] = (line, at)
    return found


def keep(docs: list[Doc], raw: Iterable[str]) -> Iterator[list[Any]]:
    """The table of token annotations, then a row for each sentence."""
    where = places(docs, raw)
    table: dict[tuple[str, ...], int] = {}
    rows: list[list[Any]] = []
    for doc in docs:
        line, start = where[doc.text]
        marks = [(token.tag_, token.pos_, str(token.morph), token.dep_) for token in doc]
        numbers = [table.setdefault(mark, len(table)) for mark in marks]
        rows.append([line, start, start + len(doc.text), numbers, [token.head.i - token.i for token in doc]])
    yield [list(mark) for mark in table]
    yield from rows


def restore(rows: Iterator[list[Any]], raw: Iterable[str], vocab: Vocab) -> Iterator[Doc]:
    """The sentences of `rows` as annotated Docs, in the order they were kept in."""
    table = next(rows)
    sentences = list(rows)
    wanted = {row[0] for row in sentences}
    texts = {line: text for line, text in enumerate(raw) if line in wanted}
    tokenizer = spacy.blank("en").tokenizer
    for line, start, end, numbers, heads in sentences:
        doc = tokenizer(texts[line][start:end])
        tree = [
            Word(token.idx, token.idx + len(token), "", pos, tag, morph, token.i + step, dep)
            for token, (tag, pos, morph, dep), step in zip(doc, (table[n] for n in numbers), heads, strict=True)
        ]
        yield annotate(vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc], tree)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("keep", "restore"))
    parser.add_argument("trees", type=Path)
    parser.add_argument("raw", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    vocab = spacy.blank("en").vocab
    if args.command == "keep":
        docs = list(DocBin().from_disk(args.trees).get_docs(vocab))
        lines = [json.dumps(row, separators=(",", ":")) for row in keep(docs, releases(args.raw))]
        args.out.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
        print(f"{args.out}: {len(lines) - 1} sentences, {args.out.stat().st_size / 1000:.0f} kB")
        return
    with gzip.open(args.trees, "rt", encoding="utf-8") as file:
        docs = list(restore(map(json.loads, file), releases(args.raw), vocab))
    DocBin(docs=docs, store_user_data=False).to_disk(args.out)
    print(f"{args.out}: {len(docs)} sentences, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    main()

"""Sentences of the raw releases on whose whole tree two models agree, as more training data.

Two models of different make (with and without word vectors, say) err in different places; a tree that both give is
mostly right. Only sentences with a figure are taken, and none of a text that is also among the annotated releases.

    python training/selftrain.py MODEL OTHER RAW.jsonl.gz OUT.spacy --without RELEASES.jsonl.gz [--count 6000]
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from thinc.api import use_ops

from factcheck.language import split
from factcheck.language.components import register

SHORTEST, LONGEST = 40, 280  # characters


def texts(path: Path) -> list[str]:
    """The texts of a file of releases."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def candidates(raw: list[str], known: frozenset[str], rng: random.Random) -> Iterator[str]:
    """Whole sentences with a figure, in random order, at most three of a text; `known` holds openings of texts."""
    rng.shuffle(raw)
    for text in raw:
        if opening(text) in known:
            continue
        spans = [(a, b) for a, b in split(text) if SHORTEST <= b - a <= LONGEST and text[b - 1] == "."]
        found = [text[a:b] for a, b in spans if "\n" not in text[a:b] and any(map(str.isdigit, text[a:b]))]
        yield from rng.sample(found, min(3, len(found)))


def opening(text: str) -> str:
    """What tells two copies of a text to be one: its first letters and digits."""
    return "".join(filter(str.isalnum, text[:400]))[:80].lower()


def agree(one: Doc, other: Doc) -> bool:
    """Whether both models give the same tags, heads and relations."""
    pairs = zip(one, other, strict=True)
    return all((a.tag_, a.head.i, a.dep_) == (b.tag_, b.head.i, b.dep_) for a, b in pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("other")
    parser.add_argument("raw", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", type=Path, required=True, help="releases whose texts must not be taken")
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    register()
    with use_ops("numpy", use_blis=False):
        model, other = spacy.load(args.model), spacy.load(args.other)
    known = frozenset(map(opening, texts(args.without)))
    sentences = list(candidates(texts(args.raw), known, random.Random(args.seed)))
    kept: list[Doc] = []
    read = 0
    for at in range(0, len(sentences), 512):
        part = sentences[at : at + 512]
        read += len(part)
        kept += [a for a, b in zip(model.pipe(part), other.pipe(part), strict=True) if agree(a, b)]
        if len(kept) >= args.count:
            break
    kept = kept[: args.count]
    DocBin(docs=kept, store_user_data=False).to_disk(args.out)
    print(f"{args.out}: {len(kept)} sentences, {sum(map(len, kept))} tokens, of {read} read")


if __name__ == "__main__":
    main()

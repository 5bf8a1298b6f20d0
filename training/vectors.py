"""Train small floret vectors on the raw releases and on the text of the treebanks' training files.

Everything is lower-cased and the vectors are looked up by the lower-cased form, so that a headline in capitals is
not a headline of unknown words. Sub-words share what they know of rare words while training; the pipeline gets a
plain table of the frequent words, which is looked up faster than sub-words are hashed.

    python training/vectors.py text RAW.jsonl.gz OUT.txt [--treebank TRAIN.conllu.gz ...]
    python training/vectors.py train TEXT.txt OUT [--dim 128] [--rows 30000] [--epochs 5]
    python -m spacy init vectors en OUT.floret SUBWORDS --mode floret
    python training/vectors.py table SUBWORDS TEXT.txt VECTORS [--count 8]
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import floret
import numpy as np
import spacy
from convert import read_conllu
from spacy.vectors import Vectors


def lines(raw: Path, treebanks: list[Path]) -> Iterator[str]:
    """Paragraphs and sentences of plain text, the treebanks' five times since they are small."""
    for path in treebanks:
        sentences = [sentence.text for sentence in read_conllu(path)]
        for _ in range(5):
            yield from sentences
    with gzip.open(raw, "rt", encoding="utf-8") as file:
        for line in file:
            yield from (part for part in json.loads(line)["text"].split("\n") if part.strip())


def write_text(raw: Path, out: Path, treebanks: list[Path]) -> None:
    """One paragraph a line, spaCy's tokens joined by a space, in lower case."""
    tokenizer = spacy.blank("en").tokenizer
    with out.open("w", encoding="utf-8") as file:
        for line in lines(raw, treebanks):
            file.write(" ".join(token.lower_ for token in tokenizer(line) if not token.is_space) + "\n")


def write_table(subword_path: Path, text: Path, out: Path, count: int) -> None:
    """A blank pipeline with the vectors of the words seen at least `count` times, for `initialize.vectors`."""
    subwords = spacy.load(subword_path).vocab
    seen = Counter(text.read_text(encoding="utf-8").split())
    words = sorted(word for word, times in seen.items() if times >= count)
    data = np.asarray([subwords.get_vector(word) for word in words], dtype="float32")
    data /= np.abs(data).mean() * 4  # the encoder's other inputs are about this large
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=words, attr="LOWER", name="releases")
    nlp.to_disk(out)
    print(f"{out}: {data.shape}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    text = commands.add_parser("text")
    text.add_argument("raw", type=Path)
    text.add_argument("out", type=Path)
    text.add_argument("--treebank", type=Path, nargs="*", default=[])
    train = commands.add_parser("train")
    train.add_argument("text", type=Path)
    train.add_argument("out", type=Path)
    train.add_argument("--dim", type=int, default=128)
    train.add_argument("--rows", type=int, default=30000)
    train.add_argument("--epochs", type=int, default=5)
    train.add_argument("--model", choices=("cbow", "skipgram"), default="cbow")
    table = commands.add_parser("table")
    table.add_argument("subwords", type=Path)
    table.add_argument("text", type=Path)
    table.add_argument("out", type=Path)
    table.add_argument("--count", type=int, default=8)
    args = parser.parse_args()
    if args.command == "table":
        write_table(args.subwords, args.text, args.out, args.count)
        return
    if args.command == "text":
        write_text(args.raw, args.out, args.treebank)
        return
    model = floret.train_unsupervised(
        str(args.text),
        model=args.model,
        mode="floret",
        hashCount=2,
        bucket=args.rows,
        dim=args.dim,
        minn=3,
        maxn=5,
        minCount=5,
        ws=4,
        neg=8,
        epoch=args.epochs,
        lr=0.05,
        thread=1,
    )
    model.save_floret_vectors(f"{args.out}.floret")


if __name__ == "__main__":
    main()

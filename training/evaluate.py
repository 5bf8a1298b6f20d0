"""Score a pipeline on CoNLL-U files from raw text: tags, lemmas, attachment, by sentence and by document.

"given": each sentence of the treebank is parsed alone, as at run time. "raw": the documents' running text is split
by factcheck.language.split first, so wrong boundaries count against the tree. Tokens are spaCy's in both; the gold
trees are carried over to them by convert.py; punctuation is not scored (spaCy's own practice).

    python training/evaluate.py MODEL FILE.conllu.gz [FILE.conllu.gz ...]
"""

import argparse
from collections import Counter
from pathlib import Path

import spacy
from convert import Sentence, read_conllu, to_doc
from spacy.language import Language
from spacy.tokens import Doc

from factcheck.language import load, split

Arc = tuple[int, int, str]  # start of the token, start of its head (itself: root), relation


def documents(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Paragraphs as the treebank marks them: what a reader hands to the splitter."""
    out: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.opens or not out:
            out.append([])
        out[-1].append(sentence)
    return out


def compare(gold: Doc, guess: list[tuple[int, Doc]], shift: int, counts: Counter[str]) -> None:
    """Add the scores of one gold sentence at `shift`, found among the parses (offset, Doc) of its paragraph."""
    found = {offset + token.idx: (offset, token) for offset, doc in guess for token in doc}
    for token in gold:
        if token.dep_ == "punct" or token.is_space:
            continue
        counts["tokens"] += 1
        offset, other = found.get(shift + token.idx, (0, None))
        if other is None or other.text != token.text:
            continue
        counts["tag"] += other.tag_ == token.tag_
        counts["pos"] += other.pos_ == token.pos_
        counts["lemma"] += other.lemma_.lower() == token.lemma_.lower()
        if token.pos_ in ("NOUN", "VERB"):
            counts["content"] += 1
            counts["content_lemma"] += other.lemma_.lower() == token.lemma_.lower()
        if offset + other.head.idx == shift + token.head.idx:
            counts["uas"] += 1
            counts["las"] += other.dep_ == token.dep_ or {other.dep_, token.dep_} == {"ROOT", "root"}


def score(nlp: Language, path: Path) -> dict[str, Counter[str]]:
    """The counts of one file, for sentences as given and for raw paragraphs."""
    tokenizer = spacy.blank("en")
    sentences = list(read_conllu(path))
    golds = [to_doc(s.text, tokenizer, s.words) for s in sentences]
    counts = {"given": Counter[str](), "raw": Counter[str]()}
    for gold, guess in zip(golds, nlp.pipe([s.text for s in sentences]), strict=True):
        if gold is not None:
            compare(gold, [(0, guess)], 0, counts["given"])
    at = 0
    for paragraph in documents(sentences):
        text = " ".join(sentence.text for sentence in paragraph)
        spans = split(text)
        guess = [(start, doc) for (start, _), doc in zip(spans, nlp.pipe([text[a:b] for a, b in spans]), strict=True)]
        shift, starts = 0, {start for start, _ in spans}
        for sentence in paragraph:
            counts["raw"]["sentences"] += 1
            counts["raw"]["starts"] += shift in starts
            if (gold := golds[at]) is not None:
                compare(gold, guess, shift, counts["raw"])
            at += 1
            shift += len(sentence.text) + 1
        counts["raw"]["found"] += len(spans)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", help="a folder, or 'shipped'")
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    nlp = load(None if args.model == "shipped" else args.model)
    for path in args.files:
        for kind, c in score(nlp, path).items():
            share = {key: 100 * c[key] / c["tokens"] for key in ("tag", "pos", "lemma", "uas", "las")}
            line = "  ".join(f"{key} {value:5.2f}" for key, value in share.items())
            line += f"  noun/verb lemma {100 * c['content_lemma'] / c['content']:5.2f}"
            if kind == "raw":
                precision, recall = c["starts"] / c["found"], c["starts"] / c["sentences"]
                line += f"  sentence starts P {100 * precision:.1f} R {100 * recall:.1f}"
            print(f"{path.name.split('.')[0]:10} {kind:6} {line}")


if __name__ == "__main__":
    main()

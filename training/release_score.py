"""Score a pipeline on the annotated sentences of real releases: number to noun, noun to clause.

The annotations (releases-dev.jsonl, releases-final.jsonl) are the project's own reading, kept by document id and
code-point offsets without any text; the releases themselves are needed to score. A number is right when the first
head above it that is no number is the annotated noun; a noun is right when the first clause above it (a verb, or
the predicate that a subject or a copula hangs from) is the annotated one.

    python training/release_score.py MODEL RELEASES.jsonl.gz training/releases-dev.jsonl [--misses]
"""

import argparse
import gzip
import json
from pathlib import Path

from spacy.tokens import Doc, Token

from factcheck.language import load


def counted(number: Token) -> Token:
    """What a number counts: the head above it that is no number itself ("3.4" "million" "$": "$")."""
    if number.dep_ not in ("nummod", "compound") and (noun := partitive(number)) is not None:
        return noun
    head = number.head
    while head.pos_ == "NUM" and head.head.i != head.i and head.dep_ in ("nummod", "compound", "flat", "conj"):
        head = head.head
    return head


def partitive(number: Token) -> Token | None:
    """The noun of an of-phrase on the number: "three of its drugs"."""
    for child in number.children:
        if child.dep_ == "nmod" and any(case.lower_ == "of" for case in child.children):
            return child
    return None


def clause(noun: Token) -> Token:
    """The head of the clause that a noun stands in."""
    token = noun
    while token.head.i != token.i:
        token = token.head
        if token.pos_ == "VERB" or any(child.dep_ in ("nsubj", "nsubj:pass", "cop") for child in token.children):
            return token
    return token


def token_at(doc: Doc, start: int) -> Token:
    """The token that covers character `start` of the sentence."""
    return next(token for token in doc if token.idx <= start < token.idx + len(token))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", help="a folder, or 'shipped'")
    parser.add_argument("releases", type=Path)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    nlp = load(None if args.model == "shipped" else args.model)
    wanted = [json.loads(line) for line in args.annotations.read_text().splitlines()]
    ids = {item["id"] for item in wanted}
    with gzip.open(args.releases, "rt", encoding="utf-8") as file:
        texts = {release["id"]: release["text"] for release in map(json.loads, file) if release["id"] in ids}
    totals = {"numbers": [0, 0], "nouns": [0, 0]}
    for item in wanted:
        doc = nlp(texts[item["id"]][item["start"] : item["end"]])
        for kind, find in (("numbers", counted), ("nouns", clause)):
            for child, parent in item[kind]:
                token, right = token_at(doc, child), token_at(doc, parent)
                guess = find(token)
                totals[kind][0] += guess.i == right.i
                totals[kind][1] += 1
                if args.misses and guess.i != right.i:
                    print(f"{kind}: {token.text} -> {guess.text}, not {right.text}: {doc.text}")
    for kind, (right_count, all_count) in totals.items():
        print(f"{kind}: {right_count} of {all_count}, {100 * right_count / all_count:.1f}%")


if __name__ == "__main__":
    main()

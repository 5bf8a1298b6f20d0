"""Train the weighing of repeats: which two differing figures of a release are one figure said twice.

    repeats.py collect RELEASES.jsonl.gz OUT.npz [--every N] [--from N]    pairs of releases, altered and unaltered
    repeats.py cases DOCS RELATIONS CASES OUT.npz                          pairs of annotated releases and their cases
    repeats.py fit OUT.json TRAIN.npz ... [--measure CASES.npz]             boosted trees; folds by document

`collect` needs no annotation. In a release, two mentions of one value with like words around them are taken for one
figure; one of the two claims is altered as a tired person would alter the figure, and the pair is a positive. Every
differing pair of the unaltered release is a negative (a few are real mistakes; they do no harm).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import numpy as np
import regex

from factcheck import Checker
from factcheck.interval import exactly
from factcheck.model import Claim, Kind
from factcheck.relate.context import Context
from factcheck.relate.mentions import Mention
from factcheck.relate.repeats import candidates, comparable
from factcheck.relate.resemblance import Company, likeness_of

CHECKER = Checker()
NUMBER = regex.compile(r"\d[\d,]*(?:\.\d+)?")
YEAR = regex.compile(r"\d{4}")
DAY = regex.compile(r"(?P<month>(?:\d{4}|-)-\d\d-)(?P<day>\d\d)")
WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
Row = tuple[list[float], int, str, str]  # traits, is a repeat, document, what it was


def read_lines(path: str) -> list[dict]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def context_of(text: str) -> Context:
    draft = CHECKER.draft(text.encode("utf-8"), "release.txt")
    return Context(draft, CHECKER.read(draft), CHECKER.options)


def altered(text: str, rng: random.Random) -> str | None:
    """Return a written figure as a tired person would get it wrong: digits swapped, a step off, ten times as much."""
    found = NUMBER.search(text)
    if found is None:
        for word in regex.findall(r"\p{L}+", text):
            if word.lower() in WORDS[1:]:
                at = WORDS.index(word.lower()) + rng.choice((1, -1, 2, -2, 3, 4, 5))
                if 2 <= at < len(WORDS):
                    new = WORDS[at].capitalize() if word[0].isupper() else WORDS[at]
                    return text.replace(word, new, 1)
        return None
    written = found.group()
    places = [i for i in range(len(written) - 1) if written[i].isdigit() and written[i + 1].isdigit()]
    swaps = [i for i in places if written[i] != written[i + 1] and not (i == 0 and written[i + 1] == "0")]
    if swaps and rng.random() < 0.8:
        i = rng.choice(swaps)
        new = written[:i] + written[i + 1] + written[i] + written[i + 2 :]
    else:
        decimals = len(written.split(".")[1]) if "." in written else 0
        number = float(written.replace(",", ""))
        step = 10.0**-decimals
        number += step * rng.choice((1, -1, 2, -2, 3, -3, 7, -7, 10, -10, 20, -20))
        if rng.random() < 0.15:
            number = float(written.replace(",", "")) * rng.choice((10, 3, 0.1))
        if number <= 0:
            return None
        new = f"{number:{',' if ',' in written else ''}.{decimals}f}"
    return None if new == written else text[: found.start()] + new + text[found.end() :]


def altered_claim(claim: Claim, rng: random.Random) -> Claim | None:
    """Return a claim as it would be read had its figure been written wrongly; None where `altered` finds nothing."""
    if claim.kind == Kind.DATE:
        return other_day(claim, rng)
    text = altered(claim.text, rng)
    if text is None:
        return None
    if claim.kind == Kind.YEAR:
        year = YEAR.search(text)
        return replace(claim, text=text, value=year.group()) if year else None
    old, new = number_in(claim.text), number_in(text)
    if not old or new is None or not isinstance(claim.value, Fraction) or not claim.value:
        return None
    ratio = new / old
    return replace(
        claim,
        text=text,
        value=claim.value * ratio,
        tight=claim.tight * exactly(ratio),
        loose=claim.loose * exactly(ratio),
    )


def number_in(text: str) -> Fraction | None:
    """The first number of a written figure, without its scale: 4.2 of "£4.2 million", 12 of "twelve"."""
    if found := NUMBER.search(text):
        return Fraction(found.group().replace(",", ""))
    words = (word.lower() for word in regex.findall(r"\p{L}+", text))
    return next((Fraction(WORDS.index(word)) for word in words if word in WORDS[1:]), None)


def other_day(claim: Claim, rng: random.Random) -> Claim | None:
    """Return a date with another day of the month, often one with its digits swapped: "March 12" for "March 21"."""
    iso = DAY.fullmatch(claim.value) if isinstance(claim.value, str) else None
    if iso is None or not regex.search(r"\p{L}{3}", claim.text):
        return None
    day, swapped = int(iso["day"]), int(iso["day"][::-1])
    others = [other for other in range(1, 29) if other != day]
    new = swapped if swapped in others and rng.random() < 0.4 else rng.choice(others)
    text, found = regex.subn(rf"\b0?{day}(?=\b|st|nd|rd|th)", str(new), claim.text, count=1)
    value = f"{iso['month']}{new:02d}"
    if not found or value.startswith("-"):
        return replace(claim, text=text, value=value) if found else None
    days = exactly(date.fromisoformat(value).toordinal())
    return replace(claim, text=text, value=value, tight=days, loose=days)


def said_twice(context: Context, rng: random.Random) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of mentions of one value: of each value the two most alike, and another two that are alike enough.

    A value of three digits is hardly said twice by chance, whatever the words; a headline is told again in the body.
    """
    everyone = [mention for mention in context.mentions.values() if comparable(mention.claim)]
    sentences = {mention.claim.sentence: mention for mention in everyone}.values()
    rarity = Counter(word for mention in sentences for word in mention.words)
    groups: defaultdict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in everyone:
        if mention.claim.value is not None:
            groups[mention.claim.kind, mention.claim.unit, mention.claim.value].append(mention)
    for members in groups.values():
        company = [Company.of(mention, rarity, len(sentences)) for mention in members[:12]]
        found = []
        for (m, one), (n, other) in combinations(zip(members, company, strict=False), 2):
            if m.claim.sentence == n.claim.sentence and m.claim.clause == n.claim.clause:
                continue
            overlap = likeness_of(one, other)[1]
            if overlap >= least_overlap(m, n):
                found.append((overlap, m.claim, n.claim))
        found.sort(key=lambda pair: -pair[0])
        yield from (pair[1:] for pair in found[:1])
        if found[1:]:
            yield rng.choice(found[1:])[1:]


def least_overlap(m: Mention, n: Mention) -> float:
    """How alike two mentions of one value must be to be taken for one figure."""
    claim = m.claim
    digits = sum(character.isdigit() for character in claim.text.rstrip("0"))
    told_again = m.title != n.title
    if claim.kind == Kind.DATE and isinstance(claim.value, str) and DAY.fullmatch(claim.value):
        return 0.1
    if claim.kind in (Kind.YEAR, Kind.ORDINAL, Kind.DATE, Kind.TIME):
        return 0.15 if told_again else 0.35
    if digits >= 2:
        return -1.0 if digits > 2 else 0.02
    return 0.05 if told_again or (claim.noun and claim.noun == n.claim.noun) else 0.3


def locate(context: Context, start: int, end: int) -> set[int]:
    return {claim.id for claim in context.claims if claim.span.start < end and start < claim.span.end}


def positives(text: str, spans: list[tuple[int, int]]) -> tuple[list[float] | None, str]:
    """Return the traits of the candidate pair at two places of a text."""
    context = context_of(text)
    left, right = locate(context, *spans[0]), locate(context, *spans[1])
    for m, n, found, _ in candidates(context):
        ids = {m.claim.id, n.claim.id}
        if len(ids & left) == 1 and len(ids & right) == 1:
            return list(found.values()), f"{m.claim.text} / {n.claim.text}"
    return None, ""


def negatives(document: str, context: Context) -> Iterator[Row]:
    for m, n, found, _ in candidates(context):
        around = [context.words(max(0, c.span.start - 70), c.span.end + 50) for c in (m.claim, n.claim)]
        yield list(found.values()), 0, document, f"{m.claim.text} / {n.claim.text} :: " + " || ".join(around)


def save(path: str, rows: list[Row], lost: int, documents: int, names: list[str]) -> None:
    np.savez_compressed(
        path,
        x=np.array([row[0] for row in rows], dtype="float32"),
        y=np.array([row[1] for row in rows], dtype="int8"),
        document=np.array([row[2] for row in rows]),
        what=np.array([row[3] for row in rows]),
        names=np.array(names),
        lost=lost,
        documents=documents,
    )
    print(
        f"{documents} documents, {sum(r[1] for r in rows)} repeats ({lost} more were no candidates), {len(rows)} pairs"
    )


def names_of() -> list[str]:
    context = context_of("Police arrested 86 people.\n\nPolice said 68 people were arrested.")
    return list(next(iter(candidates(context)))[2])


def collect(args: argparse.Namespace) -> None:
    rng = random.Random(args.seed)
    rows: list[Row] = []
    lost = 0
    chosen = read_lines(args.releases)[args.start :: args.every]
    for number, release in enumerate(chosen):
        for text in (release["text"], shortened(release["text"], rng)):
            try:
                context = context_of(text)
            except ValueError:
                continue
            rows.extend(negatives(release["id"], context))
            found, missed = twice_and_altered(release["id"], context, rng, args.most)
            rows.extend(found)
            lost += missed
        if number % 100 == 99:
            print(number + 1, len(rows), file=sys.stderr, flush=True)
    save(args.out, rows, lost, len(chosen), names_of())


def shortened(text: str, rng: random.Random) -> str:
    """Return the first paragraphs of a release: drafts for one page are common, and their words are few."""
    length = rng.randint(500, 1500)
    end = text.find("\n", length)
    return text[:end] if end > 0 else ""


def twice_and_altered(document: str, context: Context, rng: random.Random, most: int) -> tuple[list[Row], int]:
    """Return positives made from figures that a draft states twice, and how many were lost as no candidates."""
    rows, lost = [], 0
    pairs = list(said_twice(context, rng))
    for pair in rng.sample(pairs, min(len(pairs), most)):
        one = rng.choice(pair)
        new = altered_claim(one, rng)
        if new is None:
            continue
        claims = tuple(new if claim.id == one.id else claim for claim in context.claims)
        changed = Context(context.draft, replace(context.reading, claims=claims), context.options)
        ids = {claim.id for claim in pair}
        found = next((list(f.values()) for m, n, f, _ in candidates(changed) if {m.claim.id, n.claim.id} == ids), None)
        lost += found is None
        if found is not None:
            rows.append((found, 1, document, " / ".join(claim.text for claim in pair)))
    return rows, lost


def cases(args: argparse.Namespace) -> None:
    rows: list[Row] = []
    lost = 0
    annotated = {entry["id"] for entry in read_lines(args.relations)}
    documents = [d for d in read_lines(args.docs) if d["id"] in annotated]
    for document in documents:
        rows.extend(negatives(document["id"], context_of(document["text"])))
    for case in read_lines(args.cases):
        if case["kind"] == "repeat" and len(case["spans"]) == 2:
            found, what = positives(case["text"], case["spans"])
            lost += found is None
            if found is not None:
                rows.append((found, 1, case["doc"], f"{case['case']} {what}"))
    save(args.out, rows, lost, len(documents), names_of())


def recalls(scores: np.ndarray, y: np.ndarray, lost: int, documents: int) -> str:
    """Say what share of all repeats is found at so many false pairs a hundred documents."""
    unaltered = np.sort(scores[y == 0])[::-1]
    parts = []
    for false in (0.5, 1, 2, 3, 4, 6, 10):
        threshold = unaltered[min(int(false * documents / 100), len(unaltered) - 1)]
        found = ((scores > threshold) & (y == 1)).sum() / ((y == 1).sum() + lost)
        parts.append(f"{false:g}: {found:.1%} (from {threshold:.2f})")
    return "  ".join(parts)


def fit(args: argparse.Namespace) -> None:
    """Fit boosted trees on everything, after telling by folds of documents what they find in unseen ones."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    sets = [np.load(path) for path in args.train]
    names = [str(name) for name in sets[0]["names"]]
    x = np.vstack([part["x"] for part in sets])
    y = np.concatenate([part["y"] for part in sets])
    source = np.concatenate([np.full(len(part["y"]), number) for number, part in enumerate(sets)])
    documents = np.concatenate([part["document"] for part in sets])
    folds = np.array([int(hashlib.md5(name.encode()).hexdigest(), 16) % 5 for name in documents])
    weights = np.where(y == 1, args.weight, 1.0)

    def models(seen: np.ndarray) -> list[HistGradientBoostingClassifier]:
        """Several forests of other seeds, whose mean varies less than one of them."""
        return [
            HistGradientBoostingClassifier(
                max_iter=args.trees, learning_rate=args.rate, max_leaf_nodes=args.leaves, min_samples_leaf=25,
                l2_regularization=10.0, max_features=0.4, random_state=seed,
            ).fit(x[seen], y[seen], sample_weight=weights[seen])
            for seed in range(args.forests)
        ]  # fmt: skip

    def decide(forests: list[HistGradientBoostingClassifier], rows: np.ndarray) -> np.ndarray:
        return np.mean([forest.decision_function(rows) for forest in forests], axis=0)

    scores = np.zeros(len(y))
    for fold in range(5):
        seen = folds != fold
        scores[~seen] = decide(models(seen), x[~seen])
    for number, (path, part) in enumerate(zip(args.train, sets, strict=True)):
        mine = source == number
        print(Path(path).name, recalls(scores[mine], y[mine], int(part["lost"]), int(part["documents"])))
    if args.scores:
        np.savez_compressed(args.scores, scores=scores)
    final = models(np.full(len(y), True))
    if args.measure:
        part = np.load(args.measure)
        print(
            "annotated",
            recalls(decide(final, part["x"]), part["y"], int(part["lost"]), int(part["documents"])),
        )
    trees = []
    for forest in final:
        for (predictor,) in forest._predictors:
            trees.append(
                [
                    [round(float(n["value"]) / len(final), 4)]
                    if n["is_leaf"]
                    else [int(n["feature_idx"]), round(float(n["num_threshold"]), 4), int(n["left"]), int(n["right"])]
                    for n in predictor.nodes
                ]
            )
    bias = round(float(np.mean([forest._baseline_prediction.ravel()[0] for forest in final])), 4)
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    head = json.dumps({"bias": bias, "traits": names})[:-1]
    Path(args.out).write_text(f'{head}, "trees": [\n{lines}\n]}}\n', encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("collect")
    one.add_argument("releases")
    one.add_argument("out")
    one.add_argument("--every", type=int, default=1)
    one.add_argument("--from", dest="start", type=int, default=0)
    one.add_argument("--most", type=int, default=10, help="altered figures a release")
    one.add_argument("--seed", type=int, default=1)
    one.set_defaults(run=collect)
    two = commands.add_parser("cases")
    for name in ("docs", "relations", "cases", "out"):
        two.add_argument(name)
    two.set_defaults(run=cases)
    three = commands.add_parser("fit")
    three.add_argument("out")
    three.add_argument("train", nargs="+")
    three.add_argument("--measure", help="pairs of annotated releases, to measure on")
    three.add_argument("--trees", type=int, default=150)
    three.add_argument("--forests", type=int, default=3)
    three.add_argument("--leaves", type=int, default=12)
    three.add_argument("--rate", type=float, default=0.08)
    three.add_argument("--weight", type=float, default=2.0, help="of a repeat")
    three.add_argument("--scores", help="write the scores by folds here")
    three.set_defaults(run=fit)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()

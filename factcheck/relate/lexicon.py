"""Nouns: which name people, which name what happened to them, which split a whole among themselves.

Plain tables, English. An office adds its own people nouns and exclusive pairs in its settings (`Options`).
"""

from __future__ import annotations

import regex

from factcheck.model import Claim, Options

__all__ = [
    "COLLECTIVES",
    "EVENTS",
    "EXCLUSIVE",
    "PEOPLE",
    "exclusive",
    "head_noun",
    "is_people",
    "singular",
]

# People, whatever else is said of them. Counts of these can be one another's parts: of 85 people 83 are men.
PEOPLE = frozenset(
    """person people individual man woman boy girl child adult male female youngster teenager teen pensioner
    youth juvenile minor baby infant toddler resident neighbour neighbor householder tenant citizen national
    local civilian villager suspect offender defendant convict prisoner inmate detainee accused criminal
    fugitive co-conspirator conspirator perpetrator paedophile pedophile predator dealer trafficker smuggler
    burglar robber thief gangster member victim survivor casualty fatality witness complainant claimant
    patient nurse doctor midwife surgeon paramedic dentist carer caregiver clinician consultant
    officer constable sergeant detective inspector cop policeman policewoman firefighter fireman soldier
    sailor troop marine airman guard pilot driver motorist cyclist motorcyclist rider pedestrian passenger
    commuter traveller traveler tourist visitor holidaymaker worker employee staff colleague manager director
    executive engineer technician apprentice trainee graduate student pupil learner undergraduate
    postgraduate schoolchild schoolboy schoolgirl teacher lecturer professor academic scientist researcher
    volunteer participant respondent attendee delegate candidate applicant entrant contestant competitor
    finalist winner nominee recipient beneficiary athlete player swimmer runner footballer singer musician
    actor artist author writer councillor councilor mp senator lawmaker legislator congressman congresswoman
    representative minister commissioner trustee governor magistrate judge juror lawyer attorney prosecutor
    voter elector customer client consumer shopper subscriber user investor shareholder farmer fisherman
    trader migrant immigrant refugee asylum-seeker alien veteran pensioner parent mother father son daughter
    brother sister sibling husband wife friend guest fan spectator supporter official agent broker
    professional specialist newcomer enthusiast fellow scholar intern businessman businesswoman owner operator
    contractor builder crewman hostage gunman attacker bomber
    militant rebel protester demonstrator activist donor diner walker marcher reveller hiker angler gardener
    smoker drinker
    buyer seller borrower saver lender landlord shopkeeper stallholder breeder grower childminder
    black white hispanic asian male female""".split()
)

# What is done to people or by them, counted apart from them: 85 arrests may be of 79 people.
EVENTS = frozenset(
    """arrest charge offence offense crime conviction incident case count visit admission operation call
    complaint warrant search raid seizure fine warning caution penalty stop collision crash accident death
    injury burglary robbery theft assault murder attack vote ballot ticket grant award loan order sale
    booking appointment test dose prosecution sentence inspection application""".split()
)

# Nouns of which each whole has every member in one only. Lists of the same row exclude one another.
EXCLUSIVE: tuple[frozenset[str], ...] = (
    frozenset({"man", "woman"}),
    frozenset({"man", "woman", "boy", "girl"}),
    frozenset({"man", "woman", "child", "teenager", "baby", "juvenile", "youth", "minor"}),
    frozenset({"boy", "girl"}),
    frozenset({"male", "female"}),
    frozenset({"adult", "child"}),
    frozenset({"adult", "juvenile"}),
    frozenset({"adult", "youth"}),
    frozenset({"adult", "teenager"}),
    frozenset({"adult", "minor"}),
    frozenset({"mother", "father"}),
    frozenset({"brother", "sister"}),
    frozenset({"civilian", "soldier"}),
    frozenset({"civilian", "officer"}),
    frozenset({"gold", "silver", "bronze"}),
    frozenset({"win", "draw", "loss", "defeat"}),
)

# Words that say how many at once.
COLLECTIVES = {
    "both": 2,
    "pair": 2,
    "duo": 2,
    "couple": 2,
    "twins": 2,
    "trio": 3,
    "threesome": 3,
    "triplets": 3,
    "quartet": 4,
    "foursome": 4,
    "quintet": 5,
    "sextet": 6,
    "septet": 7,
    "octet": 8,
}

_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child",
    "policemen": "policeman", "policewomen": "policewoman", "firemen": "fireman", "gunmen": "gunman",
    "businessmen": "businessman", "businesswomen": "businesswoman", "schoolchildren": "schoolchild",
    "fishermen": "fisherman", "crewmen": "crewman", "congressmen": "congressman", "airmen": "airman",
    "mps": "mp", "thieves": "thief", "wives": "wife", "lives": "life", "halves": "half", "knives": "knife",
    "staff": "staff", "police": "police", "premises": "premises", "series": "series", "species": "species",
    "crossroads": "crossroads", "buses": "bus", "gases": "gas", "phases": "phase", "cases": "case",
    "houses": "house", "purchases": "purchase", "courses": "course", "horses": "horse", "offenses": "offense",
    "licenses": "license", "prizes": "prize", "sizes": "size", "responses": "response", "releases": "release",
    "bases": "base", "nurses": "nurse", "causes": "cause", "clauses": "clause", "movies": "movie",
    "youths": "youth", "juveniles": "juvenile", "heroes": "hero", "potatoes": "potato",
}  # fmt: skip
_ES = regex.compile(r"(?:ss|sh|ch|x|zz|o)es$")
_NOT_PLURAL = regex.compile(r"(?:ss|us|is|'s|’s)$")

# Words that end the noun phrase that a figure counts: "60 garages | visited by", "85 people | were arrested".
_END = regex.compile(
    r"(?:was|were|is|are|be|been|has|have|had|will|would|can|could|may|might|must|should|did|do|does|who|whom|"
    r"whose|which|that|to|in|for|on|at|from|by|with|and|or|but|as|than|into|over|under|after|before|since|during|"
    r"when|while|where|because|if|not|also|now|per|across|between|within|against|about|around|among|including|"
    r"of|so|then|there|they|it|he|she|we|you|i|its|their|his|her|our|the|this|these|those|a|an|last|next|each|"
    r"said|came|went|took|made|got|gave|died|voted|held|left|met|sat|ran|won|lost|grew|fell|rose|told)"
)
_WORD = regex.compile(r"\s{0,2}([\p{L}][\p{L}'’.-]{0,30})")
_PARTITIVE = regex.compile(r"\s?(?:more |fewer |others? )?of (?:the |these |those |its |their |our |all |his |her )?")


def singular(word: str) -> str:
    """Return the lower-case singular of an English noun: "Crews" -> "crew", "women" -> "woman"."""
    word = word.lower().strip(".'’")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if _ES.search(word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not _NOT_PLURAL.search(word):
        return word[:-1]
    return word


def is_people(noun: str, options: Options) -> bool:
    """Tell whether a head lemma names people."""
    noun = noun.lower()
    return noun in PEOPLE or noun in options.people_nouns or noun.rpartition("-")[2] in PEOPLE


def exclusive(nouns: set[str], options: Options) -> bool:
    """Tell whether these two or more lemmas divide a whole among themselves: {"man", "woman"}."""
    rows = (*EXCLUSIVE, *(frozenset(pair) for pair in options.exclusive_pairs))
    return len(nouns) > 1 and any(nouns <= row for row in rows)


def head_noun(following: str, claim: Claim | None = None) -> str:
    """Return the head lemma of what a figure counts, given the words after it; the parse's own if it has one.

    "new nurseries will open" -> "nursery"; "of the crews came" -> "crew"; "" where nothing is counted.
    """
    if claim is not None and claim.noun and "elliptic" not in claim.cues:
        return singular(claim.noun)
    # An elliptic noun ("a further 62 were fined") is a guess of extract: say "nothing is counted" instead.
    partitive = _PARTITIVE.match(following)
    at = partitive.end() if partitive else 0
    run: list[str] = []
    for _ in range(6):
        word = _WORD.match(following, at)
        if word is None or _END.fullmatch(word[1].lower()):
            break
        plural = singular(word[1]) != word[1].lower()
        if run and run[-1] != "" and _is_plural(run[-1]) and not plural:
            break  # "garages visited": a plural already ended the phrase
        run.append(word[1])
        at = word.end()
    for word_ in reversed(run):
        if _is_plural(word_):
            return singular(word_)
    return singular(run[-1]) if run else ""


def _is_plural(word: str) -> bool:
    return singular(word) != word.lower() or word.lower() in ("staff", "police", "series", "premises")

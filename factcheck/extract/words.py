"""Word classes and lemmas for when no trained model has tagged the text, and word lists all of extract shares.

The lists hold closed classes and the verbs that releases use of counted things; everything else is taken for a
noun or adjective, which is right for nearly all words between a number and the thing it counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Span, Token


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PREPOSITIONS = _set(
    "about above across after against along alongside amid among amongst around as at before behind below beneath "
    "beside besides between beyond by concerning despite down during except following for from in including inside "
    "into like near of off on onto out outside over past per regarding since than through throughout till to toward "
    "towards under underneath unlike until up upon versus via vs vs. with within without worth"
)
DETERMINERS = _set(
    "a an the this that these those his her its their our my your all both each every either any some no another "
    "such "
    "same which whose what"
)
PRONOUNS = _set(
    "i me you he him she it we us they them who whom itself themselves himself herself themselves one's there "
    "someone anyone everyone nobody nothing something others"
)
AUXILIARIES = _set(
    "is are was were be been being am has have had having do does did will would shall should can could may might "
    "must "
    "'s 're 've 'll 'd ca wo isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't "
    "can't cannot couldn't"
)
CONJUNCTIONS = _set("and or but nor yet so & plus")
SUBORDINATORS = _set("that if when while whereas because although though unless where whether once how why")
ADVERBS = _set(
    "not n't never also already still just only even nearly almost more most less fewer far well now then today "
    "yesterday tomorrow currently recently so too very together again later earlier ago approximately roughly here "
    "alone altogether apiece each however instead meanwhile respectively annually monthly weekly daily"
)

# Verbs whose forms the -s, -ed and -ing endings do not give away, form -> lemma.
_IRREGULAR = (
    "be|say says said|make makes made|get gets got|give gives gave given|take takes took taken|tell tells told|"
    "see sees saw seen|find finds found|come comes came|go goes went gone|pay pays paid|plead pleads pled|"
    "hold holds held|win wins won|lose loses lost|sell sells sold|buy buys bought|spend spends spent|"
    "steal steals stole stolen|send sends sent|bring brings brought|build builds built|rise rises rose risen|"
    "fall falls fell fallen|grow grows grew grown|cut cuts|hit hits|put puts|set sets|cost costs|shut shuts|"
    "become becomes became|begin begins began begun|leave leaves left|meet meets met|run runs ran|"
    "stand stands stood|think thinks thought|write writes wrote written|drive drives drove driven|"
    "break breaks broke broken|choose chooses chose chosen|draw draws drew drawn|shoot shoots shot|"
    "catch catches caught|teach teaches taught|fight fights fought|seek seeks sought|feel feels felt|"
    "keep keeps kept|sleep sleeps slept|lead leads led|feed feeds fed|read reads|hurt hurts|bear bears bore "
    "borne|"
    "wear wears wore worn|speak speaks spoke spoken|throw throws threw thrown|know knows knew known|"
    "show shows showed shown|swim swims swam swum|sit sits sat|lie lies lay lain|arise arises arose arisen|"
    "withdraw withdrew withdrawn|undergo undergoes underwent undergone|mean means meant|deal deals dealt"
)
IRREGULAR_VERBS: dict[str, str] = {form: entry.split()[0] for entry in _IRREGULAR.split("|") for form in entry.split()}
# Regular verbs that headlines put into the bare present, where "arrest" and "jailed" could be nouns.
PLAIN_VERBS = _set(
    "arrest charge convict jail sentence seize recover rescue raise receive help reach serve treat plant attend "
    "create "
    "join open close launch announce report admit agree face secure earn pay donate award fine issue collect deliver "
    "employ cover protect support complete remain die include add increase decrease reduce drop climb jump soar "
    "total "
    "exceed average double triple halve indict allege save vote elect recruit hire train complain apply enter finish "
    "provide invest complete answer visit need want expect require use kill injure invite target steal defraud"
)
# Words whose endings look like a verb's but that stay nouns or adjectives after a number.
_NOT_VERBS = _set(
    "hundred need feed seed breed bed shed weed speed shred bleed greed creed steed united red embed "
    "building meeting hearing training funding spending offering morning evening wedding thing king ring spring "
    "string dwelling sibling ceiling painting setting earning saving warning crossing opening closing finding "
    "during following beijing reading clothing parking shipping housing booking filing ruling listing rating "
    "related-party unpaid disabled armed aged licensing lending mining marketing banking gaming trading pricing"
)
_EVENT_BARE = _set(
    "arrest charge sentence report award fine need support vote target drop climb jump total average "
    "cover visit plant use double triple increase decrease answer"
)

CHANGE_UP = _set(
    "rise increase grow climb jump soar surge gain up higher more growth double triple quadruple expand improve "
    "rocket leap "
    "boost raise swell upturn uplift appreciate exceed strengthen accelerate"
)
CHANGE_DOWN = _set(
    "fall decrease drop decline reduce cut shrink slip slump plunge plummet down lower fewer less halve reduction "
    "tumble dip "
    "lose loss sink contract slide weaken ease narrow"
)
# Nouns of change and the verb they stand for: "a 12% reduction in waste".
CHANGE_NOUNS = {
    "rise": "rise", "increase": "increase", "growth": "grow", "climb": "climb", "jump": "jump", "surge": "surge",
    "gain": "gain", "improvement": "improve", "expansion": "expand", "uplift": "uplift", "boost": "boost",
    "hike": "rise", "upturn": "rise", "leap": "leap", "raise": "raise", "fall": "fall", "decrease": "decrease",
    "drop": "drop", "decline": "decline", "reduction": "reduce", "cut": "cut", "slump": "slump", "dip": "dip",
    "saving": "save", "contraction": "contract", "slide": "slide",
}  # fmt: skip

MONTHS = _set(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug "
    "sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)
WEEKDAYS = _set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")

_IRREGULAR_NOUNS = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
    "halves": "half", "thieves": "thief", "wolves": "wolf", "leaves": "leaf", "shelves": "shelf", "selves": "self",
    "loaves": "loaf", "calves": "calf", "criteria": "criterion", "data": "data", "media": "media", "series": "series",
    "species": "species", "crises": "crisis", "analyses": "analysis", "bases": "base", "buses": "bus",
    "statuses": "status", "police": "police", "movies": "movie", "cookies": "cookie", "ties": "tie", "pies": "pie",
    "cases": "case", "houses": "house", "horses": "horse", "nurses": "nurse", "courses": "course", "losses": "loss",
    "purchases": "purchase", "expenses": "expense", "licences": "licence", "offences": "offence", "shoes": "shoe",
    "offenses": "offense", "licenses": "license", "businesses": "business", "gases": "gas", "news": "news",
    "axes": "axe", "headquarters": "headquarters", "aircraft": "aircraft", "quizzes": "quiz", "heroes": "hero",
    "fishermen": "fisherman", "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo", "canvases": "canvas",
    "viruses": "virus", "campuses": "campus", "bonuses": "bonus", "censuses": "census", "surpluses": "surplus",
    "sunglasses": "sunglasses", "proceeds": "proceeds", "goods": "goods", "premises": "premises",
}  # fmt: skip
_NOT_MEN = frozenset({"men", "omen", "specimen", "regimen", "abdomen", "acumen", "amen"})
_SAME_IN_S = ("ss", "us", "is", "'s", "os")


@dataclass(frozen=True, slots=True)
class Word:
    """A token as the attachment reads it: `kind` is a coarse class, given by the model's tag or guessed.

    Classes: noun, adj, verb (participles too), aux, adp, det, pron, conj, sub, adv, num, punct.
    """

    span: Span
    text: str
    lower: str
    kind: str
    lemma: str


_CLASS_OF_TAG = {
    "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "VERB": "verb", "AUX": "aux", "ADP": "adp", "DET": "det",
    "PRON": "pron", "CCONJ": "conj", "SCONJ": "sub", "ADV": "adv", "NUM": "num", "PUNCT": "punct", "SYM": "sym",
    "PART": "adv", "INTJ": "adv", "X": "noun",
}  # fmt: skip


def read_word(token: Token) -> Word:
    """Return a token with its class and lemma, from the model where there is one, else by form."""
    lower = token.text.lower().replace("’", "'")
    if token.pos:
        kind = _CLASS_OF_TAG.get(token.pos, "noun")
        if lower == "to":
            kind = "adp"
        return Word(token.span, token.text, lower, kind, token.lemma.lower() if kind != "noun" else noun_lemma(lower))
    kind = _guess(lower)
    lemma = verb_lemma(lower) if kind == "verb" else noun_lemma(lower) if kind == "noun" else lower
    return Word(token.span, token.text, lower, kind, lemma)


def _guess(lower: str) -> str:
    if not any(character.isalnum() for character in lower):
        return "conj" if lower == "&" else "punct" if lower not in {"$", "£", "€", "%", "+"} else "sym"
    for words, kind in (
        (AUXILIARIES, "aux"), (CONJUNCTIONS, "conj"), (PREPOSITIONS, "adp"), (DETERMINERS, "det"),
        (PRONOUNS, "pron"), (SUBORDINATORS, "sub"), (ADVERBS, "adv"),
    ):  # fmt: skip
        if lower in words:
            return kind
    if lower[0].isdigit():
        return "num"
    return "verb" if looks_like_verb(lower) else "noun"


def looks_like_verb(lower: str) -> bool:
    """Tell whether a word has the form of a verb that is hardly ever a noun: "convicted", "rose", "plead"."""
    if lower in _NOT_VERBS:
        return False
    if lower in IRREGULAR_VERBS:
        return True
    if lower in PLAIN_VERBS and lower not in _EVENT_BARE:
        return True
    if lower.endswith("ing") and len(lower) > 5:
        return True
    if lower.endswith("ed") and len(lower) > 4:
        return "-" not in lower
    return lower.endswith("s") and lower[:-1] in PLAIN_VERBS and lower[:-1] not in _EVENT_BARE


def noun_lemma(lower: str) -> str:
    """Return the singular of a lower-case noun: "suspects" -> "suspect", "people" -> "person"."""
    word = lower.removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if word.endswith("men") and word not in _NOT_MEN:
        return word[:-3] + "man"
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SAME_IN_S):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


# Stems in these endings have lost an "e": "seiz(ed)" -> "seize", "issu(ed)" -> "issue".
_E_STEMS = (
    "at iz is ur ov iv ag rg dg ng nc rc ir as us uc ud id ot ok ik ak ul bl tl pl cl fl gl in ut lv rv ol ar or im am "
    "et ib up op rs ns ps ac ic"
)
_KEEPS_E = tuple(_E_STEMS.split())
# ... except these verbs, which have none to lose.
_NO_E = _set(
    "visit limit benefit credit edit audit deposit profit recruit exhibit admit commit permit submit wait await treat "
    "repeat defeat eat beat seat heat cheat offer suffer enter answer discover recover deliver cover register appear "
    "clear hear order murder report support import export transport sort start target market ticket budget attack "
    "track check speak happen open listen broaden widen train remain obtain maintain contain gain explain complain "
    "sustain entertain rain campaign sign assign join turn return learn earn warn burn own phone plan ban stop drop "
    "develop group help jump equip trip step shop abandon question mention position caution ration reason season lock "
    "book look cook work mark park walk talk ask risk attempt prompt accept concern govern belong bring hang focus "
    "canvas discuss pass press process access express address assess harass miss kick pick stick click link think rank "
    "thank bank drink poison pardon ransom claim aim inform perform reform confirm affirm harm warm alarm assault "
    "default result consult insult fault exit merit inherit orbit solicit forfeit raid aid void load upload download "
    "detail fail sail mail jail nail trail bail hail fuel sell spell tell fill kill bill drill spill pull roll poll "
    "control patrol pool school haul"
)


def verb_lemma(lower: str) -> str:
    """Return the base of a lower-case verb form: "arrested" -> "arrest", "seized" -> "seize", "rose" -> "rise"."""
    if lower in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[lower]
    if lower in PLAIN_VERBS:
        return lower
    for ending in ("ied", "ies"):
        if lower.endswith(ending) and len(lower) > 4:
            return lower[:-3] + "y"
    for ending in ("ed", "ing"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return _restore(lower[: -len(ending)])
    if lower.endswith(("sses", "shes", "ches", "xes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return lower[:-1]
    return lower


def _restore(stem: str) -> str:
    if stem in PLAIN_VERBS or stem in _NO_E:
        return stem
    if stem + "e" in PLAIN_VERBS:
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "slz":
        return stem[:-1]
    if stem.endswith(("v", "z", "c", "u")) or (stem.endswith(_KEEPS_E) and not stem.endswith(("ent", "ant"))):
        return stem + "e"
    return stem

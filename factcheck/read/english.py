"""Whether a text is English: the shares of the commonest short words of a few languages."""

from __future__ import annotations

import regex

_WORD = regex.compile(r"\p{L}+")
_COMMON = {
    "English": "the of and to in a for is that on with was by as it at from be has are have this will an or".split(),
    "French": "le la les de des et du en un une que qui dans pour sur par est au aux avec plus ce pas sont".split(),
    "German": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an".split(),
    "Spanish": "el la los las de que y en un una por con para del se al es lo como más su fue".split(),
    "Italian": "il lo la gli le di che e in un una per con del della dei si non sono da al più è".split(),
    "Portuguese": "o a os as de que e em um uma por com para do da dos das se no na não mais ao".split(),
    "Dutch": "de het een en van in is dat op te met voor zijn aan niet ook die er om door".split(),
    "Polish": "w i na z do się o nie że jest to od za po przez dla jak oraz".split(),
    "Welsh": "y yn a i o ar yr ei wedi gan am bod mae fod sydd hyn cael eu".split(),
}
ENOUGH = 40  # words; below that no language is told apart


def language_notice(prose: str) -> tuple[str, str | None]:
    """Return the language ("en", or "other") and, for a text that is not English, a sentence for the report."""
    words = [word.lower() for word in _WORD.findall(prose[:20_000])]
    if len(words) < ENOUGH:
        return "en", None
    share = {name: sum(word in set(common) for word in words) / len(words) for name, common in _COMMON.items()}
    best = max(share, key=lambda name: share[name])
    if share["English"] >= 0.15 or (best == "English" and share["English"] >= 0.08):
        return "en", None
    like = f"it looks like {best}" if best != "English" and share[best] >= 0.12 else "it does not look like English"
    return "other", f"this text is not English ({like}): figures were read, but what they count was not understood"

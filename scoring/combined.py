"""Tokuhashi and Tomita read together (guideline §3.8.5): where the table is silent, both are shown, never merged."""

from dataclasses import dataclass

from scoring.errors import InvalidFact
from scoring.grammar import Notice, Text
from scoring.indices import tokuhashi, tomita

EXCISION = Notice("excisional_surgery", Text("Chirurgie d’exérèse", "Excisional surgery"))
PALLIATION = Notice("palliative_surgery", Text("Chirurgie palliative", "Palliative surgery"))
CONSERVATION = Notice("conservative_treatment", Text("Traitement conservateur", "Conservative treatment"))
DISCORDANT = Notice("discordant", Text("Discordant — à discuter", "Discordant — to discuss"))

TOKUHASHI_STRATEGIES = {
    tokuhashi.ONE_YEAR_OR_MORE: EXCISION,
    tokuhashi.SIX_MONTHS_OR_MORE: PALLIATION,
    tokuhashi.UNDER_6_MONTHS: CONSERVATION,
}
# Rows printed in the guideline; whatever is not here is undefined there.
CONCORDANT = {
    (tokuhashi.ONE_YEAR_OR_MORE, tomita.EN_BLOC_RESECTION): Notice(
        "en_bloc_resection", Text("Exérèse en bloc", "En bloc resection")
    ),
    (tokuhashi.ONE_YEAR_OR_MORE, tomita.INTRALESIONAL_RESECTION): Notice(
        "intralesional_resection", Text("Exérèse intralésionnelle", "Intralesional resection")
    ),
    (tokuhashi.SIX_MONTHS_OR_MORE, tomita.PALLIATIVE_SURGERY): PALLIATION,
    (tokuhashi.UNDER_6_MONTHS, tomita.SUPPORTIVE_CARE): Notice(
        "conservative_or_supportive",
        Text("Traitement conservateur, soins de support", "Conservative treatment, supportive care"),
    ),
}


@dataclass(frozen=True, slots=True)
class Strategy:
    """`code` and `label` are the shared strategy, or `discordant`; each score's own strategy always stands beside."""

    code: str
    label: Text
    is_concordant: bool
    tokuhashi: Notice
    tomita: Notice


def strategy(tokuhashi_total, tomita_total):
    """The strategy of §3.8.5 for two complete totals; None while one of them is missing."""
    if tokuhashi_total is None or tomita_total is None:
        return None
    tokuhashi_band = _band(tokuhashi.INDEX, tokuhashi_total)
    tomita_band = _band(tomita.INDEX, tomita_total)
    shared = CONCORDANT.get((tokuhashi_band, tomita_band))
    return Strategy(
        code=(shared or DISCORDANT).code,
        label=(shared or DISCORDANT).text,
        is_concordant=shared is not None,
        tokuhashi=TOKUHASHI_STRATEGIES[tokuhashi_band],
        tomita=Notice(tomita_band.code, tomita_band.label),
    )


def _band(index, total):
    for band in index.bands:
        if band.low <= total <= band.high:
            return band
    raise InvalidFact(f"{index.code}_total", total, [f"{index.bands[0].low}–{index.bands[-1].high}"])

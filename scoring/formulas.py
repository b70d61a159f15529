"""Formulas of clinical measures. Nothing is assumed: what is absent is named as missing, and nothing is computed.

Values are told in the units of French laboratories and converted exactly to those of the publication.
"""

from decimal import Decimal
from numbers import Real

from scoring.errors import InvalidFact, NotApplicable, UnknownFact, UnknownIndex, UnknownOption
from scoring.grammar import Formula, Item, Notice, Option, Quantity, Reference, Refusal, Remark, Text, Value
from scoring.units import converted, exact

ADULT_YEARS = 18

AGE = Quantity("age_years", Text("Âge en années", "Age in years"), "", 0, 130)
WEIGHT = Quantity("weight_kg", Text("Poids réel", "Actual weight"), "kg", 1, 500)
CREATININE = Quantity("creatinine_umol_l", Text("Créatinine", "Creatinine"), "µmol/L", 10, 3000)
CALCIUM = Quantity("calcium_mmol_l", Text("Calcium total", "Total calcium"), "mmol/L", 0.5, 6)
ALBUMIN = Quantity("albumin_g_l", Text("Albumine", "Albumin"), "g/L", 5, 80)
SEX = Item(
    "sex",
    Text("Sexe", "Sex"),
    (Option("F", None, Text("Féminin", "Female")), Option("M", None, Text("Masculin", "Male"))),
)

ADULTS_ONLY = Refusal(
    Notice(
        "not_an_adult",
        Text("Cette formule ne vaut que pour un adulte.", "This formula only holds for an adult."),
    ),
    lambda values: values.get("age_years") is not None and values["age_years"] < ADULT_YEARS,
)
STEADY_STATE = Remark(
    Notice(
        "steady_creatinine",
        Text(
            "Suppose une créatinine stable ; sans valeur dans une insuffisance rénale aiguë.",
            "Supposes a steady creatinine; means nothing in acute kidney injury.",
        ),
    )
)


def _cockcroft_gault(values):
    creatinine_mg_dl = converted("creatinine", values["creatinine_umol_l"], "umol/L", "mg/dL")
    men = (140 - exact(values["age_years"])) * exact(values["weight_kg"]) / (72 * creatinine_mg_dl)
    return men * exact("0.85") if values["sex"] == "F" else men


def _ckd_epi_2021(values):
    kappa, alpha, factor = (0.7, -0.241, 1.012) if values["sex"] == "F" else (0.9, -0.302, 1)
    ratio = float(converted("creatinine", values["creatinine_umol_l"], "umol/L", "mg/dL")) / kappa
    return 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.2 * 0.9938 ** float(values["age_years"]) * factor


def _corrected_calcium(values):
    return exact(values["calcium_mmol_l"]) + exact("0.02") * (40 - exact(values["albumin_g_l"]))


COCKCROFT_GAULT = Formula(
    code="cockcroft_gault",
    version="1976.1",
    title=Text("Clairance de la créatinine (Cockcroft et Gault)", "Creatinine clearance (Cockcroft–Gault)"),
    unit="mL/min",
    references=(
        Reference(
            "Cockcroft DW, Gault MH. Prediction of creatinine clearance from serum creatinine. Nephron 1976;16:31-41.",
            verified=True,
            doi="10.1159/000180580",
        ),
    ),
    quantities=(AGE, WEIGHT, CREATININE),
    items=(SEX,),
    compute=_cockcroft_gault,
    remarks=(
        Remark(
            Notice(
                "not_indexed",
                Text(
                    "En mL/min, poids réel, non rapportée à la surface corporelle : c’est elle que demande l’acide "
                    "zolédronique.",
                    "In mL/min, on actual weight, not indexed to body surface: the one that zoledronic acid asks for.",
                ),
            )
        ),
        STEADY_STATE,
        Remark(
            Notice(
                "outside_original_ages",
                Text(
                    "Âge hors de la série d’origine (18 à 92 ans).",
                    "Age outside the original series (18 to 92 years).",
                ),
            ),
            lambda values: values.get("age_years") is not None and values["age_years"] > 92,
        ),
    ),
    refusals=(ADULTS_ONLY,),
)
CKD_EPI_2021 = Formula(
    code="ckd_epi_2021",
    version="2021.1",
    title=Text("Débit de filtration glomérulaire (CKD-EPI 2021)", "Glomerular filtration rate (CKD-EPI 2021)"),
    unit="mL/min/1.73 m²",
    references=(
        Reference(
            "Inker LA, Eneanya ND, Coresh J, et al. New creatinine- and cystatin C-based equations to estimate GFR "
            "without race. N Engl J Med 2021;385:1737-49.",
            verified=True,
            doi="10.1056/NEJMoa2102953",
        ),
    ),
    quantities=(AGE, CREATININE),
    items=(SEX,),
    compute=_ckd_epi_2021,
    remarks=(
        Remark(
            Notice(
                "information_only",
                Text(
                    "Pour information : aucune règle ne s’en sert, les doses se lisent sur Cockcroft et Gault.",
                    "For information: no rule uses it, doses are read on Cockcroft–Gault.",
                ),
            )
        ),
        STEADY_STATE,
    ),
    refusals=(ADULTS_ONLY,),
)
CORRECTED_CALCIUM = Formula(
    code="corrected_calcium",
    version="1973.1",
    title=Text("Calcium corrigé (Payne)", "Corrected calcium (Payne)"),
    unit="mmol/L",
    references=(
        Reference(
            "Payne RB, Little AJ, Williams RB, Milner JR. Interpretation of serum calcium in patients with abnormal "
            "serum proteins. Br Med J 1973;4:643-6.",
            verified=True,
            doi="10.1136/bmj.4.5893.643",
        ),
    ),
    quantities=(CALCIUM, ALBUMIN),
    compute=_corrected_calcium,
    remarks=(
        Remark(
            Notice(
                "coefficient_in_use",
                Text(
                    "0,02 mmol/L par g/L d’albumine au-dessous de 40 g/L : la forme en usage sous le nom de Payne. "
                    "D’autres coefficients existent ; le calcium ionisé tranche.",
                    "0.02 mmol/L for each g/L of albumin below 40 g/L: the form in use under the name of Payne. Other "
                    "coefficients exist; ionised calcium settles it.",
                ),
            )
        ),
    ),
)

FORMULAS = (COCKCROFT_GAULT, CKD_EPI_2021, CORRECTED_CALCIUM)
_BY_CODE = {declared.code: declared for declared in FORMULAS}


def formula(code):
    try:
        return _BY_CODE[code]
    except (KeyError, TypeError):
        raise UnknownIndex(code, _BY_CODE) from None


def evaluate(code, values):
    """The value of a formula for {input: number, or code of an option}; None is missing, and never a default.

    Raises an error of `scoring.errors` for what cannot exist, and `NotApplicable` outside the formula's validity.
    """
    asked = formula(code)
    missing = _read(asked, values)
    for refusal in asked.refusals:
        if refusal.when(values):
            raise NotApplicable(code, refusal.notice)
    notices = tuple(remark.notice for remark in asked.remarks if remark.when is None or remark.when(values))
    value = None if missing else float(asked.compute(values))
    return Value(code, asked.version, value, asked.unit, missing, notices)


def _read(asked, values):
    """The codes of what is missing; raises for what is not an input, or not a value of it."""
    for code in values:
        if code not in asked.inputs:
            raise UnknownFact(code, asked.inputs)
    for quantity in asked.quantities:
        _check(quantity, values.get(quantity.code))
    for item in asked.items:
        options = [option.code for option in item.options]
        if values.get(item.code) not in (None, *options):
            raise UnknownOption(asked.code, item.code, values[item.code], options)
    return tuple(code for code in asked.inputs if values.get(code) is None)


def _check(quantity, value):
    if value is None:
        return
    is_number = isinstance(value, Real | Decimal) and not isinstance(value, bool)
    if not (is_number and quantity.low <= value <= quantity.high):
        raise InvalidFact(quantity.code, value, [f"{quantity.low}–{quantity.high}"])

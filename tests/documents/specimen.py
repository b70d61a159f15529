"""A paper that uses everything the stylesheet offers: the sample of these tests, and a specimen to look at.

python -m tests.documents.specimen FILE.pdf
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

CREATED_AT = datetime(2026, 11, 24, 16, 42, tzinfo=UTC)
NAMES = [
    "Le Goff, Œuvrard-Châtelain, Ñuñez, D’Ambroise, Zoë, Ÿves — née L’Haÿ",
    "Nguyễn Thị Hương Đặng, Phạm Vũ, Trần Ỷ Ợ Ẵ, Lê Quốc Tuấn",
    "محمد بن عبد الله، فاطمة الزهراء القاسمي ٠١٢٣٤٥٦٧٨٩",
]
SIGNS = "’ ‘ « » “ ” … – — → ← ≥ ≤ × ± µ ² ³ € œ Œ æ Æ ° · • ✓ ≠ ≈ − † § № \u00a0 \u202f"


def content(**changes):
    return {
        "name": "NGUYỄN-LE GOFF Thị Hương",
        "used_name": "Le Goff",
        "traits": "née le 12/03/1958 à Brest (29019) · sexe féminin · INS 2 58 03 29 019 042 11 (identité qualifiée)"
        " · IPP 00451297",
        "board": "RCP métastases osseuses · CHU de Cornouaille",
        "session": "Séance du mardi 24 novembre 2026 · dossier présenté par le Dr Yann Kervella",
        "question": "Lésion lytique de L3 instable (SINS\u00a011) chez une patiente encore ambulatoire\u00a0: faut-il "
        "stabiliser avant la radiothérapie, et par quelle technique\u00a0?",
        "facts": [
            {
                "label": "Tumeur primitive",
                "value": "Carcinome canalaire du sein gauche, RE+ RP+ HER2−, pT2 N1 M0 (2014)",
            },
            {"label": "État général", "value": "OMS\u00a01 · Karnofsky 80\u00a0% · 61\u00a0kg"},
            {"label": "Maladie extra-osseuse", "value": "Absente (scanner thoraco-abdomino-pelvien du 10/11/2026)"},
            {"label": "Biologie", "value": "Calcium corrigé 2,41 mmol/l · créatinine 71 µmol/l · clairance 68 ml/min"},
            {"label": "Autres noms connus de la patiente et de ses proches", "value": " — ".join(NAMES[1:])},
            {"label": "Déficit neurologique", "value": "Aucun"},
        ],
        "lesions": [
            {
                "site": "L3, corps",
                "type": "lytique",
                "size": "31",
                "pain": "7",
                "sins": "11",
                "mirels": "–",
                "reading": "Potentiellement instable : avis chirurgical",
            },
            {
                "site": "Fémur droit, sous-trochantérien",
                "type": "mixte",
                "size": "22",
                "pain": "5",
                "sins": "–",
                "mirels": "9",
                "reading": "Fixation prophylactique à discuter (≥ 8)",
            },
            {
                "site": "T11, pédicule gauche",
                "type": "condensante",
                "size": "9",
                "pain": "0",
                "sins": "4",
                "mirels": "–",
                "reading": "Stable",
            },
        ],
        "text": "Progression osseuse isolée sous inhibiteur de CDK4/6 et letrozole.\n\nDouleur mécanique de L3 à 7/10, "
        "nocturne, mal calmée par 40 mg/j d’oxycodone ; marche sans aide. Pas d’épidurite à l’IRM du 18/11/2026 "
        "(Bilsky 0). Le fémur droit présente une atteinte corticale circonférentielle d’environ 50 %.",
        "proposals": [
            {
                "title": "Vissage percutané cimenté L2–L4, puis cimentoplastie de L3",
                "detail": "Intention palliative · dans les 7 jours · Dr Morvan, chirurgie du rachis",
            },
            {
                "title": "Enclouage centromédullaire prophylactique du fémur droit",
                "detail": "Même anesthésie si possible · clou long, verrouillé",
            },
            {
                "title": "Radiothérapie 30 Gy en 10 fractions, L3 et fémur droit",
                "detail": "15 à 21 jours après la chirurgie, sur cicatrice acquise",
            },
        ],
        "cases": [],
        "markup": "",
        **changes,
    }


def printed(*, values=None, language="fr", is_draft=False, digest="3f9a" * 16):
    """The specimen, laid out and printed without any row behind it."""
    from django.template.loader import render_to_string
    from django.utils import translation

    from rcp.documents import press

    stamp = "3f9a 3f9a 3f9a 3f9a"
    document = {
        "title": "Fiche RCP",
        "language": language,
        "content_sha256": digest,
        "stamp": stamp,
        "content_version": "decision_record/1",
        "created_at": CREATED_AT,
        "is_draft": is_draft,
    }
    with translation.override(language):
        html = render_to_string("paper/decision_record.html", {"document": document, "content": values or content()})
    return press.print_pdf(
        html,
        title=document["title"],
        language=language,
        identifier=digest,
        created_at=document["created_at"],
        footer=stamp,
    )


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.TEMPLATES[0]["DIRS"].insert(0, Path(__file__).parent / "templates")
    django.setup()
    pdf = printed(is_draft="--draft" in sys.argv)
    Path(sys.argv[1]).write_bytes(pdf.bytes)
    sys.stdout.write(f"{pdf.pages} pages, {len(pdf.bytes)} bytes, {pdf.engine}, {', '.join(pdf.fonts)}\n")

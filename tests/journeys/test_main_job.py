"""The main job, from a patient at the desk to signed papers, by the people who do it, in a real browser."""

import unicodedata
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

TODAY = datetime.now(ZoneInfo("Europe/Paris")).date()
QUESTION = "Faut-il stabiliser T8 avant la radiothérapie ?"
CONCLUSION = "Stabiliser T8, puis irradier."
SYNTHESIS = "Adénocarcinome bronchique, dorsalgies depuis trois semaines."
MEMBERS = ("Dr Bruno Morvan", "Dr David Ortiz", "Dr Emma Prigent", "Dr Farid Quemeneur")


def test_a_case_goes_from_its_registration_to_signed_papers(person, site):
    alice = person("Alice")
    case = register(alice)
    describe(alice, case)
    score(alice)
    submit(alice, case)

    claire = person("Claire")
    meeting = prepare_session(claire)
    hold_session(claire, meeting)
    bruno = person("Bruno")
    propose(bruno, meeting)
    record = sign(bruno)
    minutes, papers = close(claire, meeting)

    assert papers == record
    told = text_of(record)
    for words in (
        "TRÉVIDIC AZÉNOR",
        "née le 12/03/1956 à Rennes (35238) · sexe féminin · IPP 8001234",
        QUESTION,
        SYNTHESIS,
        "Décompression et stabilisation",
        "Abord postérieur, sous huit jours.",
        "puis radiothérapie conventionnelle – 30 Gy en 10 fractions",
        CONCLUSION,
        "Métastases osseuses des cancers bronchiques (régional)",
        "adénocarcinome (8140/3)",
        "T3 · N N2 · M M1c",
        "9 / 18 Potentiellement instable",
        "Quorum atteint",
        *MEMBERS,
        f"Signé par Dr Bruno Morvan le {TODAY:%d/%m/%Y}",
    ):
        assert words in told
    told = text_of(minutes)
    for words in ("TRÉVIDIC AZÉNOR", QUESTION, "30 Gy en 10 fractions", "Quorum atteint", "1 discuté", *MEMBERS):
        assert words in told

    find_again(alice, case)
    assert_names_nobody(site.log.read_text())


def test_the_next_person_at_a_browser_finds_nothing_of_the_one_before(person):
    somebody = person("Alice")
    somebody.follow("MARTIN JEANNE")
    somebody.follow("Modifier : Question")
    somebody.write(inside=".opened", question="Une question commencée, jamais enregistrée")
    somebody.sign_out()
    assert kept_by(somebody.page) == []

    somebody.page.go_back()
    expect(somebody.page.locator("body")).not_to_contain_text("MARTIN")
    somebody.sign_in("David")
    assert kept_by(somebody.page) == []
    expect(somebody.page.locator("body")).not_to_contain_text("MARTIN")


def register(alice):
    """The patient, then the question: the case is a draft."""
    alice.look()
    alice.follow("Inscrire un patient")
    alice.write(birth_name="Trévidic", first_birth_given_name="Azénor", sex="F", birth_date="1956-03-12")
    alice.write(birth_place_name="Rennes", birth_place_insee="35238", ipp="8001234")
    alice.look()
    alice.press("Enregistrer et continuer")
    alice.sees("Patient enregistré")
    alice.write(question=QUESTION, synthesis=SYNTHESIS, non_opposition="yes", informed_on=TODAY.isoformat())
    alice.look()
    alice.press("Enregistrer le brouillon")
    alice.sees("brouillon", "5 manques")
    return alice.page.url.partition("#")[0]


def describe(alice, case):
    """The tumour, the state, the disease and the course, then a lesion with what was seen and felt of it."""
    fill(alice, case, "Tumeur", morphology="8140/3", topography="C34.1", t="T3", n="N2", m="M1c", tnm_edition="9")
    fill(alice, case, "Renseigner : État", ecog="2", karnofsky="70")
    fill(alice, case, "Renseigner : Hors de l’os", extraosseous="none", none_looked_for_on=TODAY.isoformat())
    fill(alice, case, "Évolution : Traitements", found_by_screening="no", course="initial", progression="no")
    fill(alice, case, "Modifier : Inscription", is_file_complete="yes")
    alice.sees("Rien d’obligatoire ne manque.")
    fill(alice, case, "Lésion", bone="vertebra", level="T8")
    alice.follow("1. T8")
    expect(alice.page.locator("#observations")).to_be_visible()
    lesion = alice.page.url
    seen = {"lesion_type": "lytic", "alignment": "normal", "posterolateral": "unilateral"}
    fill(alice, lesion, "Observation", **seen, collapse_percent="30", body_involvement_percent="60")
    fill(alice, lesion, "Douleur", intensity="7", mechanical="yes")
    alice.look()


def fill(alice, page, link, **values):
    alice.page.goto(page)
    form = alice.page.locator("main").get_by_role("link", name=link, exact=True).last
    form.click()
    expect(alice.page.locator(".opened form")).to_be_visible()
    alice.write(inside=".opened", **values)
    alice.look()
    alice.press("Enregistrer", inside=".opened")
    expect(alice.page.locator("[data-mark][data-state=saved]")).to_contain_text("enregistré à")


def score(alice):
    """SINS with the keyboard: an arrow changes an answer that the file gave, another takes it back, Enter keeps."""
    alice.follow("SINS")
    total = alice.page.locator("#result-sins")
    expect(total).to_contain_text("Potentiellement instable")
    alignment = alice.page.locator("#alignment-normal")
    alignment.focus()
    alignment.press("ArrowUp")
    expect(total).to_contain_text("11 sur 18", use_inner_text=True)
    alice.page.keyboard.press("ArrowDown")
    expect(total).to_contain_text("9 sur 18", use_inner_text=True)
    alice.look()
    alice.page.keyboard.press("Enter")
    expect(alice.page.locator("tbody")).to_contain_text("Potentiellement instable")


def submit(alice, case):
    alice.page.goto(case)
    alice.look()
    alice.press("Soumettre", inside="main")
    alice.sees("Dossier soumis")


def prepare_session(claire):
    """A session, the case on its agenda, who will come, and the agenda frozen."""
    claire.sees(QUESTION)
    claire.look()
    claire.follow("Prévoir une réunion")
    claire.write(starts_at=f"{TODAY}T17:00", ends_at=f"{TODAY}T18:30", room="Salle Laennec")
    claire.look()
    claire.press("Prévoir")
    claire.sees("La réunion est prévue.")
    meeting = claire.page.url
    claire.press("Inscrire le dossier")
    claire.sees("Quorum prévu : non atteint")
    claire.follow("Présences")
    for name in MEMBERS:
        claire.press("sur place", inside=f"main tr:has-text('{name}')")
    claire.sees("Quorum prévu : atteint")
    claire.look()
    claire.follow("Ordre du jour")
    claire.look()
    claire.confirm("Arrêter l’ordre du jour")
    claire.sees("L’ordre du jour est arrêté")
    return meeting


def hold_session(claire, meeting):
    claire.press("Ouvrir la réunion")
    claire.sees("La réunion est ouverte")
    for name in MEMBERS:
        claire.press("sur place", inside=f"main tr:has-text('{name}') td:last-child")
    claire.sees("Quorum atteint")
    claire.look()
    claire.page.goto(meeting)
    claire.press("Commencer")
    claire.sees("en discussion")
    claire.look()


def propose(bruno, meeting):
    """Two steps of one plan, and its frame, saved as it is written; then the discussion ends."""
    bruno.page.goto(meeting)
    bruno.press("Rédiger la décision")
    bruno.look()
    surgery = {"treatment": "decompression_stabilisation", "detail": "Abord postérieur, sous huit jours."}
    add_proposal(bruno, **surgery)
    bruno.sees("Abord postérieur")
    bruno.page.get_by_text("Ajouter une proposition").click()
    bruno.write(
        inside="#proposals", intent="palliative", treatment="conventional_radiotherapy", schedule="30/10", step="2"
    )
    bruno.page.locator("#proposals").get_by_label("T8").check()
    # Another form is sent before the hands rest: it waits for the last keystrokes.
    bruno.page.get_by_label("Conclusion de la discussion").press_sequentially(CONCLUSION)
    bruno.press("Ajouter", inside="#proposals form.form")
    bruno.sees("30 Gy en 10 fractions")
    expect(bruno.page.get_by_label("Conclusion de la discussion")).to_have_value(CONCLUSION)
    bruno.write(inside="#text", frame="guideline", trial="none")
    bruno.page.get_by_label("Référentiel", exact=True).select_option(index=1)
    bruno.sees("Enregistré")
    expect(bruno.page.locator("#lacking li")).to_have_text(["La discussion n’est pas terminée."])
    bruno.look()
    bruno.page.goto(meeting)
    bruno.confirm("Terminer la discussion")
    bruno.sees("Discussion terminée")


def add_proposal(bruno, **values):
    bruno.write(inside="#proposals", intent="palliative", **values)
    bruno.page.locator("#proposals").get_by_label("T8").check()
    bruno.press("Ajouter", inside="#proposals form.form")


def sign(bruno):
    bruno.follow("Brouillon de décision")
    bruno.sees("Rien ne manque pour signer")
    bruno.follow("Relire et signer")
    bruno.sees(QUESTION, CONCLUSION, "Quorum atteint")
    bruno.look()
    bruno.press("Signer la décision")
    bruno.sees("La décision est signée", "Signé par Dr Bruno Morvan")
    bruno.look()
    return bruno.download(bruno.page.get_by_role("link", name="PDF"))


def close(claire, meeting):
    """The minutes, and the record as the office downloads it from the papers of the session."""
    claire.page.goto(meeting)
    claire.confirm("Clore la réunion")
    claire.sees("La réunion est close")
    paper = (
        claire.page.get_by_role("listitem").filter(has_text="Compte rendu de séance").get_by_role("link", name="PDF")
    )
    minutes = claire.download(paper)
    claire.look()
    record = claire.page.get_by_role("listitem").filter(has_text="Fiche RCP").get_by_role("link", name="PDF")
    return minutes, claire.download(record)


def find_again(alice, case):
    """The search answers while typing, whatever the accents, and leads to the patient."""
    alice.page.goto(case)
    alice.sees("décidé", "Dr Bruno Morvan")
    alice.page.keyboard.press("/")
    alice.page.keyboard.type("azenor trevi")
    expect(alice.page.locator("#found").get_by_role("option", name="TRÉVIDIC")).to_be_visible()
    alice.page.keyboard.press("ArrowDown")
    alice.page.keyboard.press("Enter")
    alice.sees("8001234")
    alice.look()


def text_of(paper):
    """The words of a PDF, one space between them."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages).split())


def kept_by(page):
    return page.evaluate("""async () => [
        ...Object.keys(localStorage), ...Object.keys(sessionStorage),
        ...(await indexedDB.databases()).map((base) => base.name), ...await caches.keys(),
    ]""")


def assert_names_nobody(log):
    """Logs hold keys, never a name, a number or a word of a patient's file."""
    plain = unicodedata.normalize("NFKD", log).encode("ascii", "ignore").decode().casefold()
    assert "rcp.documents.tasks.produce" in plain and "POST /cases/".casefold() in plain, "a silent log proves nothing"
    for word in ("trevidic", "azenor", "8001234", "1956-03-12", "12/03/1956", "stabiliser", "dorsalgies"):
        assert word not in plain

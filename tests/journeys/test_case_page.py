"""The page of a case with the keyboard alone: filled whole, left, lost, found again, and shared by two people.

The time is computed, not measured: keystroke-level model of Card, Moran and Newell (Communications of the ACM, 1980),
0.2 s for a key of an average typist and 1.35 s of mind for each field.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.person import Person
from tests.journeys.test_main_job import TODAY, kept_by

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

KEY_S = 0.2
MIND_S = 1.35
MOST_S = 8 * 60
# With fewer, Chromium takes the month before the day.
DAY = f"{TODAY:%m%d%Y}"


class Hands:
    """Types with nothing but keys, and counts them; a field is a thing to think of."""

    def __init__(self, page):
        self.page = page
        self.keys = self.fields = 0

    @property
    def seconds(self):
        return self.keys * KEY_S + self.fields * MIND_S

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1 + key.count("+")

    def type(self, words):
        self.page.keyboard.type(words)
        self.keys += len(words)

    def reach(self, name, most=60, back=False):
        """Tab to the field of this name, or to the link or button of these words."""
        for _step in range(most):
            if self._is_at(name):
                return
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"{name} is not reached by the keyboard: {self._at()}")

    def write(self, name, words):
        self.reach(name)
        self.fields += 1
        kind = self.page.evaluate("document.activeElement.type")
        self.type(words)
        if kind in ("text", "") and self.page.evaluate("document.activeElement.getAttribute('role')") == "combobox":
            self.press("Enter")

    def choose(self, name, value):
        """An answer among radios by arrows, an option of a list by its first letters."""
        self.reach(name)
        self.fields += 1
        if self.page.evaluate("document.activeElement.localName") == "select":
            return self._choose_option(value)
        if not self._is_checked(name, value):
            self.press("Space")
        for _step in range(12):
            if self._is_checked(name, value):
                return None
            self.press("ArrowRight")
        raise AssertionError(f"{name} does not reach {value}")

    def _choose_option(self, value):
        words = self.page.evaluate(
            "value => [...document.activeElement.options].find((one) => one.value === value).textContent.trim()", value
        )
        for letter in words:
            self.type(letter)
            if self.page.evaluate("document.activeElement.value") == value:
                return
        raise AssertionError(f"{words} is not chosen")

    def _is_checked(self, name, value):
        script = "([name, value]) => document.activeElement.form.elements[name].value === value"
        return self.page.evaluate(script, [name, value])

    def _is_at(self, name):
        at = self._at()
        return at["name"] == name or re.fullmatch(name, at["words"]) is not None

    def _at(self):
        return self.page.evaluate(
            """() => { const at = document.activeElement;
                 return { name: at.name ?? "", words: (at.textContent ?? "").replace(/\\s+/g, " ").trim() } }"""
        )


def ready(page):
    """The page of a case with its scripts: before them a link is a page of its own."""
    expect(page.locator("#file")).to_be_visible()
    page.wait_for_load_state()


def saved(page, section):
    expect(page.locator(f"#{section} > header [data-mark]")).to_contain_text("enregistré à")


def opened(page, title):
    expect(page.locator(".opened h3").last).to_contain_text(title)


def draft_of(person):
    """Alice's draft, opened from her home page."""
    person.follow("MARTIN JEANNE")
    ready(person.page)
    return person.page.url


def test_a_whole_case_is_filled_with_the_keyboard_in_less_than_eight_minutes(person):
    alice = person("Alice")
    page, hands = alice.page, Hands(alice.page)
    register(page, hands)
    state(page, hands)
    tumour(page, hands)
    disease(page, hands)
    treatments(page, hands)
    neurology(page, hands)
    imaging(page, hands)
    lesions(page, hands)
    sins(page, hands)
    registration(page, hands)
    alice.look()
    submit(page, hands)
    alice.sees("soumis", "Rien d’obligatoire ne manque.")
    print(f"{hands.keys} keys, {hands.fields} fields: {hands.seconds:.0f} s")
    assert hands.seconds < MOST_S


def register(page, hands):
    """The patient, the question and the consent; the case is a draft on its page."""
    hands.reach("Inscrire un (patient|dossier)")
    hands.press("Enter")
    page.wait_for_url("**/patients/register/")
    hands.write("birth_name", "Kerloc")
    hands.write("first_birth_given_name", "Maëlle")
    hands.choose("sex", "F")
    hands.write("birth_date", "03121956")
    hands.write("ipp", "8004321")
    hands.press("Enter")
    page.wait_for_url("**/cases/register/*")
    hands.write("question", "Faut-il stabiliser T8 avant la radiothérapie ?")
    hands.write("synthesis", "Adénocarcinome bronchique connu, dorsalgies mécaniques depuis trois semaines.")
    hands.choose("non_opposition", "yes")
    hands.write("informed_on", DAY)
    hands.reach("Enregistrer le brouillon")
    hands.press("Enter")
    ready(page)


def opens(page, hands, name, title):
    """From where the hands are to the button of this section, and its form."""
    hands.reach(name)
    hands.press("Enter")
    opened(page, title)


def goes_on(page, hands, title):
    """Ctrl+Enter saves the row; the form that follows opens, empty."""
    page.locator(".opened form").evaluate("form => { form.isLast = true }")
    hands.press("Control+Enter")
    page.wait_for_function("() => { const form = document.querySelector('.opened form'); return form && !form.isLast }")
    opened(page, title)


def ends(page, hands, section):
    hands.press("Escape")
    expect(page.locator(".slot")).to_have_count(0)
    saved(page, section)


def saves(page, hands, section):
    hands.press("Control+Enter")
    expect(page.locator(".slot")).to_have_count(0)
    saved(page, section)


def state(page, hands):
    opens(page, hands, "Renseigner : État", "État du patient")
    hands.write("ecog", "2")
    hands.write("karnofsky", "70")
    saves(page, hands, "state")
    opens(page, hands, "Résultat de biologie", "Résultat de biologie")
    for analyte, value in (("creatinine", "92"), ("calcium", "2.4"), ("albumin", "36"), ("haemoglobin", "11.2")):
        hands.choose("analyte", analyte)
        hands.write("value", value)
        hands.write("taken_on", DAY)
        goes_on(page, hands, "Résultat de biologie")
    ends(page, hands, "state")


def tumour(page, hands):
    opens(page, hands, "Tumeur", "Tumeur")
    hands.write("diagnosed_on", "02032025")
    hands.write("morphology", "adenocarcinome")
    hands.write("topography", "lobe superieur")
    hands.choose("laterality", "right")
    for letter, code in (("t", "T3"), ("n", "N2"), ("m", "M1c")):
        hands.write(letter, code)
    hands.choose("tnm_edition", "9")
    goes_on(page, hands, "Résultat moléculaire")
    hands.choose("marker", "egfr")
    hands.choose("outcome", "negative")
    goes_on(page, hands, "Résultat moléculaire")
    ends(page, hands, "tumour")


def disease(page, hands):
    opens(page, hands, "Renseigner : Hors de l’os", "Étendue de la maladie")
    hands.choose("extraosseous", "present")
    hands.choose("bone_register_complete", "yes")
    saves(page, hands, "disease")
    opens(page, hands, "Métastase viscérale", "Métastase viscérale")
    hands.choose("organ", "liver")
    hands.write("number", "2")
    goes_on(page, hands, "Métastase viscérale")
    ends(page, hands, "disease")


def treatments(page, hands):
    opens(page, hands, "Évolution : Traitements", "Évolution de la maladie")
    hands.choose("found_by_screening", "no")
    hands.choose("course", "initial")
    hands.choose("progression", "no")
    saves(page, hands, "course")
    opens(page, hands, "Traitement", "Traitement")
    for drug, line in (("cisplatine", "1"), ("pembrolizumab", "2")):
        hands.choose("treatment_type", "C15632")
        hands.write("drug", drug)
        hands.write("line", line)
        hands.choose("status", "done")
        goes_on(page, hands, "Traitement")
    ends(page, hands, "course")
    opens(page, hands, "Irradiation", "Irradiation")
    hands.choose("bone", "vertebra")
    hands.choose("level", "L3")
    hands.choose("technique", "conformal_3d")
    hands.write("dose_gy", "30")
    hands.write("fractions", "10")
    goes_on(page, hands, "Irradiation")
    ends(page, hands, "course")


def neurology(page, hands):
    opens(page, hands, "Épisode neurologique", "Épisode neurologique")
    hands.choose("compression", "none")
    hands.choose("walking", "without_aid")
    hands.choose("frankel", "E")
    goes_on(page, hands, "Épisode neurologique")
    ends(page, hands, "neurology")


def imaging(page, hands):
    opens(page, hands, "Examen", "Examen")
    for kind, region in (("mri", "rachis entier"), ("ct", "thorax abdomen pelvis")):
        hands.choose("kind", kind)
        hands.choose("status", "done")
        hands.write("done_on", DAY)
        hands.write("region", region)
        goes_on(page, hands, "Examen")
    ends(page, hands, "imaging")


def lesions(page, hands):
    opens(page, hands, "Lésion", "Lésion")
    for level, collapse in (("T8", "30"), ("L1", "10")):
        hands.choose("bone", "vertebra")
        hands.choose("level", level)
        goes_on(page, hands, "Observation")
        hands.choose("lesion_type", "lytic")
        hands.write("collapse_percent", collapse)
        hands.write("body_involvement_percent", "60")
        hands.choose("alignment", "normal")
        hands.choose("posterolateral", "unilateral")
        goes_on(page, hands, "Douleur")
        hands.write("intensity", "7")
        hands.choose("mechanical", "yes")
        goes_on(page, hands, "Lésion")
    ends(page, hands, "lesions")


def registration(page, hands):
    hands.reach(r"Inscription \d")
    hands.press("Enter")
    opens(page, hands, "Modifier : Inscription", "Inscription")
    hands.choose("is_file_complete", "yes")
    saves(page, hands, "registration")


def sins(page, hands):
    """The file answers all of it: the answers are read, Enter keeps them."""
    hands.reach("SINS", back=True)
    hands.press("Enter")
    expect(page.locator("#result-sins")).to_contain_text("Potentiellement instable")
    hands.choose("alignment", "normal")
    hands.press("Enter")
    expect(page.locator("tbody")).to_contain_text("Potentiellement instable")
    hands.reach("Dossier 26-[A-Z]+")
    hands.press("Enter")
    ready(page)
    expect(page.locator("#scores")).to_contain_text("Potentiellement instable")


def submit(page, hands):
    hands.reach("Soumettre", back=True)
    hands.press("Enter")
    expect(page.locator("main .message")).to_contain_text("Dossier soumis")


def test_what_was_typed_without_a_network_is_kept_and_sent_when_it_is_back(person):
    alice = person("Alice")
    page, case = alice.page, draft_of(alice)
    page.locator("#question").get_by_role("link", name="Modifier").click()
    opened(page, "Question")
    page.context.set_offline(True)
    page.locator(".opened [name=synthesis]").fill("Saisi sans réseau.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".opened [data-mark]")).to_contain_text("gardé dans ce navigateur")
    expect(page.locator(".opened [name=synthesis]")).to_have_value("Saisi sans réseau.")
    page.locator("#registration").get_by_role("heading", name="Inscription").click()
    page.context.set_offline(False)
    saved(page, "question")
    alice.sees("Saisi sans réseau.")
    assert kept_by(page) == []
    alice.faults.clear()  # Chromium says each request that found no network
    page.goto(case)
    alice.sees("Saisi sans réseau.")


def test_a_page_that_was_lost_gives_back_what_was_typed(person):
    alice = person("Alice")
    page, case = alice.page, draft_of(alice)
    page.locator("#course").get_by_role("link", name="Traitement", exact=True).click()
    page.locator(".opened [name=drug]").press_sequentially("osimertinib")
    crash(page)
    page.goto(case)
    expect(page.locator("#course .draft")).to_contain_text("Saisie non enregistrée du")
    alice.look()
    alice.press("Reprendre", inside="#course")
    expect(page.locator(".opened [name=drug]")).to_have_value("osimertinib")
    page.locator(".opened [name=treatment_type]").select_option("C93352")
    page.locator(".opened [name=status][value=current]").check(force=True)
    page.keyboard.press("Control+Enter")
    saved(page, "course")
    alice.sees("osimertinib")
    page.keyboard.press("Escape")
    assert kept_by(page) == []
    alice.faults.clear()  # what was sent as the page went was incomplete


def crash(page):
    """The page goes without a word: nothing is sent as it leaves."""
    page.evaluate("() => { window.fetch = () => new Promise(() => {}) }")


def test_a_draft_is_forgotten_when_asked_and_with_the_next_person(person):
    alice = person("Alice")
    page, case = alice.page, draft_of(alice)
    for _time in range(2):
        page.goto(case)
        page.locator("#reports").get_by_role("link", name="Compte rendu").click()
        page.locator(".opened [name=author_name]").press_sequentially("Dr Inconnu")
        assert len(kept_by(page)) == 1
        crash(page)
    page.goto(case)
    alice.press("Effacer", inside="#reports")
    assert kept_by(page) == []
    page.locator("#reports").get_by_role("link", name="Compte rendu").click()
    page.locator(".opened [name=author_name]").press_sequentially("Dr Inconnu")
    crash(page)
    page.context.clear_cookies()
    bruno = Person(page)
    bruno.sign_in("Bruno")
    assert kept_by(page) == []
    page.goto(case)
    expect(page.locator("#reports")).to_be_visible()
    expect(page.locator(".draft")).to_have_count(0)
    alice.faults.clear()  # what was sent as the page went was incomplete


def test_nothing_typed_stays_after_sign_out(person):
    alice = person("Alice")
    page, _case = alice.page, draft_of(alice)
    page.locator("#imaging").get_by_role("link", name="Examen", exact=True).click()
    page.locator(".opened [name=region]").press_sequentially("bassin")
    names = kept_by(page)
    assert len(names) == 1
    assert "bassin" not in names[0]
    alice.sign_out()
    assert kept_by(page) == []
    alice.faults.clear()  # the kind of examination was missing


def test_a_form_that_is_left_is_saved_and_an_untouched_one_closes_in_silence(person):
    alice = person("Alice")
    page, _case = alice.page, draft_of(alice)
    posts = []
    page.on("request", lambda asked: asked.method == "POST" and "/others/" not in asked.url and posts.append(asked.url))
    page.locator("#state").get_by_role("link", name="Antécédents").click()
    opened(page, "Antécédents")
    page.get_by_role("heading", name="Scores").click()
    expect(page.locator(".slot")).to_have_count(0)
    assert posts == []
    page.locator("#state").get_by_role("link", name="Antécédents").click()
    page.locator(".opened [name=wishes]").fill("Rester à domicile.")
    page.locator("#question").get_by_role("link", name="Modifier").click()
    saved(page, "state")
    assert len(posts) == 1
    opened(page, "Question")
    alice.sees("Rester à domicile.")


def test_escape_asks_before_it_gives_up_what_was_typed(person):
    alice = person("Alice")
    page, _case = alice.page, draft_of(alice)
    page.locator("#state").get_by_role("link", name="Antécédents").click()
    page.locator(".opened [name=history]").fill("HTA")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").get_by_role("button", name="Annuler").click()
    expect(page.locator(".opened [name=history]")).to_have_value("HTA")
    page.locator(".opened [name=history]").press("Escape")
    page.get_by_role("dialog").get_by_role("button", name="Confirmer").click()
    expect(page.locator(".slot")).to_have_count(0)
    expect(page.locator("#state")).not_to_contain_text("HTA")
    assert kept_by(page) == []


def test_errors_stay_beside_their_fields_with_every_character(person):
    alice = person("Alice")
    page, _case = alice.page, draft_of(alice)
    page.locator("#state").get_by_role("link", name="Résultat de biologie").click()
    page.locator(".opened [name=value]").fill("92")
    page.locator(".opened [name=text]").fill("à contrôler")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".opened .field.wrong").first).to_be_visible()
    expect(page.locator(".opened [name=value]")).to_have_value("92")
    expect(page.locator(".opened [name=text]")).to_have_value("à contrôler")
    alice.look()
    page.locator(".opened [name=text]").press("Escape")
    page.get_by_role("dialog").get_by_role("button", name="Confirmer").click()
    assert any("422" in fault for fault in alice.faults)
    alice.faults.clear()


def test_two_people_in_one_case_see_each_other_and_choose_between_two_versions(person):
    alice, bruno = person("Alice"), person("Bruno")
    case = draft_of(alice)
    bruno.page.goto(case)
    alice.page.reload()
    expect(alice.page.locator("#others")).to_contain_text("Dr Bruno Morvan")
    alice.page.locator("#question").get_by_role("link", name="Modifier").click()
    alice.page.locator(".opened [name=question]").fill("La question d’Alice ?")
    bruno.page.locator("#question").get_by_role("link", name="Modifier").click()
    bruno.page.locator(".opened [name=question]").fill("La question de Bruno ?")
    bruno.page.keyboard.press("Control+Enter")
    saved(bruno.page, "question")
    expect(alice.page.locator("#others")).to_contain_text("modifié par Dr Bruno Morvan", timeout=30_000)
    alice.look()
    alice.page.locator(".opened [name=question]").press("Control+Enter")
    conflict = alice.page.locator("#question .conflict")
    expect(conflict).to_contain_text("La question de Bruno ?")
    expect(conflict).to_contain_text("La question d’Alice ?")
    alice.look()
    conflict.get_by_text("La question de Bruno ?").click()
    alice.press("Enregistrer ce choix", inside="#question")
    expect(alice.page.locator(".slot")).to_have_count(0)
    alice.sees("La question de Bruno ?")
    assert kept_by(alice.page) == []
    assert any("409" in fault for fault in alice.faults)
    alice.faults.clear()


def test_two_sections_of_one_case_are_written_at_once_without_a_conflict(person):
    alice, bruno = person("Alice"), person("Bruno")
    bruno.page.goto(draft_of(alice))
    alice.page.locator("#question").get_by_role("link", name="Modifier").click()
    alice.page.locator(".opened [name=synthesis]").fill("Par Alice.")
    bruno.page.locator("#state").get_by_role("link", name="Antécédents").click()
    bruno.page.locator(".opened [name=comorbidities]").fill("Par Bruno.")
    bruno.page.keyboard.press("Control+Enter")
    saved(bruno.page, "state")
    alice.page.locator(".opened [name=synthesis]").press("Control+Enter")
    saved(alice.page, "question")
    alice.sees("Par Alice.", "Par Bruno.")


def test_a_task_is_given_and_done_in_one_click(person):
    alice = person("Alice")
    page, _case = alice.page, draft_of(alice)
    page.locator("#tasks").get_by_role("link", name="Tâche").click()
    page.locator(".opened [name=what]").fill("Demander l’IRM du rachis entier")
    page.locator(".opened [name=owner]").select_option(label="Dr Bruno Morvan")
    page.locator(".opened [name=due_on]").fill("2026-01-05")
    page.keyboard.press("Control+Enter")
    saved(page, "tasks")
    page.keyboard.press("Escape")
    alice.sees("en retard", "Dr Bruno Morvan")
    alice.look()
    alice.press("Fait", inside="#tasks")
    expect(page.locator("#tasks tbody")).to_contain_text("fait")
    expect(page.locator("#tasks tbody")).not_to_contain_text("en retard")

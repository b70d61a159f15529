"""A report is dropped on the page, seen going, refused where it must be, and comes back byte for byte."""

import base64
import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.attachments import files

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

DROP = """([base64, name, type]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name, { type }));
  for (const kind of ["dragover", "drop"]) {
    document.querySelector("h1").dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true }));
  }
}"""


def test_a_report_is_added_with_a_hand_on_the_keyboard_or_on_the_mouse(person, tmp_path):
    alice = person("Alice")
    page = alice.page
    form = opened(alice)
    alice.look()

    # Too large is said before it leaves.
    (tmp_path / "heavy.pdf").write_bytes(bytes(21 * files.MEGABYTE))
    form.locator("[type=file]").set_input_files(tmp_path / "heavy.pdf")
    sentence = form.locator("[type=file]").evaluate("field => field.validationMessage")
    assert "dépasse 20\u00a0Mo" in sentence

    # Refused by its content: what was typed is still there, and the error is read out.
    page.get_by_label("Titre").fill("Compte rendu du bloc")
    drop(page, files.pdf() + files.zip_archive(), "a.pdf")
    page.keyboard.press("Tab")
    with forgiven(alice):
        alice.press("Ajouter au dossier")
        expect(page.locator(".errors")).to_be_focused()
    alice.sees("mêle un PDF et autre chose")
    expect(page.get_by_label("Titre")).to_have_value("Compte rendu du bloc")
    alice.look()

    # The network goes and comes back: the form and its file wait.
    drop(page, files.pdf(pages=3), "../compte rendu.pdf")
    with forgiven(alice):
        page.context.set_offline(True)
        alice.press("Ajouter au dossier")
        expect(page.get_by_role("alert").filter(has_text="vérifiez le réseau")).to_be_visible()
        page.context.set_offline(False)
    page.get_by_role("button", name="Ajouter au dossier").press("Enter")
    page.wait_for_url(re.compile("#reports$"))
    alice.sees("Fichier ajouté au dossier.", "Compte rendu du bloc")
    alice.look()

    with page.expect_download() as leaving:
        page.locator("#reports").get_by_role("link", name="Télécharger").click()
    assert re.fullmatch(r"piece-jointe-[0-9a-f]{8}\.pdf", leaving.value.suggested_filename)
    assert leaving.value.path().read_bytes() == files.pdf(pages=3)

    page.locator("#reports").get_by_role("link", name="Compte rendu du bloc", exact=True).click()
    expect(page.get_by_role("heading", name="Pièce jointe")).to_be_visible()
    alice.look()
    alice.confirm("Retirer du dossier")
    alice.sees("Retiré du dossier.")
    expect(page.locator("#reports").get_by_text("Compte rendu du bloc")).to_have_count(0)


def opened(alice):
    alice.page.goto("/cases/")
    alice.page.locator("main table a.open").first.click()
    alice.page.locator("#reports").get_by_role("link", name="Ajouter un fichier").click()
    expect(alice.page.get_by_role("heading", name="Ajouter un fichier")).to_be_visible()
    return alice.page.locator("form[data-upload]")


def drop(page, content, name):
    page.evaluate(DROP, [base64.b64encode(content).decode(), name, "application/pdf"])


@contextmanager
def forgiven(person):
    """What goes wrong inside is what the story wants: it is no fault of the page."""
    before = len(person.faults)
    yield
    person.page.wait_for_timeout(100)
    del person.faults[before:]

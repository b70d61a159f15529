"""Somebody in front of a browser: types, presses, reads, and notices every fault of the page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.factories import PASSWORD

GRAVE = ("serious", "critical")


class Person:
    """One page of a browser. `faults` gathers what its console said and every answer that was an error."""

    def __init__(self, page):
        self.page = page
        self.faults = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    def sign_in(self, name):
        self.page.goto("/")
        self.page.get_by_label("Courriel").fill(f"{name.lower()}@hopital.test")
        self.page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("heading", name="Accueil")).to_be_visible()

    def sign_out(self):
        self.page.get_by_role("banner").locator("summary").click()
        self.press("Se déconnecter")
        self.page.wait_for_url("**/account/login/**")
        expect(self.page.get_by_label("Courriel")).to_be_visible()

    def follow(self, name, inside="main"):
        self.page.locator(inside).get_by_role("link", name=name).first.click()

    def press(self, name, inside="body"):
        self.page.locator(inside).get_by_role("button", name=name).first.click()

    def confirm(self, name):
        """Press, read what will happen, press again."""
        self.press(name, inside="main")
        self.page.get_by_role("dialog").get_by_role("button", name=name).click()

    def write(self, inside="main", **values):
        """Fill a form by the names of its fields; a choice is made with the space bar."""
        for name, value in values.items():
            field = self.page.locator(f"{inside} form.form [name={name}]").first
            if field.get_attribute("type") in ("radio", "checkbox"):
                choice = self.page.locator(f"{inside} form.form [name={name}][value='{value}']")
                choice.focus()
                choice.press("Space")
                expect(choice).to_be_checked()
            elif field.evaluate("field => field.localName") == "select":
                field.select_option(value)
            else:
                field.fill(value)

    def sees(self, *texts):
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def look(self):
        """Every element of this page can be used by everybody."""
        found = Axe().run(self.page).response["violations"]
        for fault in found:
            if fault["impact"] in GRAVE:
                places = [node["html"] for node in fault["nodes"]]
                self.faults.append(f"{self.page.url}: {fault['id']}, {fault['help']}: {places}")

    def download(self, button):
        """The bytes of a paper, from the button that is there once the worker has made it."""
        expect(button).to_be_visible(timeout=40_000)
        with self.page.expect_download() as paper:
            button.click()
        return paper.value.path().read_bytes()

    def _heard(self, message):
        if message.type in ("error", "warning"):
            self.faults.append(f"{self.page.url}: {message.text}")

    def _answered(self, response):
        if response.status >= 400:
            self.faults.append(f"{response.url}: {response.status}")

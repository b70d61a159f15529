"""A site of its own and a real Chromium. Both end with the module: a browser left open would forbid the database."""

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.person import Person
from tests.journeys.site import Site

CHROMIUM = "/usr/bin/chromium"  # Debian's; its absence is a failure, never a skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("site"))
    site.prepare()
    with site.running():
        yield site


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        # Chromium's own sandbox refuses root, who runs the tests in a container.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def person(site, chromium):
    """`person("Alice")` is Alice, signed in, in a browser of her own. No page that she opens may hold a fault."""
    everybody = []

    def somebody(name):
        context = chromium.new_context(base_url=site.address, locale="fr-FR")
        context.set_default_timeout(15_000)
        everybody.append(Person(context.new_page()))
        everybody[-1].sign_in(name)
        return everybody[-1]

    yield somebody
    for one in everybody:
        one.page.context.close()
    assert [fault for one in everybody for fault in one.faults] == []

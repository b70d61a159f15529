"""The API's own pages, read and tried in a browser, on a site with a real file for its database."""

import pytest

pytestmark = pytest.mark.browser

# Four requests at once under one key, as a program does that lost its patience.
AT_ONCE = """
async () => {
  const token = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken=")).split("=")[1];
  const traits = {birth_name: "Durand", first_birth_given_name: "Luc", sex: "M", birth_date: "1950-02-03"};
  const body = JSON.stringify(traits);
  const headers = {"Content-Type": "application/json", "X-CSRFToken": token, "Idempotency-Key": "k-1"};
  const send = () => fetch("/api/v1/patients/", {method: "POST", headers, body});
  const answers = await Promise.all([send(), send(), send(), send()]);
  const found = await fetch("/api/v1/patients/");
  return [answers.map((answer) => answer.status), (await found.json()).results.map((row) => row.birth_name)];
}
"""


def test_the_schema_is_read_and_tried_from_this_site_alone(person):
    alice = person("Alice")
    asked = []
    alice.page.on("request", lambda request: asked.append(request.url))
    alice.page.goto("/api/v1/docs/")
    alice.page.locator("#operations-tag-Patients").click()
    alice.page.get_by_text("Register a patient").wait_for()
    alice.page.get_by_text("List the patients open to you").click()
    alice.page.get_by_role("button", name="Try it out").click()
    with alice.page.expect_response("**/api/v1/patients/*") as answer:
        alice.page.get_by_role("button", name="Execute").click()
    assert answer.value.status == 200
    assert all(url.startswith((alice.page.url.split("/api/")[0], "data:", "blob:")) for url in asked)


def test_four_requests_at_once_under_one_key_make_one_patient(person):
    alice = person("Alice")
    alice.page.goto("/api/v1/docs/")
    statuses, names = alice.page.evaluate(AT_ONCE)
    assert set(statuses) <= {201, 409} and 201 in statuses
    assert names.count("DURAND") == 1
    # Being told that the first is still at work is no fault of the page.
    alice.faults[:] = [fault for fault in alice.faults if "409" not in fault]

"""Files of a patient over HTTP: a form in, the same bytes out, the record's own refusals in the one shape of errors."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.test import Client

from cases import actions
from cases.models import Attachment, JournalEntry, Report
from rcp.api.problems import MEDIA_TYPE
from tests import factories
from tests.api.conftest import ROOT, fields_of
from tests.attachments import files
from tests.counting import statements

UNKNOWN = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A storage of its own for each test."""
    options = settings.STORAGES["attachments"]["OPTIONS"] | {"location": tmp_path / "attachments"}
    settings.STORAGES = settings.STORAGES | {"attachments": settings.STORAGES["attachments"] | {"OPTIONS": options}}
    return tmp_path / "attachments"


def send(person, patient, content=None, *, key=None, **values):
    """A form, as any program sends one; without `content` the form has no file."""
    client = Client()
    client.force_login(person)
    said = {"title": "Compte rendu opératoire", **values}
    if content is not None:
        said["file"] = files.upload(content)
    headers = {"Idempotency-Key": key} if key else {}
    answer = client.post(f"{ROOT}patients/{patient}/attachments/", said, headers=headers)
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"] == MEDIA_TYPE
    return answer


@pytest.fixture
def report(case, alice):
    return actions.add_part(Report, of=case, by=alice, kind="surgery", status="done", dated_on=date(2026, 3, 12))


@pytest.fixture
def attachment(case, alice):
    return actions.attach_file(of=case, by=alice, file=files.upload(files.pdf()), title="Compte rendu opératoire")


def test_a_file_is_added_read_amended_and_removed(case, alice, as_alice, report):
    added = send(alice, case.patient_id, files.pdf(), report=str(report.pk), dated_on="2026-03-12")
    assert (added.status_code, added.headers["ETag"]) == (201, '"1"')
    said = added.json()
    assert (said["media_type"], said["size_bytes"]) == ("application/pdf", len(files.pdf()))
    assert "stored_as" not in said
    address = f"attachments/{said['id']}/"
    assert as_alice.get(address).json() == said
    assert as_alice.patch(address, {"title": "Fémur"}, version=1).json()["title"] == "Fémur"
    assert as_alice.delete(address, version=2).status_code == 204
    assert as_alice.get(address).status_code == 404
    assert as_alice.get(f"{address}content/").status_code == 404


def test_a_file_without_a_title_takes_that_of_its_report(case, alice, report):
    assert send(alice, case.patient_id, files.pdf(), title="", report=str(report.pk)).json()["title"] == (
        "Compte rendu opératoire du 12/03/2026"
    )
    refused = send(alice, case.patient_id, files.pdf(), title="")
    assert (refused.status_code, list(fields_of(refused))) == (422, ["title"])


def test_the_list_shows_the_standing_ones(case, alice, as_alice, attachment):
    other = send(alice, case.patient_id, files.image("PNG"), title="Image").json()
    actions.remove_part(attachment, by=alice, version=1)
    listed = as_alice.get(f"patients/{case.patient_id}/attachments/").json()
    assert listed == {"results": [other], "next": None}


def test_the_content_leaves_as_a_file_that_no_browser_runs(case, as_bruno, attachment):
    answer = as_bruno.get(f"attachments/{attachment.pk}/content/")
    assert answer.getvalue() == files.pdf()
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="piece-jointe-')
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["ETag"] == f'"{attachment.sha256}"'
    assert JournalEntry.objects.filter(event="attachment_downloaded").count() == 1


def test_who_holds_the_content_already_is_told_so_and_writes_no_line(as_bruno, attachment):
    answer = as_bruno.get(f"attachments/{attachment.pk}/content/", if_none_match=f'"{attachment.sha256}"')
    assert answer.status_code == 304
    assert not JournalEntry.objects.filter(event="attachment_downloaded").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "vide"), (b"MZ" + bytes(50), "ni un PDF"), (b"%PDF-1.7 cut", "incomplet"), (b"<svg/>", "ni un PDF")],
)
def test_a_file_that_will_not_do_is_refused_with_its_field(case, alice, content, words):
    refused = send(alice, case.patient_id, content)
    assert (refused.status_code, list(fields_of(refused))) == (422, ["file"])
    assert words in refused.json()["errors"][0]["message"]
    assert not Attachment.objects.exists()


def test_a_body_that_is_too_large_is_refused_unread(case, alice, settings, folder):
    settings.ATTACHMENT_MAX_MB = 1
    for key in (None, "k-1"):
        refused = send(alice, case.patient_id, bytes(4 * files.MEGABYTE), key=key)
        assert (refused.status_code, fields_of(refused)) == (413, {"file": "too_large"})
        assert "1\u00a0Mo" in refused.json()["detail"]
    assert not folder.exists()


def test_a_file_just_over_the_limit_is_refused_by_its_content(case, alice, settings):
    settings.ATTACHMENT_MAX_MB = 1
    refused = send(alice, case.patient_id, bytes(files.MEGABYTE + 1))
    assert (refused.status_code, list(fields_of(refused))) == (422, ["file"])


def test_the_quota_is_a_refusal_of_the_record(case, alice, settings):
    settings.ATTACHMENT_QUOTA_MB = 1
    assert send(alice, case.patient_id, files.heavy_pdf(files.MEGABYTE - 3000)).status_code == 201
    refused = send(alice, case.patient_id, files.heavy_pdf(10_000))
    assert (refused.status_code, refused.json()["code"], list(fields_of(refused))) == (409, "refused", ["file"])


def test_a_form_without_a_file_or_with_a_word_too_many_is_refused(case, alice):
    assert fields_of(send(alice, case.patient_id)) == {"file": "required"}
    assert fields_of(send(alice, case.patient_id, key="k-2")) == {"file": "required"}
    assert fields_of(send(alice, case.patient_id, files.pdf(), titre="x")) == {"titre": "unknown"}
    assert fields_of(send(alice, case.patient_id, files.pdf(), dated_on="hier")) == {"dated_on": "invalid"}


def test_anything_else_than_a_form_is_refused(case, as_alice):
    refused = as_alice.post(f"patients/{case.patient_id}/attachments/", {"title": "x"})
    assert (refused.status_code, refused.json()["code"]) == (415, "unsupported_media_type")


def test_a_cut_off_form_adds_nothing(case, alice, folder):
    client = Client()
    client.force_login(alice)
    head = b'--f\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    whole = head + files.pdf(pages=9) + b"\r\n--f--\r\n"
    for share in range(1, 10):
        answer = client.generic(
            "POST",
            f"{ROOT}patients/{case.patient_id}/attachments/",
            b"-",
            content_type="multipart/form-data; boundary=f",
            **{"CONTENT_LENGTH": str(len(whole)), "wsgi.input": BytesIO(whole[: len(whole) * share // 10])},
        )
        assert answer.status_code in (400, 422) and answer.headers["Content-Type"] == MEDIA_TYPE
    assert not Attachment.objects.exists() and not folder.exists()


def test_the_same_form_sent_twice_under_one_key_adds_one_file(case, alice, folder):
    first, second = (send(alice, case.patient_id, files.pdf(), key="k-3") for _time in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.headers["Idempotent-Replayed"] == "true" and second.json() == first.json()
    assert len(list(folder.iterdir())) == 1
    other = send(alice, case.patient_id, files.pdf(pages=2), key="k-3")
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")


def test_a_stale_version_answers_with_the_row_as_it_stands(as_alice, attachment, bruno):
    actions.amend_part(attachment, by=bruno, version=1, title="Du bloc")
    stale = as_alice.patch(f"attachments/{attachment.pk}/", {"title": "Fémur"}, version=1)
    assert (stale.status_code, stale.json()["current"]["title"]) == (412, "Du bloc")
    assert as_alice.delete(f"attachments/{attachment.pk}/").status_code == 428


def test_a_report_of_another_patient_is_refused_as_an_unknown_one(case, alice, as_alice, board, attachment):
    other = factories.draft(alice, board, factories.patient(alice, birth_name="AUTRE", ipp="1"))
    foreign = actions.add_part(Report, of=other, by=alice, kind="surgery", status="done")
    added = [send(alice, case.patient_id, files.pdf(), report=key) for key in (str(foreign.pk), UNKNOWN)]
    amended = [
        as_alice.patch(f"attachments/{attachment.pk}/", {"report": key}, version=1) for key in (foreign.pk, UNKNOWN)
    ]
    for one, unknown in (added, amended):
        assert one.status_code == unknown.status_code == 422
        assert one.json() == unknown.json()


def test_a_guest_reads_and_does_not_write(case, claire, greta, caller, attachment):
    as_greta = caller(greta)
    assert as_greta.get(f"attachments/{attachment.pk}/").status_code == 404
    actions.open_case_to(case=case, person=greta, purpose="guest", by=claire)
    assert as_greta.get(f"attachments/{attachment.pk}/content/").getvalue() == files.pdf()
    assert send(greta, case.patient_id, files.pdf()).json()["code"] == "refused"
    assert as_greta.patch(f"attachments/{attachment.pk}/", {"title": "x"}, version=1).status_code == 409
    assert as_greta.delete(f"attachments/{attachment.pk}/", version=1).status_code == 409


def test_strangers_see_nothing(case, attachment, caller, stranger, rose, admin):
    for person in (stranger, rose, admin):
        them = caller(person)
        assert them.get(f"attachments/{attachment.pk}/").status_code == 404
        assert them.get(f"attachments/{attachment.pk}/content/").status_code == 404
        assert them.get(f"patients/{case.patient_id}/attachments/").status_code == 404
        assert them.patch(f"attachments/{attachment.pk}/", {"title": "x"}, version=1).status_code == 404
        assert send(person, case.patient_id, files.pdf()).status_code == 404
    assert caller().get(f"attachments/{attachment.pk}/content/").status_code == 401


def test_a_file_that_changed_in_the_storage_is_refused(as_alice, attachment, folder):
    (folder / attachment.stored_as).write_bytes(b"%PDF-1.7 something else")
    refused = as_alice.get(f"attachments/{attachment.pk}/content/")
    assert refused.status_code == 409 and "altéré" in refused.json()["detail"]


def test_a_list_costs_the_same_for_two_files_and_for_twelve(case, alice, as_alice):
    def cost():
        with statements() as count:
            as_alice.get(f"patients/{case.patient_id}/attachments/")
        return count.on_the_record

    def add(many):
        for number in range(many):
            actions.attach_file(of=case, by=alice, file=files.upload(files.pdf()), title=f"Lettre {number}")

    add(2)
    cost()
    short = cost()
    add(10)
    assert cost() == short <= 8


def test_what_is_stored_is_what_was_sent(case, alice):
    send(alice, case.patient_id, files.pdf(pages=4))
    with storages["attachments"].open(Attachment.objects.get().stored_as) as content:
        assert content.read() == files.pdf(pages=4)

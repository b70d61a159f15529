"""Files of a patient through their pages: added, refused with what was typed still there, downloaded, taken out."""

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from cases import actions
from cases.file import CaseFile
from cases.models import Attachment, ImagingStudy, JournalEntry, Report
from rcp.web.attachment_lines import by_section
from tests import factories
from tests.attachments import files
from tests.counting import statements


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A storage of its own for each test."""
    options = settings.STORAGES["attachments"]["OPTIONS"] | {"location": tmp_path / "attachments"}
    settings.STORAGES = settings.STORAGES | {"attachments": settings.STORAGES["attachments"] | {"OPTIONS": options}}
    return tmp_path / "attachments"


@pytest.fixture
def report(case, alice):
    return actions.add_part(Report, of=case, by=alice, kind="surgery", status="done", dated_on=date(2026, 3, 12))


@pytest.fixture
def attachment(case, alice, report):
    return attached(alice, case, report=report)


def attached(by, case, **values):
    values = {"title": "Compte rendu opératoire", **values}
    return actions.attach_file(of=case, by=by, file=files.upload(files.pdf()), **values)


def send(client, case, file, **values):
    return client.post(
        reverse("attachment_add", args=[case.pk]), {"title": "CRO", "dated_on": "2026-03-12", **values, "file": file}
    )


def body(*parts, boundary="frontier"):
    """A multipart body written by hand: (headers, content) …"""
    lines = [b"--%s\r\n%s\r\n\r\n%s\r\n" % (boundary.encode(), headers, content) for headers, content in parts]
    return b"".join(lines) + b"--%s--\r\n" % boundary.encode()


def send_raw(client, case, content, **extra):
    return client.generic(
        "POST",
        reverse("attachment_add", args=[case.pk]),
        content,
        content_type="multipart/form-data; boundary=frontier",
        **extra,
    )


def test_a_file_is_added_from_a_case_and_found_in_its_section(client, case, alice, report):
    client.force_login(alice)
    answer = send(client, case, files.upload(files.pdf()), report=report.pk)
    assert answer.headers["Location"] == reverse("case", args=[case.pk]) + "#reports"
    added = Attachment.objects.get()
    assert (added.title, added.report, added.dated_on) == ("CRO", report, date(2026, 3, 12))


def test_a_file_is_added_from_the_page_of_the_patient(client, case, alice):
    client.force_login(alice)
    address = reverse("patient_attachment_add", args=[case.patient_id])
    answer = client.post(address, {"title": "Radio", "file": files.upload(files.image("JPEG"))})
    assert answer.headers["Location"] == reverse("patient", args=[case.patient_id]) + "#attachments"
    assert Attachment.objects.get().media_type == "image/jpeg"


def test_the_form_proposes_the_report_that_was_being_read(client, case, alice, report):
    client.force_login(alice)
    page = client.get(reverse("attachment_add", args=[case.pk]), {"report": report.pk})
    assert 'value="Compte rendu opératoire du 12/03/2026"' in page.content.decode()
    assert 'value="2026-03-12"' in page.content.decode()


def test_a_study_sends_back_to_imaging(client, case, alice):
    study = actions.add_part(ImagingStudy, of=case, by=alice, kind="mri", status="done", done_on=date(2026, 3, 1))
    client.force_login(alice)
    page = client.get(reverse("attachment_add", args=[case.pk]), {"study": study.pk})
    assert 'value="IRM du 01/03/2026"' in page.content.decode()
    answer = send(client, case, files.upload(files.image("PNG")), study=study.pk, title="")
    assert answer.headers["Location"].endswith("#imaging")
    assert Attachment.objects.get().title == "IRM du 01/03/2026"


def test_a_refused_file_keeps_what_was_typed(client, case, alice):
    client.force_login(alice)
    page = send(client, case, files.upload(b"MZ" + bytes(100)), title="Scanner de Rennes")
    assert page.status_code == 422
    text = page.content.decode()
    assert "ni un PDF, ni une image JPEG ou PNG" in text and 'value="Scanner de Rennes"' in text
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7"])
def test_an_empty_or_broken_file_is_refused_beside_its_field(client, case, alice, content):
    client.force_login(alice)
    page = send(client, case, files.upload(content))
    assert page.status_code == 422 and 'id="id_file_error"' in page.content.decode()


def test_no_file_and_no_title_are_refused(client, case, alice):
    client.force_login(alice)
    page = client.post(reverse("attachment_add", args=[case.pk]), {"title": "", "file": ""})
    assert page.status_code == 422 and "Choisissez un fichier" in page.content.decode()
    page = send(client, case, files.upload(files.pdf()), title=" ")
    assert page.status_code == 422 and "Donnez un titre" in page.content.decode()


def test_a_date_in_the_future_is_refused(client, case, alice):
    client.force_login(alice)
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = send(client, case, files.upload(files.pdf()), dated_on=tomorrow.isoformat())
    assert page.status_code == 422 and "avenir" in page.content.decode()


def test_the_report_of_another_patient_is_refused_as_an_unknown_one(client, case, alice, board):
    other = factories.draft(alice, board, factories.patient(alice, birth_name="AUTRE", ipp="1"))
    foreign = actions.add_part(Report, of=other, by=alice, kind="surgery", status="done")
    actions.add_part(Report, of=case, by=alice, kind="molecular", status="done")
    client.force_login(alice)
    unknown = "00000000-0000-4000-8000-000000000000"
    pages = [send(client, case, files.upload(files.pdf()), report=key) for key in (foreign.pk, unknown)]
    assert [page.status_code for page in pages] == [422, 422]
    said = [page.context["form"].errors["report"] for page in pages]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a\x00b\x1b[2J.pdf", "n" * 10_000 + ".pdf", "\u202efdp.exe", "C:\\docs\\scan.pdf", "scan"],
    ids=["dots", "control", "long", "right to left", "windows", "no ending"],
)
def test_whatever_its_name_the_file_is_simply_added(client, case, alice, folder, name):
    client.force_login(alice)
    headers = b'Content-Disposition: form-data; name="file"; filename="%s"' % name.encode()
    text = (b'Content-Disposition: form-data; name="title"', b"CRO")
    assert send_raw(client, case, body(text, (headers, files.pdf()))).status_code == 302
    assert Attachment.objects.get().title == "CRO"
    assert [len(file.name) for file in folder.iterdir()] == [40]


def test_the_declared_type_is_not_heard(client, case, alice):
    client.force_login(alice)
    file = files.upload(files.image("PNG"), name="page.html", declared="text/html")
    assert send(client, case, file).status_code == 302
    assert Attachment.objects.get().media_type == "image/png"


# --- limits ---------------------------------------------------------------------------------------------------------


def test_a_body_that_is_too_large_is_refused_unread_with_what_was_typed(client, case, alice, settings, folder):
    settings.ATTACHMENT_MAX_MB = 1
    client.force_login(alice)
    page = send(client, case, files.upload(bytes(4 * files.MEGABYTE)), title="Scanner de Rennes")
    assert page.status_code == 413
    text = page.content.decode()
    assert "dépasse 1\u00a0Mo" in text and 'value="Scanner de Rennes"' in text
    assert not page.wsgi_request.FILES and not folder.exists()


def test_a_length_that_lies_is_enough_to_refuse_before_reading(client, case, alice, settings):
    settings.ATTACHMENT_MAX_MB = 1
    client.force_login(alice)

    class Unread(BytesIO):
        most = 0

        def read(self, size=-1):
            Unread.most = max(Unread.most, self.tell() + (size if size > 0 else 0))
            return super().read(size)

    headers = b'Content-Disposition: form-data; name="file"; filename="a.pdf"'
    stream = Unread(body((headers, files.pdf() + bytes(10 * files.MEGABYTE))))
    page = send_raw(client, case, b"-", **{"CONTENT_LENGTH": str(10**12), "wsgi.input": stream})
    assert page.status_code == 413
    assert Unread.most < files.MEGABYTE


def test_a_body_that_is_too_large_is_taken_to_its_end_by_small_pieces(client, case, alice, settings):
    settings.ATTACHMENT_MAX_MB = 1
    client.force_login(alice)

    class Pieces(BytesIO):
        largest = 0

        def read(self, size=-1):
            found = super().read(size)
            Pieces.largest = max(Pieces.largest, len(found))
            return found

    headers = b'Content-Disposition: form-data; name="file"; filename="a.pdf"'
    whole = body((headers, bytes(8 * files.MEGABYTE)))
    stream = Pieces(whole)
    page = send_raw(client, case, b"-", **{"CONTENT_LENGTH": str(len(whole)), "wsgi.input": stream})
    assert page.status_code == 413
    assert stream.tell() == len(whole) and Pieces.largest <= 64 * 1024


def test_a_file_just_over_the_limit_is_refused_by_its_content(client, case, alice, settings):
    settings.ATTACHMENT_MAX_MB = 1
    client.force_login(alice)
    page = send(client, case, files.upload(bytes(files.MEGABYTE + 1)))
    assert page.status_code == 422 and "dépasse 1\u00a0Mo" in page.content.decode()


def test_another_page_reads_no_large_file_either(client, alice, settings):
    settings.ATTACHMENT_MAX_MB = 1
    client.force_login(alice)
    page = client.post(reverse("patient_register"), {"birth_name": "X", "f": files.upload(bytes(4 * files.MEGABYTE))})
    assert page.status_code == 422 and not page.wsgi_request.FILES


def test_a_cut_off_body_is_a_refused_form_without_row_and_without_file(client, case, alice, folder):
    client.force_login(alice)
    text = (b'Content-Disposition: form-data; name="title"', b"CRO")
    whole = body(text, (b'Content-Disposition: form-data; name="file"; filename="a.pdf"', files.pdf(pages=9)))
    for share in range(1, 10):
        cut = whole[: len(whole) * share // 10]
        page = send_raw(client, case, b"-", **{"CONTENT_LENGTH": str(len(whole)), "wsgi.input": BytesIO(cut)})
        assert page.status_code == 422, share
    assert not Attachment.objects.exists() and not folder.exists()


def test_the_quota_is_said_beside_the_file(client, case, alice, settings):
    settings.ATTACHMENT_QUOTA_MB = 1
    actions.attach_file(of=case, by=alice, file=files.upload(files.heavy_pdf(files.MEGABYTE - 3000)), title="Lourd")
    client.force_login(alice)
    page = send(client, case, files.upload(files.heavy_pdf(10_000)))
    assert page.status_code == 422 and "dépasseraient 1\u00a0Mo" in page.content.decode()


def test_a_script_that_shows_the_progress_is_told_where_to_go(client, case, alice):
    client.force_login(alice)
    address = reverse("attachment_add", args=[case.pk])
    answer = client.post(address, {"title": "CRO", "file": files.upload(files.pdf())}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == reverse("case", args=[case.pk]) + "#reports"


# --- reading --------------------------------------------------------------------------------------------------------


def test_it_leaves_as_a_file_that_no_browser_runs(client, attachment, david):
    client.force_login(david)
    answer = client.get(reverse("attachment_download", args=[attachment.pk]))
    assert b"".join(answer.streaming_content) == files.pdf()
    assert answer.headers["Content-Type"] == "application/pdf"
    name = f"piece-jointe-{str(attachment.pk)[:8]}.pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]
    assert int(answer.headers["Content-Length"]) == len(files.pdf())
    assert JournalEntry.objects.get(event="attachment_downloaded").by == david.pk


def test_an_image_leaves_as_it_was_drawn_again(client, case, alice):
    attachment = actions.attach_file(of=case, by=alice, file=files.upload(files.telltale_jpeg()), title="Photo")
    client.force_login(alice)
    answer = client.get(reverse("attachment_download", args=[attachment.pk]))
    content = b"".join(answer.streaming_content)
    assert answer.headers["Content-Disposition"].endswith('.jpg"')
    assert Image.open(BytesIO(content)).size == (40, 60) and b"Exif" not in content


def test_a_guest_reads_it_as_long_as_the_case_is_open_to_them(client, case, attachment, claire, greta):
    address = reverse("attachment_download", args=[attachment.pk])
    client.force_login(greta)
    assert client.get(address).status_code == 404
    meeting = uuid4()
    actions.open_case_to(case=case, person=greta, purpose="guest", by=claire, meeting_id=meeting)
    assert client.get(address).getvalue() == files.pdf()
    page = client.get(reverse("attachment", args=[attachment.pk]))
    assert "travaillent à un dossier" in page.content.decode()
    actions.close_grants(meeting_id=meeting, by=claire)
    assert client.get(address).status_code == 404


def test_strangers_see_nothing(client, attachment, case, stranger, rose, admin):
    for person in (stranger, rose, admin):
        client.force_login(person)
        for name in ("attachment", "attachment_download"):
            assert client.get(reverse(name, args=[attachment.pk])).status_code == 404
        assert client.post(reverse("attachment_remove", args=[attachment.pk])).status_code == 404
        assert client.get(reverse("attachment_add", args=[case.pk])).status_code == 404


def test_a_file_that_changed_in_the_storage_is_refused_by_a_page(client, attachment, alice, folder):
    (folder / attachment.stored_as).write_bytes(b"%PDF-1.7 something else")
    client.force_login(alice)
    page = client.get(reverse("attachment_download", args=[attachment.pk]))
    assert page.status_code == 409 and "altéré" in page.content.decode()


# --- words ----------------------------------------------------------------------------------------------------------


def test_its_words_are_amended(client, case, attachment, alice):
    client.force_login(alice)
    address = reverse("attachment", args=[attachment.pk]) + f"?case={case.pk}"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"title": "Fémur", "dated_on": "", "report": "", "version": 1})
    assert answer.headers["Location"] == reverse("case", args=[case.pk]) + "#reports"
    changed = Attachment.objects.get()
    assert (changed.title, changed.report, changed.version) == ("Fémur", None, 2)


def test_its_history_says_what_came_and_what_was_changed(client, case, attachment, alice):
    actions.amend_part(attachment, by=alice, version=1, title="Fémur", report=None)
    client.force_login(alice)
    text = client.get(reverse("part_history", args=["attachment", attachment.pk])).content.decode()
    for words in ("Compte rendu opératoire du 12/03/2026", "Fémur", "PDF", f"{attachment.size_bytes}\u00a0octets"):
        assert words in text, words
    assert "stored_as" not in text and attachment.stored_as not in text
    at_once = client.get(reverse("case_history", args=[case.pk]))
    assert "Fémur" in at_once.content.decode()


def test_two_people_who_amend_it_see_both_versions(client, attachment, alice, bruno):
    actions.amend_part(attachment, by=bruno, version=1, title="Compte rendu du bloc")
    client.force_login(alice)
    page = client.post(reverse("attachment", args=[attachment.pk]), {"title": "Fémur", "version": 1})
    assert page.status_code == 409
    assert "Compte rendu du bloc" in page.content.decode() and "Fémur" in page.content.decode()


def test_a_case_of_another_patient_in_the_address_is_not_found(client, attachment, alice, board):
    other = factories.draft(alice, board, factories.patient(alice, birth_name="AUTRE", ipp="1"))
    client.force_login(alice)
    assert client.get(reverse("attachment", args=[attachment.pk]), {"case": other.pk}).status_code == 404


def test_it_is_taken_out_and_no_longer_found(client, attachment, alice):
    client.force_login(alice)
    stale = client.post(reverse("attachment_remove", args=[attachment.pk]), {"version": 9})
    assert stale.status_code == 409
    answer = client.post(reverse("attachment_remove", args=[attachment.pk]), {"version": 1})
    assert answer.status_code == 302
    assert client.get(reverse("attachment_download", args=[attachment.pk])).status_code == 404
    with storages["attachments"].open(attachment.stored_as) as content:
        assert content.read() == files.pdf()


# --- lists ----------------------------------------------------------------------------------------------------------


def test_a_list_says_what_each_shows_and_who_put_it_there(client, case, alice, report):
    study = actions.add_part(ImagingStudy, of=case, by=alice, kind="mri", status="done")
    attached(alice, case, report=report, dated_on=date(2026, 3, 12))
    attached(alice, case, title="", study=study)
    attached(alice, case, title="Lettre", dated_on=date(2026, 4, 1))
    found = by_section(CaseFile(case))
    assert [line.row.title for line in found["imaging"]] == ["IRM"] and found["imaging"][0].shows == ""
    letter, operation = found["reports"]
    assert letter.row.title == "Lettre"
    assert operation.shows == "Compte rendu opératoire du 12/03/2026"
    client.force_login(alice)
    for page in (reverse("case", args=[case.pk]), reverse("patient", args=[case.patient_id])):
        text = client.get(page).content.decode()
        assert text.count(f"par {alice.full_name}") >= 3
        assert reverse("attachment_download", args=[operation.row.pk]) in text


def test_a_patient_with_many_files_shows_the_newest_and_leads_to_all(client, case, alice):
    for number in range(6):
        attached(alice, case, title=f"Lettre {number}")
    client.force_login(alice)
    text = client.get(reverse("patient", args=[case.patient_id])).content.decode()
    everything = reverse("patient_list", args=[case.patient_id, "attachment"])
    assert "Lettre 5" in text and "Lettre 0" not in text and everything in text
    assert "Lettre 0" in client.get(everything).content.decode()


def test_the_pages_cost_the_same_for_two_files_and_for_twelve(client, case, alice):
    addresses = [reverse("case", args=[case.pk]), reverse("patient", args=[case.patient_id])]
    addresses.append(reverse("patient_list", args=[case.patient_id, "attachment"]))
    client.force_login(alice)

    def costs():
        found = []
        for address in addresses:
            client.get(address)
            with statements() as count:
                assert client.get(address).status_code == 200
            found.append((count.on_the_record, count.of_the_house))
        return found

    for number in range(2):
        attached(alice, case, title=f"Lettre {number}")
    short = costs()
    for number in range(10):
        attached(alice, case, title=f"Lettre {number}")
    assert costs() == short

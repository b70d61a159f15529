"""Files of a patient: what is let in, what is kept of it, and who reads it again."""

import hashlib
import os
import resource
import stat
import subprocess
import sys
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageCms

from cases import access, actions, inspection, storage
from cases.errors import Conflict, Invalid, NotVisible, Refused
from cases.models import Attachment, ImagingStudy, JournalEntry, Report
from tests import factories
from tests.attachments import files


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A storage of its own for each test."""
    options = settings.STORAGES["attachments"]["OPTIONS"] | {"location": tmp_path / "attachments"}
    settings.STORAGES = settings.STORAGES | {"attachments": settings.STORAGES["attachments"] | {"OPTIONS": options}}
    return tmp_path / "attachments"


def attach(by, of, content=None, **values):
    values = {"title": "Compte rendu opératoire", **values}
    return actions.attach_file(of=of, by=by, file=files.upload(content or files.pdf()), **values)


def stored(attachment):
    with storages["attachments"].open(attachment.stored_as) as file:
        return file.read()


def refusal_of(content):
    with pytest.raises(Invalid) as refused:
        inspection.inspect([content])
    return refused.value.errors["file"][0]


def kept_of(content):
    """(media type, the bytes that are kept)."""
    kept = inspection.inspect([content[:1000], content[1000:]])
    with kept.file as file:
        inside = file.read()
    assert (len(inside), hashlib.sha256(inside).hexdigest()) == (kept.size_bytes, kept.sha256)
    return kept.media_type, inside


# --- what is let in -------------------------------------------------------------------------------------------------


def test_a_pdf_is_kept_byte_for_byte():
    assert kept_of(files.pdf(pages=3)) == ("application/pdf", files.pdf(pages=3))


def test_a_pdf_may_end_with_empty_lines():
    assert kept_of(files.pdf() + b"\r\n\n")[0] == "application/pdf"


def test_a_paper_of_our_own_press_is_let_in():
    from rcp.documents import press

    foot = "@page{@bottom-left{content:'cr ' counter(page) ' / ' counter(pages)}}"
    html = f"<html lang=fr><head><title>CR</title><style>{foot}</style></head><body><p>Texte</p></body></html>"
    made = press.print_pdf(html, title="CR", language="fr", identifier="0", created_at=timezone.now(), footer="cr")
    assert kept_of(made.bytes)[1] == made.bytes


@pytest.mark.parametrize("kind", ["a script at opening", "a script deep inside", *list(files.ACTIVE_PDFS)[2:]])
def test_a_pdf_that_acts_is_refused(kind):
    assert "contient du code" in refusal_of(files.ACTIVE_PDFS[kind]())


@pytest.mark.parametrize("kind", list(files.EMBEDDING_PDFS))
def test_a_pdf_that_carries_files_is_refused(kind):
    assert "d’autres fichiers" in refusal_of(files.EMBEDDING_PDFS[kind]())


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_pdf_is_refused_even_without_a_password_to_type(password):
    assert "chiffré" in refusal_of(files.encrypted_pdf(password))


@pytest.mark.parametrize(
    "hostile",
    [
        lambda: files.pdf() + files.zip_archive(),
        files.zip_inside_pdf,
        files.html_inside_pdf,
        files.dicom_and_pdf,
        lambda: b"<html><script>alert(1)</script>" + files.pdf(),
        lambda: files.pdf() + b"<script>alert(1)</script>",
    ],
    ids=["zip after", "zip inside", "html inside", "dicom", "html before", "html after"],
)
def test_a_pdf_that_is_also_something_else_is_refused(hostile):
    assert "autre chose" in refusal_of(hostile())


def test_a_pdf_without_pages_is_refused():
    assert "pas de page" in refusal_of(files.pdf(pages=0))


@pytest.mark.parametrize("hostile", [files.bomb_in_a_page, files.bomb_in_a_bomb, files.bomb_of_objects])
def test_a_pdf_that_unfolds_without_end_is_refused_and_costs_this_process_nothing(hostile):
    content = hostile()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert any(words in refusal_of(content) for words in ("démesuré", "abîmé", "trop de temps ou de mémoire"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


def test_an_image_of_two_thousand_million_pixels_is_refused_before_it_is_decoded():
    content = files.png_bomb()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "50\u00a0millions de pixels" in refusal_of(content)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


@pytest.mark.parametrize("kind", list(files.other_formats()))
def test_another_format_is_refused_with_the_ones_that_are_accepted(kind):
    assert refusal_of(files.other_formats()[kind]) == (
        "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG\u00a0: enregistrez-le dans l’un de ces formats."
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7\n%%EOF", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-", b"%%EOF"])
def test_the_beginning_of_a_format_is_not_the_format(content):
    assert refusal_of(content)


def test_an_empty_file_is_refused():
    assert "vide" in refusal_of(b"")


def test_a_file_is_refused_as_soon_as_it_passes_the_limit(settings):
    settings.ATTACHMENT_MAX_MB = 1
    read = []

    def endless():
        for number in range(1000):
            read.append(number)
            yield bytes(files.MEGABYTE // 4)

    with pytest.raises(Invalid, match="dépasse 1\u00a0Mo"):
        inspection.inspect(endless())
    assert len(read) == 5


@pytest.mark.parametrize("kind", ["PDF", "JPEG", "PNG", "progressive"])
@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_at_any_tenth_is_refused(kind, tenth):
    whole = {
        "PDF": lambda: files.pdf(pages=5),
        "JPEG": lambda: files.image("JPEG", size=(400, 300)),
        "PNG": lambda: files.image("PNG", size=(400, 300)),
        "progressive": lambda: files.image("JPEG", size=(400, 300), progressive=True),
    }[kind]()
    assert refusal_of(whole[: len(whole) * tenth // 10])


def test_an_image_whose_last_bytes_are_missing_is_refused():
    assert "abîmée" in refusal_of(files.image("PNG")[:-12])


def test_an_animated_image_is_refused():
    assert "animée" in refusal_of(files.animated_png())


def test_an_image_that_grows_past_the_limit_is_refused(settings):
    settings.ATTACHMENT_MAX_MB = 1
    # Progressive and optimised it just fits; drawn again in the ordinary way it no longer does.
    noise, squeezed = Image.frombytes("L", (1000, 1000), os.urandom(1_000_000)), BytesIO()
    noise.save(squeezed, "JPEG", quality=97, progressive=True, optimize=True)
    settings.ATTACHMENT_MAX_MB = 1
    assert len(squeezed.getvalue()) < files.MEGABYTE
    assert "une fois enregistrée" in refusal_of(squeezed.getvalue())


def test_what_a_parser_cannot_survive_is_refused(monkeypatch, tmp_path):
    dying = tmp_path / "dying.py"
    dying.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.setattr(inspection, "CHILD", dying)
    assert "trop de temps ou de mémoire" in refusal_of(files.pdf())


def test_what_takes_too_long_is_refused(monkeypatch, tmp_path):
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(inspection, "CHILD", slow)
    monkeypatch.setattr(inspection, "PATIENCE_SECONDS", 0.2)
    assert "trop de temps ou de mémoire" in refusal_of(files.pdf())


def test_the_child_gets_no_secret_and_no_open_descriptor(monkeypatch, tmp_path):
    telling, told = tmp_path / "telling.py", tmp_path / "told"
    telling.write_text(
        "import os\n"
        "descriptors = [fd for fd in range(3, 200) if os.path.exists(f'/proc/self/fd/{fd}')]\n"
        f"open({str(told)!r}, 'w').write(f'{{sorted(os.environ)}} {{descriptors}}')\n"
        "raise SystemExit(1)\n"
    )
    monkeypatch.setattr(inspection, "CHILD", telling)
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    refusal_of(files.pdf())
    # Python itself sets the one variable, for its own decoding.
    assert told.read_text() in ("[] []", "['LC_CTYPE'] []")


def test_the_web_process_loads_no_parser():
    program = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "import django; django.setup()\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        "import cases.actions, rcp.web.views.attachments\n"
        "from cases.inspection import inspect\n"
        "from cases.errors import Invalid\n"
        "inspect([open(sys.argv[1], 'rb').read()]).file.close()\n"
        "print(sorted({'PIL', 'pikepdf', 'weasyprint'} & set(sys.modules)))\n"
    )
    root = Path(__file__).resolve().parents[2]
    sample = Path(os.environ["DATA_DIR"]) / "sample.pdf"
    sample.write_bytes(files.pdf())
    ran = subprocess.run([sys.executable, "-c", program, str(sample)], cwd=root, capture_output=True, text=True)
    assert ran.stdout.strip() == "[]", ran.stderr


# --- what is kept of an image ---------------------------------------------------------------------------------------


def test_a_photograph_keeps_nothing_but_its_picture():
    media_type, kept = kept_of(files.telltale_jpeg())
    assert media_type == "image/jpeg"
    seen = Image.open(BytesIO(kept))
    assert not seen.getexif() and not seen.getexif().get_ifd(0x8825)
    assert set(seen.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for trace in (b"Exif", b"TelephoneMaker", b"MARTIN", b"TRAILER", b"virus"):
        assert trace not in kept


def test_a_photograph_stands_upright():
    seen = Image.open(BytesIO(kept_of(files.telltale_jpeg())[1]))
    assert seen.size == (40, 60)
    red, _green, blue = seen.getpixel((35, 30))
    assert red > 200 and blue < 60


def test_a_png_keeps_nothing_but_its_picture_and_its_transparency():
    media_type, kept = kept_of(files.telltale_png())
    assert media_type == "image/png"
    seen = Image.open(BytesIO(kept))
    assert (seen.mode, seen.text, dict(seen.getexif())) == ("RGBA", {}, {})
    for trace in (b"MARTIN", b"iTXt", b"tEXt", b"eXIf", b"TRAILER"):
        assert trace not in kept


@pytest.mark.parametrize(
    ("kind", "mode", "kept_mode"),
    [("JPEG", "L", "L"), ("JPEG", "CMYK", "RGB"), ("PNG", "1", "1"), ("PNG", "L", "L"), ("PNG", "P", "P"),
     ("PNG", "I;16", "I;16"), ("PNG", "LA", "LA")],
)  # fmt: skip
def test_every_ordinary_kind_of_image_is_let_in(kind, mode, kept_mode):
    assert Image.open(BytesIO(kept_of(files.image(kind, mode))[1])).mode == kept_mode


def test_the_colours_of_the_camera_are_applied_and_its_profile_is_dropped():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    seen = Image.open(BytesIO(kept_of(files.image("PNG", icc_profile=profile))[1]))
    assert "icc_profile" not in seen.info
    assert seen.getpixel((5, 5)) == (255, 0, 0)


def test_a_profile_that_says_nothing_does_not_refuse_the_picture():
    assert kept_of(files.image("PNG", icc_profile=b"nonsense" * 50))[0] == "image/png"


def test_the_same_image_twice_is_kept_as_the_same_bytes():
    assert kept_of(files.telltale_jpeg()) == kept_of(files.telltale_jpeg())


# --- the act --------------------------------------------------------------------------------------------------------


def test_a_file_is_added_to_the_patient_of_a_case(case, alice):
    report = actions.add_part(Report, of=case, by=alice, kind="surgery", status="done", dated_on=date(2026, 3, 12))
    attachment = attach(alice, case, report=report, dated_on=date(2026, 3, 12))
    assert attachment.patient == case.patient
    assert (attachment.media_type, attachment.size_bytes) == ("application/pdf", len(files.pdf()))
    assert attachment.sha256 == hashlib.sha256(files.pdf()).hexdigest()
    assert stored(attachment) == files.pdf()


def test_its_line_of_the_journal_tells_what_it_is_and_never_its_name(case, alice):
    attachment = actions.attach_file(
        of=case, by=alice, file=files.upload(files.pdf(), name="MARTIN Jeanne CRO.pdf"), title="Opération"
    )
    line = JournalEntry.objects.get(event="attachment_added")
    assert line.record == f"patient:{case.patient_id}"
    assert line.changes == {
        "title": [None, "Opération"],
        "media_type": [None, "application/pdf"],
        "size_bytes": [None, attachment.size_bytes],
        "sha256": [None, attachment.sha256],
    }


def test_the_key_in_the_storage_says_nothing(case, alice, folder):
    attachment = attach(alice, case)
    assert [file.name for file in folder.iterdir()] == [attachment.stored_as]
    assert str(attachment.pk)[:8] not in attachment.stored_as and len(attachment.stored_as) == 40
    assert stat.S_IMODE((folder / attachment.stored_as).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_title_it_is_called_by_what_it_shows(case, alice):
    report = actions.add_part(Report, of=case, by=alice, kind="surgery", status="done", dated_on=date(2026, 3, 12))
    study = actions.add_part(ImagingStudy, of=case, by=alice, kind="mri", status="done", region="rachis")
    assert attach(alice, case, title="", report=report).title == "Compte rendu opératoire du 12/03/2026"
    assert attach(alice, case, title="", study=study).title == "IRM rachis"


def test_without_a_title_and_without_anything_that_it_shows_it_is_refused(case, alice, folder):
    with pytest.raises(Invalid, match="Donnez un titre"):
        attach(alice, case, title="")
    assert not folder.exists()


def test_a_file_from_the_future_is_refused(case, alice):
    with pytest.raises(Invalid, match="avenir"):
        attach(alice, case, dated_on=timezone.localdate() + timedelta(days=1))


def test_a_report_of_another_patient_is_refused(case, alice, board):
    other = factories.draft(alice, board, factories.patient(alice, birth_name="AUTRE", ipp="1"))
    report = actions.add_part(Report, of=other, by=alice, kind="surgery", status="done")
    with pytest.raises(Invalid, match="n’appartient pas"):
        attach(alice, case, report=report)


def test_a_guest_reads_and_does_not_add(case, claire, greta):
    actions.open_case_to(case=case, person=greta, purpose="guest", by=claire)
    with pytest.raises(Refused, match="travaillent"):
        attach(greta, case)


def test_a_stranger_is_refused_before_the_file_is_looked_at(case, stranger, rose, admin):
    for person in (stranger, rose, admin):
        with pytest.raises(Refused) as refused:
            attach(person, case, b"not a file")
        assert not isinstance(refused.value, Invalid)


def test_the_quota_counts_every_file_that_is_stored_removed_ones_included(case, alice, settings, folder):
    settings.ATTACHMENT_QUOTA_MB = 1
    heavy = files.heavy_pdf(files.MEGABYTE // 2 - 2000)
    first = attach(alice, case, heavy)
    attach(alice, case, heavy)
    actions.remove_part(first, by=alice, version=1)
    with pytest.raises(Refused, match="dépasseraient 1\u00a0Mo") as refused:
        attach(alice, case, files.heavy_pdf(10_000))
    assert refused.value.field == "file"
    assert len(list(folder.iterdir())) == 2


def test_the_quota_is_each_patients_own(case, alice, board, settings):
    settings.ATTACHMENT_QUOTA_MB = 1
    attach(alice, case, files.heavy_pdf(files.MEGABYTE - 2000))
    other = factories.draft(alice, board, factories.patient(alice, birth_name="AUTRE", ipp="1"))
    assert attach(alice, other)


def test_a_transaction_that_fails_leaves_no_content(case, alice, folder, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("the database is gone")

    monkeypatch.setattr(actions.attachments, "add_part", fail)
    with pytest.raises(OSError, match="gone"):
        attach(alice, case)
    assert list(folder.iterdir()) == [] and not Attachment.objects.exists()


def test_a_storage_that_fails_is_a_refusal_and_a_line_without_words(case, alice, settings, tmp_path, caplog):
    (tmp_path / "occupied").write_text("a file where a folder should be")
    options = settings.STORAGES["attachments"]["OPTIONS"] | {"location": tmp_path / "occupied"}
    settings.STORAGES = settings.STORAGES | {"attachments": settings.STORAGES["attachments"] | {"OPTIONS": options}}
    with pytest.raises(Refused, match="ne répond pas"):
        attach(alice, case)
    assert "storage failed" in caplog.text and str(tmp_path) not in caplog.text


def test_words_are_amended_and_the_file_stays(case, alice):
    study = actions.add_part(ImagingStudy, of=case, by=alice, kind="ct", status="done")
    attachment = attach(alice, case)
    actions.amend_part(attachment, by=alice, version=1, title="Scanner", study=study, dated_on=date(2026, 1, 2))
    line = JournalEntry.objects.get(event="attachment_amended")
    assert line.changes["title"] == ["Compte rendu opératoire", "Scanner"]
    assert stored(attachment) == files.pdf()
    with pytest.raises(Conflict):
        actions.amend_part(Attachment.objects.get(), by=alice, version=1, title="Autre")


def test_a_removed_file_is_no_longer_found_and_its_content_stays(case, alice):
    attachment = attach(alice, case)
    actions.remove_part(attachment, by=alice, version=1)
    with pytest.raises(NotVisible):
        access.part_for(alice, Attachment, attachment.pk)
    assert stored(attachment) == files.pdf()
    assert JournalEntry.objects.filter(event="attachment_removed").count() == 1


def test_a_read_is_journalled_and_whole(case, alice, david):
    attachment = attach(alice, case)
    assert actions.download_attachment(attachment=attachment, by=david) == files.pdf()
    line = JournalEntry.objects.get(event="attachment_downloaded")
    assert (line.record, line.by, line.keys) == (
        f"patient:{case.patient_id}",
        david.pk,
        [f"attachment:{attachment.pk}"],
    )


@pytest.mark.parametrize("harm", [lambda file: file.write_bytes(file.read_bytes() + b" "), Path.unlink])
def test_a_file_that_changed_or_is_gone_is_refused_and_logged_by_its_key(case, alice, folder, caplog, harm):
    attachment = attach(alice, case)
    harm(folder / attachment.stored_as)
    with pytest.raises(Refused, match="prévenez l’administrateur"):
        actions.download_attachment(attachment=attachment, by=alice)
    assert str(attachment.pk) in caplog.text
    assert not JournalEntry.objects.filter(event="attachment_downloaded").exists()


# --- the sweep ------------------------------------------------------------------------------------------------------


def swept(*options):
    out = StringIO()
    call_command("sweep_attachments", *options, stdout=out)
    return out.getvalue()


def test_an_orphan_is_named_then_removed_and_a_young_one_is_left(case, alice, folder):
    attachment = attach(alice, case)
    old, young = storage.keep(BytesIO(b"old")), storage.keep(BytesIO(b"young"))
    yesterday = (timezone.now() - timedelta(days=2)).timestamp()
    for key in (old, attachment.stored_as):
        os.utime(folder / key, (yesterday, yesterday))
    assert f"orphan {old}" in swept() and "1 orphans" in swept("--delete")
    assert {file.name for file in folder.iterdir()} == {young, attachment.stored_as}


def test_a_row_without_its_file_fails_the_sweep(case, alice, folder):
    attachment = attach(alice, case)
    (folder / attachment.stored_as).unlink()
    with pytest.raises(CommandError, match="lost their file"):
        swept()


def test_an_empty_storage_is_swept_in_silence(db):
    assert swept() == "0 attachments, 0 orphans, 0 lost\n"


@pytest.mark.django_db(transaction=True)
def test_a_transaction_around_the_act_that_fails_leaves_an_orphan_that_the_sweep_finds(case, alice, folder):
    with pytest.raises(RuntimeError), transaction.atomic():
        attach(alice, case)
        raise RuntimeError
    assert not Attachment.objects.exists() and len(list(folder.iterdir())) == 1

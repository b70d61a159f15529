"""Attachments in a store that speaks S3: a real server on this machine, spoken to over HTTP."""

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO
from types import SimpleNamespace

import boto3
import pytest
from django.core.management import call_command
from moto.server import ThreadedMotoServer

from cases import actions, storage
from cases.errors import Refused
from cases.models import Attachment
from rcp import settings as product
from tests.attachments import files
from tests.house.test_imports import ROOT

BUCKET = "pieces"


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server, monkeypatch, settings, tmp_path):
    """The bucket as its owner sees it; the site is set up by its environment, with its secret in a file."""
    (tmp_path / "secret").write_text("secret\n")
    for name, value in {
        "ATTACHMENT_S3_BUCKET": BUCKET,
        "ATTACHMENT_S3_ENDPOINT": server,
        "ATTACHMENT_S3_REGION": "eu-west-3",
        "ATTACHMENT_S3_ACCESS_KEY": "key",
        "ATTACHMENT_S3_SECRET_KEY_FILE": str(tmp_path / "secret"),
    }.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = settings.STORAGES | {"attachments": product._s3()}
    client = boto3.client(
        "s3", endpoint_url=server, region_name="eu-west-3", aws_access_key_id="key", aws_secret_access_key="secret"
    )
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
    yield client
    for stored in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=stored["Key"])
    client.delete_bucket(Bucket=BUCKET)
    client.close()


def stored_in(bucket):
    return {stored["Key"] for stored in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])}


def attach(by, case, content=None):
    return actions.attach_file(of=case, by=by, file=files.upload(content or files.pdf()), title="Compte rendu")


def test_a_file_goes_to_the_store_and_comes_back(case, alice, bucket):
    content = files.heavy_pdf(3 * files.MEGABYTE)
    attachment = attach(alice, case, content)
    assert stored_in(bucket) == {attachment.stored_as}
    assert actions.download_attachment(attachment=attachment, by=alice) == content


def test_what_is_stored_is_private_and_says_nothing_of_its_kind(case, alice, bucket):
    attachment = attach(alice, case)
    grants = bucket.get_object_acl(Bucket=BUCKET, Key=attachment.stored_as)["Grants"]
    assert all("URI" not in grant["Grantee"] for grant in grants)
    assert bucket.head_object(Bucket=BUCKET, Key=attachment.stored_as)["ContentType"] == "application/octet-stream"


def test_a_file_that_changed_or_is_gone_in_the_store_is_refused(case, alice, bucket):
    attachment = attach(alice, case)
    bucket.put_object(Bucket=BUCKET, Key=attachment.stored_as, Body=b"%PDF-1.7 something else")
    with pytest.raises(Refused, match="altéré"):
        actions.download_attachment(attachment=attachment, by=alice)
    bucket.delete_object(Bucket=BUCKET, Key=attachment.stored_as)
    with pytest.raises(Refused, match="introuvable"):
        actions.download_attachment(attachment=attachment, by=alice)


def test_a_transaction_that_fails_leaves_nothing_in_the_store(case, alice, bucket):
    with pytest.raises(Refused, match="avenir"):
        actions.attach_file(of=case, by=alice, file=files.upload(files.pdf()), title="x", dated_on=_tomorrow())
    assert stored_in(bucket) == set() and not Attachment.objects.exists()


def test_the_sweep_reads_the_store(case, alice, bucket):
    attach(alice, case)
    storage.keep(BytesIO(b"on its way"))
    out = StringIO()
    call_command("sweep_attachments", stdout=out)
    assert out.getvalue() == "1 attachments, 0 orphans, 0 lost\n"


def test_a_store_that_does_not_answer_is_a_refusal(case, alice, bucket, monkeypatch, settings, caplog):
    monkeypatch.setenv("ATTACHMENT_S3_ENDPOINT", "http://127.0.0.1:9")
    settings.STORAGES = settings.STORAGES | {"attachments": product._s3()}
    with pytest.raises(Refused, match="ne répond pas"):
        attach(alice, case)
    row = SimpleNamespace(pk="row", stored_as="key", sha256="")
    with pytest.raises(Refused, match="ne répond pas"):
        storage.read(row)
    assert "127.0.0.1" not in caplog.text


def started(environment):
    """What a fresh process reads of the settings: its storage, and whether it loaded what only S3 needs."""
    program = (
        "import json, sys; from rcp import settings; "
        "print(json.dumps([settings.STORAGES['attachments']['BACKEND'], 'botocore' in sys.modules]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True
    )
    return json.loads(ran.stdout) if ran.returncode == 0 else ran.stderr


def test_the_libraries_of_the_store_are_loaded_only_when_it_is_chosen(tmp_path):
    folder = {"DATA_DIR": str(tmp_path)}
    assert started(folder) == ["django.core.files.storage.FileSystemStorage", False]
    keys = {f"ATTACHMENT_S3_{name}": "x" for name in ("BUCKET", "ACCESS_KEY", "SECRET_KEY")}
    assert started(folder | keys | {"ATTACHMENT_STORAGE": "s3"}) == ["storages.backends.s3.S3Storage", True]


@pytest.mark.parametrize(
    "wrong", [{"ATTACHMENT_STORAGE": "s4"}, {"ATTACHMENT_STORAGE": "s3"}, {"ATTACHMENT_MAX_MB": "0"}]
)
def test_a_wrong_setting_stops_the_start_with_its_name(tmp_path, wrong):
    assert "ATTACHMENT_" in started({"DATA_DIR": str(tmp_path)} | wrong)


def _tomorrow():
    from datetime import timedelta

    from django.utils import timezone

    return timezone.localdate() + timedelta(days=1)

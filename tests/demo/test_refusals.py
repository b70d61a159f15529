"""Where the demonstration has no place, and what it leaves there: nothing."""

import pytest
from django.core.management import CommandError, call_command

from cases.models import Board, Patient
from rcp.accounts.actions import system_account
from rcp.accounts.models import User
from rcp.documents.models import Document
from tests import factories

pytestmark = pytest.mark.once


def test_another_account_is_other_data(db):
    factories.administrator()
    with pytest.raises(CommandError, match="d’autres données"):
        call_command("demo")


def test_another_board_is_other_data(board):
    with pytest.raises(CommandError, match="d’autres données"):
        call_command("demo")
    assert Board.objects.get() == board


def test_production_refuses_a_public_password(db, settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="en production"):
        call_command("demo")


def test_a_failure_leaves_nothing(db, settings):
    settings.INS_REALM = "real"
    with pytest.raises(CommandError, match="ne sont pas admises"):
        call_command("demo")
    assert not (User.objects.exists() or Board.objects.exists() or Patient.objects.exists())


def test_the_technical_account_is_no_other_data_and_papers_may_be_left_to_a_worker(db):
    system_account()
    call_command("demo", "--no-papers")
    assert set(Document.objects.values_list("status", flat=True)) == {"pending"}

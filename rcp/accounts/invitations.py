"""The link by which an invited person chooses a first password. It lives three days and serves once."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.errors import NotVisible
from rcp.accounts.models import User

logger = logging.getLogger(__name__)


class InvitationTokens(PasswordResetTokenGenerator):
    """Django's tokens, under a salt of their own: a link to reset a password is no invitation.

    Their life is Django's `PASSWORD_RESET_TIMEOUT`, three days unless it is set otherwise.
    """

    key_salt = "rcp.accounts.invitations"


tokens = InvitationTokens()


def link_to(user):
    path = reverse("invitation", args=[urlsafe_base64_encode(force_bytes(user.pk)), tokens.make_token(user)])
    return settings.BASE_URL.rstrip("/") + path


def person_invited(uidb64, token):
    """The person whom this link invites; a link that is wrong, old or used leads to nobody."""
    try:
        user = User.objects.get(pk=force_str(urlsafe_base64_decode(uidb64)), is_active=True)
    except (User.DoesNotExist, ValidationError, ValueError) as absent:
        raise NotVisible from absent
    if not user.is_invited or not tokens.check_token(user, token):
        raise NotVisible
    return user


def send_invitation(user):
    """Write to the person, in the language of the account. False when the mail server did not take the message."""
    with override(user.language):
        text = render_to_string("emails/invitation.txt", {"person": user, "link": link_to(user)})
        subject = _("Votre accès à Concertos")
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email])
    except (OSError, SMTPException) as problem:
        # Its kind only: what a mail server answers often repeats the address.
        logger.error("the invitation of account %s was not sent: %s", user.pk, type(problem).__name__)
        return False
    return True


def is_mail_printed():
    """Whether mail goes to the console of this machine instead of to people: then the administrator hands the link."""
    return settings.EMAIL_BACKEND.endswith("console.EmailBackend")

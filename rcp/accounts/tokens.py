"""The secret of an API token: 256 random bits, of which the database keeps the hash and the first letters.

A plain SHA-256 is right here. Slow hashes protect what people choose, because it can be guessed; nobody guesses 256
random bits, and every request of a program would pay for the slowness.
"""

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

# Programs that look for secrets in public code know them by such a beginning.
MARK = "concertos_"
SHOWN = len(MARK) + 6
LONGEST_LIFE = timedelta(days=365)
USUAL_LIFE = timedelta(days=90)


def new_secret():
    return MARK + secrets.token_urlsafe(32)


def digest_of(secret):
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def last_day():
    """The last day that a token issued today may reach."""
    return timezone.localdate() + LONGEST_LIFE

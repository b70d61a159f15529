"""The few kinds of field that the record is made of, so that each is declared the same way everywhere."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from .record import Answer

LONGEST_TEXT = 20_000


def tri(label, **options):
    """Yes, no, unknown; empty while nobody has answered."""
    return models.CharField(label, max_length=7, choices=Answer.choices, blank=True, default="", **options)


def line(label, length=200, **options):
    """One optional line of text."""
    return models.CharField(label, max_length=length, **{"blank": True, "default": "", **options})


def prose(label, **options):
    """Optional free text of several lines."""
    return models.TextField(label, max_length=LONGEST_TEXT, **{"blank": True, "default": "", **options})


def coded(label, choices, **options):
    """One word of an enumeration. With `blank=True`, empty means that nobody has answered."""
    if options.get("blank"):
        options.setdefault("default", "")
    return models.CharField(label, max_length=40, choices=getattr(choices, "choices", choices), **options)


def count(label, low=None, high=None, **options):
    """An optional whole number, never below zero."""
    options = {"null": True, "blank": True, "validators": _bounds(low, high), **options}
    return models.PositiveSmallIntegerField(label, **options)


def measure(label, low, high, *, places=1, **options):
    """An optional decimal number with its bounds; the field's name or another field holds its unit."""
    return models.DecimalField(
        label, max_digits=9, decimal_places=places, null=True, blank=True, validators=_bounds(low, high), **options
    )


def day(label, **options):
    """An optional date."""
    return models.DateField(label, **{"null": True, "blank": True, **options})


def link(to, label, related_name, **options):
    """A foreign key; nothing that a row refers to can be deleted."""
    return models.ForeignKey(to, models.PROTECT, verbose_name=label, related_name=related_name, **options)


def _bounds(low, high):
    bounds = [] if low is None else [MinValueValidator(low)]
    return bounds if high is None else [*bounds, MaxValueValidator(high)]


class WebAddress(models.URLField):
    """An address on the web; typed without its scheme it is a secure one."""

    def formfield(self, **options):
        return super().formfield(**{"assume_scheme": "https", **options})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs

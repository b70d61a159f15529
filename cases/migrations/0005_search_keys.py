"""Search keys made again: they now hold names written in one word."""

from django.db import migrations

from cases.search import key_of

BATCH = 500


def rebuild(apps, schema_editor):
    """A batch at a time, by key: a registry of ten years does not fit in memory."""
    patients = apps.get_model("cases", "Patient").objects.order_by("pk")
    last = None
    while batch := list((patients.filter(pk__gt=last) if last else patients)[:BATCH]):
        for patient in batch:
            patient.search_key = key_of(patient)
        patients.bulk_update(batch, ["search_key"])
        last = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_units_of_analytes")]

    operations = [migrations.RunPython(rebuild, migrations.RunPython.noop, elidable=True)]

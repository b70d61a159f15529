from django.db import migrations, models


class Migration(migrations.Migration):
    """A guideline's published version no longer hides the version of its row."""

    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="guideline", name="cases_guideline_version"),
        migrations.RenameField(model_name="guideline", old_name="version", new_name="edition"),
        migrations.AddField(
            model_name="guideline", name="version", field=models.PositiveIntegerField(default=1, editable=False)
        ),
        migrations.AddConstraint(
            model_name="guideline",
            constraint=models.UniqueConstraint(
                fields=("name", "edition"),
                name="cases_guideline_edition",
                violation_error_message="Cette version du référentiel existe déjà.",
            ),
        ),
    ]

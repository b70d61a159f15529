from django.db import migrations, models

from cases.guards import INSTALL, LIFT


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_search_keys")]

    operations = [
        LIFT,
        migrations.AddField(
            model_name="score",
            name="reasons",
            field=models.JSONField(blank=True, default=dict, verbose_name="raisons des réponses contraires au dossier"),
        ),
        INSTALL,
    ]

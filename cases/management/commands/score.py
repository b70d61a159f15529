"""`manage.py score sins location=junctional pain=mechanical …`: the calculation, without the site."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

import scoring


class Command(BaseCommand):
    help = "Calculate an index from its answers; the items that are not given stay missing."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("code", metavar="CODE", help="sins, mirels, …")
        parser.add_argument("answers", nargs="*", metavar="item=option")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print the result as codes")
        parser.add_argument("--language", choices=("fr", "en"), default="fr")

    def handle(self, *, code, answers, as_json, language, **options):
        with override(language):
            try:
                index = scoring.index(code)
                result = scoring.calculate(code, _read(answers, index))
            except scoring.ScoringError as refusal:
                raise CommandError(refusal.text.to(language)) from None
            if as_json:
                self.stdout.write(json.dumps(result.to_codes(), indent=2))
            else:
                self.stdout.write("\n".join(_sentences(index, result, language)))


def _read(pairs, index):
    answers = {}
    for pair in pairs:
        item, equals, option = pair.partition("=")
        if not equals:
            sentence = _("« %(pair)s » n’a pas la forme critère=réponse ; critères possibles : %(allowed)s.")
            raise CommandError(sentence % {"pair": pair, "allowed": ", ".join(item.code for item in index.items)})
        if item in answers:
            raise CommandError(_("Le critère « %(item)s » est donné deux fois.") % {"item": item})
        answers[item] = option
    return answers


def _sentences(index, result, language):
    labels = {item.code: item.label.to(language) for item in index.items}
    yield f"{index.title.to(language)} ({result.version})"
    if result.total is not None:
        yield _("Total : %(total)s") % {"total": result.total}
    elif result.lowest is not None:
        yield _("Entre %(lowest)s et %(highest)s") % {"lowest": result.lowest, "highest": result.highest}
    if result.band:
        yield f"{result.band.label.to(language)}. {result.band.meaning.to(language)}"
    else:
        yield _("Encore possible : %(bands)s") % {"bands": ", ".join(b.label.to(language) for b in result.bands)}
    if result.missing:
        yield _("Manque : %(missing)s") % {"missing": ", ".join(labels[code] for code in result.missing)}
    for notice in (*result.notices, scoring.NOT_REVIEWED):
        yield f"- {notice.text.to(language)}"

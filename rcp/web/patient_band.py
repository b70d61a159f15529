"""The warnings under a patient's identity, gravest first."""

from django.utils.translation import gettext as _

from cases.models import Case
from cases.wording import plain, said_value
from rcp.web.templatetags.rcp import moment


def warnings_of(file):
    """Cord compression from the last neurological episode; the urgent clock of the case being read."""
    said = []
    if episode := file.compression():
        what = _("Compression médullaire %(state)s") % {"state": episode.get_compression_display()}
        level = _("en %(level)s") % {"level": said_value(episode, "level")} if episode.level else ""
        on = _("le %(day)s") % {"day": plain(episode.found_on)} if episode.found_on else ""
        said.append(" ".join(filter(None, [what, level, on])))
    case = file.case
    if case and case.urgent_since and case.status in (Case.Status.URGENT, Case.Status.DECIDED):
        said.append(_("Urgence déclarée le %(moment)s") % {"moment": moment(case.urgent_since)})
    return said

"""Two people in one case see each other: who else has the page open, and what changed since it was read."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import salted_hmac

from cases import audit
from cases.access import changes_since, places_in_journal
from rcp.accounts.access import names_of
from rcp.web.case_page import SECTION_OF, SECTIONS
from rcp.web.forms.cases import SECTIONS as EDITED

TITLES = {name: title for name, title, _kinds in SECTIONS}
# Fields of the case → the section that shows them.
SECTION_OF_FIELD = {
    field: {"background": "state"}.get(section, section)
    for section, (_title, fields) in EDITED.items()
    for field in fields
}
SECTION_OF_EVENT = {"scored": "scores", "opinion_given": "opinions", "case_returned": "messages"}


@dataclass(frozen=True, slots=True)
class Here:
    name: str
    section: str


@dataclass(frozen=True, slots=True)
class Changed:
    section: str
    title: str
    by: str
    at: object


@dataclass(frozen=True, slots=True)
class News:
    """`mark` is the same while nothing changes, so that an unchanged poll answers nothing."""

    here: list
    changed: list
    mark: str


def places_of(case):
    """Where the journals stand, as the page carries it: "<case> <patient>"."""
    places = places_in_journal(case)
    return f"{places.get(audit.key(case), 0)} {places.get(audit.key(case.patient), 0)}"


def visits_of(case):
    return list(case.visits.still_here().select_related("person"))


def news_of(case, by, seen, visits):
    """What `by`, whose page was read at `seen`, should be told; one's own changes are no news."""
    here = [
        Here(visit.person.full_name, str(TITLES.get(visit.section, ""))) for visit in visits if visit.person_id != by.pk
    ]
    changed = _changed(case, by, seen)
    told = [*(f"{one.name}{one.section}" for one in here), *(f"{one.section}{one.by}{one.at}" for one in changed)]
    mark = salted_hmac("rcp.web.others", "\n".join(told)).hexdigest()[:16] if told else ""
    return News(here, changed, mark)


def _changed(case, by, seen):
    """The last change of each section, newest first."""
    last = {}
    for line in changes_since(case, _places(case, seen), but_of=by):
        for section in _sections(line):
            last[section] = line
    names = names_of([line.by for line in last.values()])
    lines = sorted(last.items(), key=lambda item: item[1].pk, reverse=True)
    return [
        Changed(section, str(TITLES[section]), names.get(UUID(str(line.by)), ""), audit.moment(line))
        for section, line in lines
    ]


def _places(case, seen):
    """The places that a page said it was read at; nothing is news to a page that says none."""
    said = seen.split()
    if len(said) != 2 or not all(place.isdecimal() and len(place) < 10 for place in said):
        return {}
    return {audit.key(case): int(said[0]), audit.key(case.patient): int(said[1])}


def _sections(line):
    if line.event == "case_edited":
        return {SECTION_OF_FIELD[field] for field in line.changes if field in SECTION_OF_FIELD}
    kind = line.event.rpartition("_")[0]
    section = SECTION_OF_EVENT.get(line.event) or SECTION_OF.get(kind) or _of_the_board(line.event)
    return {section} if section else set()


def _of_the_board(event):
    return "decisions" if event.startswith(("decision_", "proposal_", "dissent_")) else ""

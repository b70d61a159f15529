"""Changes in words: which row, by whom, and each field as the record said it before and as it says it now.

What a page of lines speaks of is read together: the rows that changed, then what those rows and the changes name.
"""

from copy import copy
from functools import cached_property
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext as _

from cases import audit
from cases.history import Change, Told, is_own, kind_of, row_key, subject_of
from cases.models import Board, Establishment, Guideline, JournalEntry, Score
from cases.parts import KINDS
from cases.rows import plain, read_together
from cases.titles import title_of
from cases.wording import UNIT_FIELDS, said_value

NAMED = {model._meta.model_name: model for model in (Score, Board, Establishment, Guideline)}
READ = KINDS | NAMED
# Who moved a case and when is the line itself; the state alone is news.
STAMPS = ("_at", "_by")
# Where a row hangs, and the index of a score: its title and its place say them already.
SAID_ELSEWHERE = ("meeting", "case", "index")


def in_words(lines):
    """The changes that these lines tell, in their order."""
    spoken = _Spoken(lines)
    return [spoken.change(line) for line in lines]


class _Spoken:
    def __init__(self, lines):
        self._lines = lines
        self._models = {model._meta.model_name: model for model in apps.get_models()}
        self._rows = {}
        self._read({subject_of(line) for line in lines})
        self._read({*self._named_by_rows(), *self._named_by_lines()})

    def change(self, line):
        key = subject_of(line)
        row = self._rows.get(key)
        return Change(
            line=line.id,
            at=audit.moment(line),
            by=self._people.get(line.by),
            event=line.event,
            kind=kind_of(key),
            key=row_key(key),
            part=title_of(row) if row is not None else "",
            people=[self._people[UUID(row_key(other))] for other in line.keys if kind_of(other) == "user"],
            told=self._told(line, key),
        )

    def _told(self, line, key):
        model = self._models.get(kind_of(key))
        if model is None or (key == line.record and not is_own(line)):
            return []
        holder = copy(self._rows.get(key)) or model()
        said = []
        for name in _in_order(model, line.changes):
            values = [self._said(line, holder, name, place) for place in (0, 1)]
            if values[0] != values[1]:
                said.append(Told(_label(model, name), *values))
        return said

    def _said(self, line, holder, name, place):
        """One value of a line in words; `place` is 0 for what it was, 1 for what it became."""
        value, field = line.changes[name][place], _field(type(holder), name)
        if value in (None, "", []):
            return ""
        if field is None:
            return str(value)
        if field.is_relation:
            return ", ".join(self._name(field.related_model, key) for key in _listed(value))
        if isinstance(field, models.BooleanField):
            return _("oui") if value else _("non")
        setattr(holder, name, plain(field, {field.attname: value}))
        unit = UNIT_FIELDS.get(name)
        if unit and _field(type(holder), unit):
            setattr(holder, unit, self._unit_then(line, unit, place, holder))
        return said_value(holder, name)

    def _name(self, model, key):
        if model is get_user_model():
            return str(self._people[UUID(key)])
        row = self._rows.get(f"{model._meta.model_name}:{key}")
        return title_of(row) if row is not None else str(model._meta.verbose_name)

    def _unit_then(self, line, unit, place, holder):
        """The unit that a value had when the line was written: a unit may have been corrected since."""
        if unit in line.changes:
            return line.changes[unit][place] or ""
        for later in self._unit_changes:
            if later.id > line.id and subject_of(later) == subject_of(line) and unit in later.changes:
                return later.changes[unit][0] or ""
        return getattr(holder, unit)

    @cached_property
    def _unit_changes(self):
        """The lines that ever changed a unit of these rows, oldest first."""
        units, rows = list(UNIT_FIELDS.values()), {subject_of(line) for line in self._lines}
        lines = JournalEntry.objects.filter(record__in={line.record for line in self._lines})
        return list(lines.filter(keys__0__in=sorted(rows), changes__has_any_keys=units).order_by("id"))

    @cached_property
    def _people(self):
        named = [key for line in self._lines for key in line.keys] + list(self._named_by_lines())
        keys = {row_key(key) for key in named if kind_of(key) == "user"} | {str(line.by) for line in self._lines}
        return get_user_model().objects.in_bulk(keys)

    def _read(self, keys):
        """Bring these rows, removed ones included, by one statement, and let all rows know each other."""
        wanted = {}
        for key in keys - set(self._rows):
            if kind_of(key) in READ:
                wanted.setdefault(kind_of(key), []).append(row_key(key))
        if wanted:
            found = read_together([READ[kind]._base_manager.filter(pk__in=keys) for kind, keys in wanted.items()])
            self._rows |= {audit.key(row): row for rows in found.values() for row in rows}
        for row in self._rows.values():
            for field, key in _links_of(row):
                if key in self._rows:
                    setattr(row, field.name, self._rows[key])

    def _named_by_rows(self):
        return {key for row in self._rows.values() for _field, key in _links_of(row)}

    def _named_by_lines(self):
        for line in self._lines:
            model = self._models.get(kind_of(subject_of(line)))
            for name, values in line.changes.items():
                field = _field(model, name) if model else None
                if field is not None and field.is_relation:
                    kind = field.related_model._meta.model_name
                    yield from (f"{kind}:{key}" for value in values for key in _listed(value))


def _links_of(row):
    """(field, key of what it names) for the relations of a row to other rows of the record."""
    for field in row._meta.concrete_fields:
        if field.is_relation and (value := getattr(row, field.attname)):
            yield field, f"{field.related_model._meta.model_name}:{value}"


def _listed(value):
    """Keys, whether one, several or none are told."""
    return [key for key in (value if isinstance(value, list) else [value]) if key]


def _field(model, name):
    fields = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return next((field for field in fields if field.name == name), None)


def _in_order(model, changes):
    """The names of the changes as the model orders its fields, units with their values; then what is no field."""
    known = [field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)]
    told = [name for name in known if name in changes and not ("status" in changes and name.endswith(STAMPS))]
    silent = {UNIT_FIELDS[name] for name in told if name in UNIT_FIELDS}.union(SAID_ELSEWHERE)
    return [name for name in told if name not in silent] + sorted(set(changes) - set(known) - set(SAID_ELSEWHERE))


def _label(model, name):
    field = _field(model, name)
    if field is not None:
        label = str(field.verbose_name)
    else:
        label = {"reason": _("motif"), "code": _("raison")}.get(name, name)
    return label[:1].upper() + label[1:]

"""The parts of a file. One set of operations, made for each kind, each with its own name and shapes in the schema."""

from functools import partial

from rest_framework import serializers
from rest_framework.response import Response

from cases import actions
from cases.access import case_for, lesion_for, part_for, parts_of, patient_for
from cases.models import Lesion, Tumour
from rcp.api.asking import Shape, asked, said
from rcp.api.kinds import KINDS
from rcp.api.operation import operation, route
from rcp.api.paging import Paged, listing, page_of
from rcp.api.relations import rows_named
from rcp.api.resources import answer, plain_row, says
from rcp.api.shapes import listed_of
from rcp.api.versions import opened, version_seen

MOST_IN_BULK = 500
# Kinds that come by the dozen: a register of lesions, a sheet of the laboratory.
BULK = ("lesion", "labvalue")


def part_read(model):
    """The door of who reads one part alone."""

    def door(by, pk, *, journal=True):
        return part_for(by, model, pk, journal=journal)

    return door


OWNERS = {"patient": patient_for, "case": case_for, "lesion": lesion_for, "tumour": part_read(Tumour)}


def _owner_to_write(by, kind, pk):
    """What a new row hangs below; the line of the journal will be that of the addition."""
    if kind.parent in ("patient", "case"):
        return OWNERS[kind.parent](by, pk, journal=False)
    return part_for(by, Lesion if kind.parent == "lesion" else Tumour, pk)


def _whose(kind, owner):
    """The file that a row joins, and the columns by which it hangs."""
    if kind.parent in ("patient", "case"):
        return owner, {}
    return owner.patient, {kind.parent: owner}


def _patient_of(file):
    return getattr(file, "patient", file)


def _relations(request, kind, file, values):
    case = file if hasattr(file, "patient") else None
    return rows_named(request.user, kind.model, values, patient=_patient_of(file), case=case)


def listing_of(kind):
    @operation(
        f"{kind.name}_list",
        f"List the {kind.many} of a {kind.parent}, newest first",
        tag=kind.tag,
        query=Paged,
        gives=kind.page,
        told={"results": [kind.told], "next": None},
    )
    def rows(request, pk):
        owner = OWNERS[kind.parent](request.user, pk)
        found, following = page_of(parts_of(kind.model, **{kind.parent: owner}).values(*kind.columns), asked(request))
        return listing(found, following)

    return rows


def adding_of(kind):
    @operation(
        f"{kind.name}_add",
        f"Add {kind.one}",
        tag=kind.tag,
        takes=kind.takes,
        gives=kind.gives,
        status=201,
        writes=True,
        has_version=True,
        again=reading_of(kind),
        sent=kind.sent,
        told=kind.told,
    )
    def add(request, pk):
        file, hung = _whose(kind, _owner_to_write(request.user, kind, pk))
        values = _relations(request, kind, file, said(request))
        return answer(actions.add_part(kind.model, of=file, by=request.user, **hung, **values), 201)

    return add


def reading_of(kind):
    @operation(f"{kind.name}_get", f"Read {kind.one}", tag=kind.tag, gives=kind.gives, told=kind.told, fresh=True)
    def read(request, pk):
        return answer(opened(request, part_read(kind.model), pk))

    return read


def amending_of(kind):
    @operation(
        f"{kind.name}_amend",
        f"Amend {kind.one}",
        tag=kind.tag,
        takes=kind.takes,
        gives=kind.gives,
        writes=True,
        versioned=True,
        has_version=True,
        sent=dict([*kind.sent.items()][-1:]),
        told=kind.told,
    )
    def amend(request, pk):
        part = part_for(request.user, kind.model, pk)
        version = version_seen(request, part)
        file = part.case if kind.parent == "case" else part.patient
        values = _relations(request, kind, file, said(request))
        return answer(actions.amend_part(part, by=request.user, version=version, **values))

    return amend


def removing_of(kind):
    @operation(
        f"{kind.name}_remove",
        f"Take {kind.one} out of the file; the row stays in the history",
        tag=kind.tag,
        status=204,
        writes=True,
        versioned=True,
    )
    def remove(request, pk):
        part = part_for(request.user, kind.model, pk)
        actions.remove_part(part, by=request.user, version=version_seen(request, part))
        return Response(status=204)

    return remove


def bulk_of(kind):
    rows = serializers.ListField(child=kind.takes(), min_length=1, max_length=MOST_IN_BULK)
    takes = type(f"{kind.model.__name__}Rows", (Shape,), {"rows": rows, "__doc__": None})

    def again(request, patient, *keys):
        patient = patient_for(request.user, patient)
        return Response({"results": list(parts_of(kind.model, patient=patient, pk__in=keys).values(*kind.columns))})

    @operation(
        f"{kind.name}_add_many",
        f"Add several {kind.many}, all or none, at most {MOST_IN_BULK}",
        tag=kind.tag,
        takes=takes,
        gives=listed_of(kind.gives),
        status=201,
        writes=True,
        again=again,
        sent={"rows": [kind.sent]},
        told={"results": [kind.told]},
    )
    def add_many(request, pk):
        patient = patient_for(request.user, pk, journal=False)
        added = actions.add_parts(kind.model, of=patient, by=request.user, rows=said(request)["rows"])
        response = Response({"results": [plain_row(row, kind.columns) for row in added]}, status=201)
        response.made = [str(pk), *(str(row.pk) for row in added)]
        return response

    return add_many


def addresses():
    """(path, view, name) of every kind: below what it hangs from, and alone."""
    for kind in KINDS:
        says(kind.model)(partial(plain_row, names=kind.columns))
        below = f"{kind.parent}s/<uuid:pk>/{kind.plural}/"
        yield below, route(get=listing_of(kind), post=adding_of(kind)), f"api_{kind.parent}_{kind.name}"
        if kind.code in BULK:
            yield f"{below}bulk/", route(post=bulk_of(kind)), f"api_{kind.name}_bulk"
        alone = route(get=reading_of(kind), patch=amending_of(kind), delete=removing_of(kind))
        yield f"{kind.plural}/<uuid:pk>/", alone, f"api_{kind.code}"

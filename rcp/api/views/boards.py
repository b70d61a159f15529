"""Boards: who they are, where cases are sent, what their charter requires."""

from rest_framework.response import Response

from cases.access import boards_for, find, with_members
from cases.models import Board
from rcp.api import meeting_examples as examples
from rcp.api.asking import asked
from rcp.api.operation import operation
from rcp.api.paging import Paged, listing, page_of
from rcp.api.resources import columns_of, plain_row
from rcp.api.serializers import boards as shapes

TAG = "Boards"
COLUMNS = columns_of(Board)


@operation(
    "boards_list",
    "List the boards, newest first",
    tag=TAG,
    query=Paged,
    gives=shapes.BoardPage,
    told={"results": [examples.BOARD_LINE], "next": None},
)
def boards(request):
    return listing(*page_of(boards_for(request.user).values(*shapes.LINE), asked(request)))


@operation(
    "boards_get",
    "Read a board with its members and its charter",
    tag=TAG,
    gives=shapes.Board,
    told=examples.BOARD,
)
def board(request, pk):
    found = find(with_members(boards_for(request.user)).prefetch_related("requirements"), pk)
    members = [_member(row) for row in found.memberships.all()]
    requirements = [plain_row(row, ("situation", "competence", "alternatives")) for row in found.requirements.all()]
    return Response(plain_row(found, COLUMNS) | {"members": members, "requirements": requirements})


def _member(membership):
    person = membership.person
    return {
        "person": person.pk,
        "name": person.full_name,
        "role": membership.role,
        "competences": person.competences,
        "establishment": person.establishment_id,
    }

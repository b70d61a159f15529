"""Written opinions: asked of a specialist who will not be there, and given, dated and signed, before the session."""

from rest_framework.response import Response

from cases.access import case_for, find
from rcp.accounts.access import clinicians
from rcp.api import meeting_examples as examples
from rcp.api.asking import asked, said
from rcp.api.operation import operation
from rcp.api.paging import Paged, listing, page_of
from rcp.api.relations import named
from rcp.api.resources import answer, columns_of, plain_row, says
from rcp.api.serializers import decisions as shapes
from rcp.meetings import actions
from rcp.meetings.access import opinion_for
from rcp.meetings.models import WrittenOpinion

TAG = "Opinions"
COLUMNS = columns_of(WrittenOpinion)
GIVES = {"tag": TAG, "gives": shapes.OpinionAnswer, "told": examples.OPINION}


@says(WrittenOpinion)
def opinion_body(opinion):
    return plain_row(opinion, COLUMNS)


@operation(
    "opinions_list",
    "List the written opinions on a case, newest first",
    tag=TAG,
    query=Paged,
    gives=shapes.OpinionPage,
    told={"results": [examples.OPINION], "next": None},
)
def opinions(request, pk):
    wanted = asked(request)
    return listing(*page_of(case_for(request.user, pk).opinions.values(*COLUMNS), wanted))


@operation("opinions_get", "Read a written opinion", **GIVES)
def opinion(request, pk):
    return answer(opinion_for(request.user, pk))


@operation(
    "opinions_give",
    "Give a written opinion, dated and signed with your name",
    takes=shapes.NewOpinion,
    status=201,
    writes=True,
    again=opinion,
    sent={"competence": "neurosurgeon", "text": "Pas de geste avant la radiothérapie."},
    **GIVES,
)
def give(request, pk):
    case = case_for(request.user, pk, journal=False)
    return answer(actions.give_opinion(case=case, by=request.user, **said(request)), 201)


@operation(
    "opinions_ask",
    "Ask a specialist for a written opinion",
    tag=TAG,
    takes=shapes.OpinionRequest,
    status=204,
    writes=True,
    again=lambda request, *_case: Response(status=204),
    sent={"person": examples.PERSON_KEY},
)
def ask(request, pk):
    case = case_for(request.user, pk, journal=False)
    values = said(request)
    person = named("person", lambda: find(clinicians(), values["person"]))
    actions.ask_opinion(case=case, person=person, by=request.user)
    return Response(status=204)

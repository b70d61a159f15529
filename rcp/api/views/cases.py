"""Cases: listed, registered, read, edited, and the acts of their life."""

from django.db.models import F
from rest_framework.response import Response

from cases import actions
from cases.access import case_for, cases_for, identity_for, listed, previous_case
from cases.file import CaseFile
from cases.models import Case
from rcp.api import examples
from rcp.api.asking import asked, said
from rcp.api.operation import operation
from rcp.api.paging import listing, page_of
from rcp.api.relations import named, rows_named
from rcp.api.resources import answer, body_of, columns_of, plain_row, says
from rcp.api.serializers import cases as shapes
from rcp.api.versions import as_seen, opened, version_seen

TAG = "Cases"
COLUMNS = columns_of(Case)
NAMES = {
    "board_name": F("board__name"),
    "patient_birth_name": F("patient__birth_name"),
    "patient_first_birth_given_name": F("patient__first_birth_given_name"),
    "patient_birth_date": F("patient__birth_date"),
}
FILTERS = {
    "status": "status",
    "board": "board",
    "patient": "patient",
    "requester": "requester",
    "created_after": "created_at__gt",
}
ACT = {
    "tag": TAG,
    "gives": shapes.CaseAnswer,
    "told": examples.CASE,
    "writes": True,
    "versioned": True,
    "has_version": True,
}
LINE = {name: examples.CASE[name] for name in shapes.LINE} | {
    "board_name": "RCP métastases osseuses",
    "patient_birth_name": "MARTIN",
    "patient_first_birth_given_name": "JEANNE",
    "patient_birth_date": "1956-03-12",
}


@says(Case)
def case_body(case):
    return plain_row(case, COLUMNS)


@operation(
    "cases_list",
    "List the cases open to you, newest first",
    tag=TAG,
    query=shapes.CaseFilters,
    gives=shapes.CasePage,
    told={"results": [LINE], "next": None},
)
def cases(request):
    wanted = asked(request)
    kept = {FILTERS[name]: value for name, value in wanted.items() if name in FILTERS}
    rows, following = page_of(cases_for(request.user).filter(**kept).values(*shapes.LINE, **NAMES), wanted)
    listed(request.user, [f"case:{row['id']}" for row in rows])
    return listing(rows, following)


@operation("cases_get", "Read a case", tag=TAG, gives=shapes.CaseAnswer, told=examples.CASE, fresh=True)
def case(request, pk):
    return answer(opened(request, case_for, pk))


@operation(
    "cases_register",
    "Open a draft for a patient; it begins with what the last decided case said",
    tag=TAG,
    takes=shapes.CaseRegistration,
    gives=shapes.CaseAnswer,
    status=201,
    writes=True,
    has_version=True,
    again=case,
    sent={
        "patient": examples.PATIENT_KEY,
        "board": examples.BOARD_KEY,
        "question": examples.CASE["question"],
        "non_opposition": "yes",
    },
    told=examples.CASE | {"status": "draft", "version": 1, "submitted_at": None, "submitted_by": None},
)
def register(request):
    values = said(request)
    key = values.pop("patient")
    patient = named("patient", lambda: identity_for(request.user, key))
    values = rows_named(request.user, Case, values, patient=patient)
    previous = previous_case(request.user, patient)
    return answer(actions.register_case(patient=patient, by=request.user, previous=previous, **values), 201)


@operation("cases_edit", "Edit a case", takes=shapes.CaseEditing, sent={"question": examples.CASE["question"]}, **ACT)
def edit(request, pk):
    case = case_for(request.user, pk, journal=False)
    version = version_seen(request, case)
    values = rows_named(request.user, Case, said(request), patient=case.patient)
    return answer(actions.edit_case(case=case, by=request.user, version=version, **values))


@operation("cases_submit", "Submit a case to its board", again=case, **ACT)
def submit(request, pk):
    return _act(request, pk, actions.submit_case)


@operation(
    "cases_return",
    "Send a case back to its requester",
    takes=shapes.CaseReturn,
    again=case,
    sent={"code": "file_incomplete", "text": "Joindre l’IRM."},
    **ACT,
)
def send_back(request, pk):
    return _act(request, pk, actions.return_case)


@operation(
    "cases_withdraw",
    "Withdraw a case; it stays readable",
    takes=shapes.CaseWithdrawal,
    again=case,
    sent={"text": "Patient pris en charge ailleurs."},
    **ACT,
)
def withdraw(request, pk):
    return _act(request, pk, actions.withdraw_case)


@operation(
    "cases_declare_urgent",
    "Start the urgent track",
    takes=shapes.CaseUrgency,
    again=case,
    sent={"reason": "Compression médullaire suspectée en T8."},
    **ACT,
)
def declare_urgent(request, pk):
    return _act(request, pk, actions.declare_urgent)


@operation("cases_close", "Close a decided case", again=case, **ACT)
def close(request, pk):
    return _act(request, pk, actions.close_case)


def _act(request, pk, action):
    case = case_for(request.user, pk, journal=False)
    with as_seen(request, case):
        action(case=case, by=request.user, **(said(request) if request.operation.takes else {}))
    return answer(case)


@operation(
    "cases_file",
    "Read the whole file of a case",
    tag=TAG,
    gives=shapes.CaseFileAnswer,
    told={
        "case": examples.CASE,
        "patient": examples.PATIENT,
        **{kind.name: [kind.told] if kind.code == "lesion" else [] for kind in shapes.FILED},
    },
)
def whole_file(request, pk):
    file = CaseFile(case_for(request.user, pk))
    parts = {kind.name: [plain_row(row, kind.columns) for row in file.rows(kind.code)] for kind in shapes.FILED}
    return Response({"case": body_of(file.case), "patient": body_of(file.patient), **parts})

"""A decision through its pages: drafted part by part, read again, signed, revised; its papers; written opinions."""

import pytest
from django.urls import reverse

from cases.actions import declare_urgent
from cases.models import Case
from rcp.documents.actions import produce_document
from rcp.documents.models import Document
from rcp.meetings import actions
from rcp.meetings.models import AgendaItem, Decision, Proposal
from tests import factories


@pytest.fixture
def sign_in(client):
    def as_person(person):
        client.force_login(person)
        return client

    return as_person


@pytest.fixture
def discussed(case, meeting, claire, bruno, quorate, guideline):
    """The draft of a case whose discussion has ended with its quorum."""
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, quorate)
    decision = factories.proposed(case, bruno, guideline)
    actions.end_discussion(item=item, by=claire)
    return Decision.objects.get(pk=decision.pk)


@pytest.fixture
def signed(discussed, bruno):
    return actions.sign_decision(decision=discussed, by=bruno)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def page_of(client, decision, name="decision"):
    return client.get(reverse(name, args=[decision.pk]))


def post(client, name, pk, **data):
    return client.post(reverse(name, args=[pk]), data)


TEXT = {"conclusion": "Irradier T8.", "surveillance": "", "frame": "off_guideline", "off_guideline_reason": "Refus."}


def test_a_draft_is_written_through_its_page(sign_in, bruno, claire, meeting, case, guideline):
    actions.schedule_case(meeting=meeting, case=case, by=claire)
    client = sign_in(bruno)
    place = post(client, "decision_draft", case.pk).headers["Location"]
    draft = Decision.objects.get()
    assert place == reverse("decision", args=[draft.pk])
    assert post(client, "decision_edit", draft.pk, version=1, **TEXT).status_code == 302
    lesion = case.patient.lesion_set.get()
    plan = {"rank": 1, "step": 1, "treatment": "conventional_radiotherapy", "targets": [lesion.pk], "schedule": "20/5"}
    assert post(client, "proposal_add", draft.pk, **plan).status_code == 302
    post(client, "examination_add", draft.pk, kind="IRM du rachis entier")
    post(client, "dissent_add", draft.pk, author=bruno.pk, text="Plutôt 8 Gy.")
    page = client.get(place).text
    for words in ("Irradier T8.", "20\u00a0Gy en 5 fractions", "IRM du rachis entier", "Plutôt 8 Gy.", "Refus."):
        assert words in page
    assert "La discussion n’est pas terminée." in page


def test_each_part_of_a_draft_is_changed_and_taken_off(sign_in, bruno, discussed):
    client, proposal = sign_in(bruno), discussed.proposals.get()
    change = {"rank": 2, "step": 1, "treatment": "cementoplasty", "version": proposal.version}
    assert post(client, "proposal_amend", proposal.pk, **change).status_code == 302
    assert (fresh(proposal).rank, fresh(proposal).targets.count()) == (2, 0)
    post(client, "examination_add", discussed.pk, kind="Scanner")
    post(client, "dissent_add", discussed.pk, author=bruno.pk, text="Non.")
    post(client, "proposal_drop", proposal.pk)
    post(client, "examination_drop", discussed.examinations.get().pk)
    post(client, "dissent_drop", discussed.dissents.get().pk)
    assert not (discussed.proposals.exists() or discussed.examinations.exists() or discussed.dissents.exists())
    assert "La décision ne propose rien" in page_of(client, discussed).text


def test_what_is_refused_keeps_what_was_typed(sign_in, bruno, discussed):
    client = sign_in(bruno)
    plan = {"rank": 1, "step": 1, "treatment": "zoledronate", "drug": "acide zolédronique", "fractions": 90}
    refused = post(client, "proposal_add", discussed.pk, **plan)
    assert refused.status_code == 422
    assert "en 1 à 60 fractions" in refused.text and 'value="acide zolédronique"' in refused.text
    late = post(client, "examination_add", discussed.pk, kind="TEP", earliest_on="2027-02-01", latest_on="2027-01-01")
    assert late.status_code == 422 and 'value="TEP"' in late.text
    silent = post(client, "dissent_add", discussed.pk, author=bruno.pk, text=" ")
    assert silent.status_code == 422
    assert Proposal.objects.count() == 1


def test_two_writers_of_a_decision_see_both_texts(sign_in, bruno, david, discussed):
    seen = discussed.version
    actions.edit_decision(decision=discussed, by=bruno, version=seen, conclusion="Chirurgie d’abord.")
    client = sign_in(david)
    response = post(client, "decision_edit", discussed.pk, version=seen, **TEXT)
    assert response.status_code == 409
    assert "Chirurgie d’abord." in response.text and "Irradier T8." in response.text
    typing = client.post(
        reverse("decision_edit", args=[discussed.pk]), {"version": seen, **TEXT}, headers={"HX-Request": "true"}
    )
    assert typing.status_code == 409 and "Enregistrez pour comparer" in typing.text
    assert fresh(discussed).conclusion == "Chirurgie d’abord."


def test_two_writers_of_a_proposal_see_both(sign_in, bruno, david, discussed):
    proposal = discussed.proposals.get()
    seen = proposal.version
    actions.amend_proposal(proposal=proposal, by=bruno, version=seen, detail="Sur T8 seul.")
    change = {"rank": 1, "step": 1, "treatment": "cementoplasty", "detail": "Sur T8 et T9.", "version": seen}
    response = post(sign_in(david), "proposal_amend", proposal.pk, **change)
    assert response.status_code == 409
    assert "Sur T8 seul." in response.text and "Sur T8 et T9." in response.text


def test_a_draft_is_saved_while_it_is_written(sign_in, bruno, discussed):
    address = reverse("decision_edit", args=[discussed.pk])
    typed = {"version": discussed.version, **TEXT}
    response = sign_in(bruno).post(address, typed, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert f'value="{fresh(discussed).version}"' in response.text and "<html" not in response.text
    assert fresh(discussed).conclusion == "Irradier T8."


def test_a_decision_is_read_with_its_identity_then_signed(sign_in, bruno, discussed):
    client = sign_in(bruno)
    page = page_of(client, discussed, "decision_sign").text
    for words in ("MARTIN", "12/03/1956", "Quorum atteint", "Signer la décision", "la fiche RCP est produite"):
        assert words in page
    post(client, "decision_sign", discussed.pk, seen=discussed.stamp)
    shown = page_of(client, discussed).text
    assert "Signé par Dr Bruno Morvan" in shown and "30\u00a0Gy en 10 fractions" in shown
    assert fresh(discussed).status == Decision.Status.SIGNED


def test_a_draft_that_changed_since_it_was_read_is_not_signed(sign_in, bruno, discussed):
    read, proposal = discussed.stamp, discussed.proposals.get()
    actions.amend_proposal(proposal=proposal, by=bruno, version=proposal.version, targets=[])
    response = post(sign_in(bruno), "decision_sign", discussed.pk, seen=read)
    assert response.status_code == 409 and "a changé depuis que vous l’avez relu" in response.text
    assert fresh(discussed).status == Decision.Status.DRAFT


def test_a_member_reads_why_he_cannot_sign(sign_in, david, discussed):
    client = sign_in(david)
    page = page_of(client, discussed, "decision_sign").text
    assert 'aria-disabled="true"' in page and "coordonnateur" in page
    assert post(client, "decision_sign", discussed.pk, seen=discussed.stamp).status_code == 409
    assert fresh(discussed).status == Decision.Status.DRAFT


def test_without_quorum_only_a_provisional_opinion_is_offered(
    sign_in, case, meeting, claire, bruno, david, emma, guideline
):
    item = actions.schedule_case(meeting=meeting, case=case, by=claire)
    factories.opened(claire, meeting, [bruno, david, emma])
    draft = factories.proposed(case, bruno, guideline)
    actions.end_discussion(item=item, by=claire)
    client = sign_in(bruno)
    page = page_of(client, draft, "decision_sign").text
    assert "neurochirurgie ou chirurgie du rachis" in page and "Signer un avis provisoire" in page
    assert "Signer la décision" not in page
    assert post(client, "decision_sign", draft.pk, seen=draft.stamp).status_code == 409
    assert "avis provisoire seulement" in client.get(reverse("meeting_sign_all", args=[meeting.pk])).text
    post(client, "decision_sign", draft.pk, seen=draft.stamp, as_provisional="yes")
    assert "avis provisoire" in page_of(client, draft).text
    assert Case.objects.filter(represents=case).exists()


def test_a_draft_that_lacks_something_says_what(sign_in, bruno, discussed):
    actions.edit_decision(decision=discussed, by=bruno, version=discussed.version, frame="")
    client = sign_in(bruno)
    page = page_of(client, discussed, "decision_sign").text
    assert "Dites si la décision suit un référentiel" in page and "Complétez d’abord ce qui manque." in page
    assert post(client, "decision_sign", discussed.pk, seen=fresh(discussed).stamp).status_code == 409


def test_the_decisions_of_a_session_are_signed_together(sign_in, bruno, meeting, discussed):
    client = sign_in(bruno)
    page = client.get(reverse("meeting_sign_all", args=[meeting.pk])).text
    assert "12/03/1956" in page and discussed.stamp in page
    chosen = {"decision": [discussed.pk], f"seen-{discussed.pk}": discussed.stamp}
    response = client.post(reverse("meeting_sign_all", args=[meeting.pk]), chosen, follow=True)
    assert "1 décision signée." in response.text
    again = client.post(reverse("meeting_sign_all", args=[meeting.pk]), chosen, follow=True)
    assert "déjà signée" in again.text


def test_a_signed_decision_is_revised_with_its_reason(sign_in, bruno, signed):
    client = sign_in(bruno)
    assert post(client, "decision_amend", signed.pk, reason=" ").status_code == 422
    place = post(client, "decision_amend", signed.pk, reason="Dose corrigée").headers["Location"]
    revision = Decision.objects.get(replaces=signed)
    assert place == reverse("decision", args=[revision.pk])
    assert "Une révision est en cours" in page_of(client, signed).text
    post(client, "decision_sign", revision.pk, seen=revision.stamp)
    old = page_of(client, signed).text
    assert "a été remplacée" in old and place in old and "Dose corrigée" in old
    assert post(client, "decision_amend", signed.pk, reason="Encore").status_code == 409
    assert post(client, "decision_edit", signed.pk, version=signed.version, **TEXT).status_code == 409


def test_an_urgent_decision_is_regularised_once_discussed(sign_in, case, bruno, claire, quorate, guideline, meeting):
    declare_urgent(case=case, by=bruno, reason="Suspicion de compression médullaire")
    urgent = factories.proposed(case, bruno, guideline)
    actions.sign_decision(decision=urgent, by=bruno, as_provisional=True)
    item = AgendaItem.objects.get(meeting=meeting, case=case)
    factories.opened(claire, meeting, quorate)
    client = sign_in(bruno)
    amend = reverse("decision_amend", args=[urgent.pk]) + f"?item={item.pk}"
    assert client.get(amend).status_code == 409
    actions.end_discussion(item=AgendaItem.objects.get(pk=item.pk), by=claire)
    assert amend in client.get(reverse("meeting", args=[meeting.pk])).text
    assert "Régularisation en séance" in client.get(amend).text
    client.post(amend, {"reason": "Régularisation en séance"})
    revision = Decision.objects.get(replaces=urgent)
    assert (revision.item, revision.status) == (item, Decision.Status.DRAFT)
    assert "Signer la décision" in page_of(client, revision, "decision_sign").text


def test_the_requester_reads_a_draft_and_does_not_write_it(sign_in, alice, discussed):
    client = sign_in(alice)
    page = page_of(client, discussed).text
    assert "Seuls les membres de la RCP" in page and "Enregistrer" not in page
    assert post(client, "decision_edit", discussed.pk, version=discussed.version, **TEXT).status_code == 409
    assert post(client, "proposal_add", discussed.pk, rank=1, step=1, treatment="nailing").status_code == 409


def test_the_stranger_sees_404_at_every_door(sign_in, stranger, discussed, case):
    client = sign_in(stranger)
    for name in ("decision", "decision_sign", "decision_amend"):
        assert page_of(client, discussed, name).status_code == 404
    for name in ("decision_edit", "proposal_add", "examination_add", "dissent_add", "decision_sign", "decision_paper"):
        assert post(client, name, discussed.pk).status_code == 404
    assert post(client, "proposal_drop", discussed.proposals.get().pk).status_code == 404
    for name in ("opinion_ask", "opinion_give", "decision_draft"):
        assert post(client, name, case.pk).status_code == 404
    for document in Document.objects.all():
        for name in ("document", "document_state", "document_download"):
            assert page_of(client, document, name).status_code == 404


def test_a_paper_tells_where_it_stands_until_it_is_made(sign_in, bruno, meeting, signed):
    client, document = sign_in(bruno), Document.objects.get(kind="decision_record")
    waiting = page_of(client, document, "document_state")
    assert waiting.status_code == 200 and "en attente depuis" in waiting.text and "every 3s" in waiting.text
    assert page_of(client, document, "document_download").status_code == 409
    assert post(client, "document_retry", document.pk).status_code == 409
    Document.objects.filter(pk=document.pk).update(status="failed", reason="L’en-tête manque.")
    failed = page_of(client, document, "document_state")
    assert failed.status_code == 286 and "L’en-tête manque." in failed.text and "every 3s" not in failed.text
    assert "Réessayer" in client.get(reverse("meeting_papers", args=[meeting.pk])).text
    post(client, "document_retry", document.pk)
    assert fresh(document).status == Document.Status.PENDING


def test_a_ready_paper_is_downloaded_under_a_neutral_name(sign_in, bruno, signed):
    client, document = sign_in(bruno), Document.objects.get(kind="decision_record")
    produce_document(document.pk)
    response = page_of(client, document, "document_download")
    assert response.getvalue().startswith(b"%PDF")
    assert response.headers["Content-Disposition"] == f'attachment; filename="fiche-rcp-{str(document.pk)[:8]}.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert post(client, "decision_paper", signed.pk).headers["Location"] == reverse("document", args=[document.pk])


def test_an_opinion_is_asked_and_given_before_the_session(sign_in, claire, greta, david, case):
    assert post(sign_in(greta), "opinion_give", case.pk).status_code == 404
    assert post(sign_in(david), "opinion_ask", case.pk, person=greta.pk).status_code == 409
    assert post(sign_in(claire), "opinion_ask", case.pk, person=greta.pk).status_code == 302
    client = sign_in(greta)
    assert "Faut-il opérer" in client.get(reverse("opinion_give", args=[case.pk])).text
    assert post(client, "opinion_give", case.pk, competence="neurosurgeon", text="Oui.").status_code == 422
    assert (
        post(client, "opinion_give", case.pk, competence="interventional_radiologist", text="Oui.").status_code == 302
    )
    assert case.opinions.get().signed_by == greta


def test_a_box_that_somebody_else_ticked_is_not_unticked_in_silence(sign_in, discussed, claire, bruno, guideline):
    seen = discussed.version
    actions.edit_decision(decision=discussed, by=claire, version=seen, refer_to_recourse=True)
    values = {"conclusion": discussed.conclusion, "frame": "guideline", "guideline": guideline.pk, "trial": "none"}
    answer = post(sign_in(bruno), "decision_edit", discussed.pk, version=seen, **values)
    assert answer.status_code == 409
    assert [row.name for row in answer.context["differences"]] == ["refer_to_recourse"]


def test_an_opinion_refused_because_the_discussion_ended_is_given_back_to_its_author(sign_in, discussed, david):
    client, key = sign_in(david), discussed.case_id
    answer = post(client, "opinion_give", key, competence="orthopaedic_surgeon", text="Stabiliser T8.")
    assert answer.status_code == 422
    assert "Stabiliser T8." in answer.text
    assert client.get(reverse("opinion_give", args=[key])).status_code == 409

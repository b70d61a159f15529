"""The journal in words: what happened, and to what kind of record. Codes stay in the lines, words come and go."""

from django.apps import apps
from django.utils.translation import gettext_lazy

from cases.parts import KINDS

EVENTS = {
    # reads
    "patient_read": gettext_lazy("dossier du patient consulté"),
    "identity_read": gettext_lazy("identité consultée"),
    "case_read": gettext_lazy("dossier consulté"),
    "lesion_read": gettext_lazy("lésion consultée"),
    "history_read": gettext_lazy("historique consulté"),
    "decision_read": gettext_lazy("décision consultée"),
    "document_read": gettext_lazy("document consulté"),
    "attachment_downloaded": gettext_lazy("pièce jointe téléchargée"),
    "document_downloaded": gettext_lazy("document téléchargé"),
    "agenda_read": gettext_lazy("ordre du jour consulté"),
    "cases_listed": gettext_lazy("liste de dossiers consultée"),
    "patients_listed": gettext_lazy("liste de patients consultée"),
    "decisions_listed": gettext_lazy("liste de décisions consultée"),
    "documents_listed": gettext_lazy("liste de documents consultée"),
    "home_read": gettext_lazy("accueil consulté"),
    "patients_searched": gettext_lazy("recherche de patients"),
    "identities_searched": gettext_lazy("recherche d’identités"),
    "duplicates_shown": gettext_lazy("doublons possibles montrés"),
    # identities
    "patient_registered": gettext_lazy("patient enregistré"),
    "patient_corrected": gettext_lazy("identité corrigée"),
    "identity_attested": gettext_lazy("identité qualifiée"),
    "identity_retrieved": gettext_lazy("identité récupérée"),
    "identity_downgraded": gettext_lazy("identité redevenue provisoire"),
    # cases
    "case_registered": gettext_lazy("dossier inscrit"),
    "case_edited": gettext_lazy("dossier modifié"),
    "case_submitted": gettext_lazy("dossier soumis"),
    "case_returned": gettext_lazy("dossier renvoyé pour complément"),
    "case_withdrawn": gettext_lazy("dossier retiré"),
    "case_postponed": gettext_lazy("dossier reporté"),
    "case_closed": gettext_lazy("dossier clos"),
    "case_decided": gettext_lazy("dossier décidé"),
    "case_declared_urgent": gettext_lazy("urgence déclarée"),
    "presenter_named": gettext_lazy("présentateur nommé"),
    "case_opened_to": gettext_lazy("dossier ouvert à une personne"),
    "case_closed_to": gettext_lazy("accès d’une personne refermé"),
    "case_presented_again": gettext_lazy("dossier représenté"),
    "scored": gettext_lazy("score enregistré"),
    # meetings
    "meeting_planned": gettext_lazy("réunion prévue"),
    "meeting_amended": gettext_lazy("réunion modifiée"),
    "meeting_opened": gettext_lazy("réunion ouverte"),
    "meeting_closed": gettext_lazy("réunion close"),
    "meeting_cancelled": gettext_lazy("réunion annulée"),
    "agenda_frozen": gettext_lazy("ordre du jour arrêté"),
    "agenda_reissued": gettext_lazy("ordre du jour republié"),
    "agenda_ordered": gettext_lazy("ordre du jour réordonné"),
    "agenda_item_added": gettext_lazy("ligne ajoutée à l’ordre du jour"),
    "agenda_item_amended": gettext_lazy("ligne de l’ordre du jour modifiée"),
    "case_scheduled": gettext_lazy("dossier mis à l’ordre du jour"),
    "case_unscheduled": gettext_lazy("dossier ôté de l’ordre du jour"),
    "regularisation_scheduled": gettext_lazy("régularisation mise à l’ordre du jour"),
    "regularisation_discussed": gettext_lazy("régularisation discutée"),
    "guest_invited": gettext_lazy("personne invitée"),
    "presence_announced": gettext_lazy("présence annoncée"),
    "person_arrived": gettext_lazy("arrivée d’une personne"),
    "person_left": gettext_lazy("départ d’une personne"),
    "discussion_started": gettext_lazy("discussion commencée"),
    "case_discussed": gettext_lazy("discussion terminée"),
    "case_recorded": gettext_lazy("dossier enregistré sans discussion"),
    "case_back_to_discussion": gettext_lazy("dossier remis en discussion"),
    "recording_agreed": gettext_lazy("accord du second lecteur"),
    "opinion_given": gettext_lazy("avis écrit donné"),
    # decisions
    "decision_drafted": gettext_lazy("décision rédigée"),
    "decision_edited": gettext_lazy("décision modifiée"),
    "decision_signed": gettext_lazy("décision signée"),
    "decision_amended": gettext_lazy("décision révisée"),
    "proposal_added": gettext_lazy("proposition ajoutée"),
    "proposal_amended": gettext_lazy("proposition modifiée"),
    "proposal_dropped": gettext_lazy("proposition ôtée"),
    "examination_wanted": gettext_lazy("examen demandé"),
    "examinationwanted_dropped": gettext_lazy("demande d’examen ôtée"),
    "dissent_added": gettext_lazy("avis divergent ajouté"),
    "dissent_dropped": gettext_lazy("avis divergent ôté"),
    # documents
    "document_asked": gettext_lazy("document demandé"),
    "document_ready": gettext_lazy("document produit"),
    "document_failed": gettext_lazy("document en échec"),
    "document_retried": gettext_lazy("document relancé"),
    # accounts and reference lists
    "account_created": gettext_lazy("compte ouvert"),
    "account_amended": gettext_lazy("compte modifié"),
    "account_invited": gettext_lazy("invitation envoyée"),
    "invitation_accepted": gettext_lazy("invitation acceptée"),
    "account_deactivated": gettext_lazy("compte désactivé"),
    "account_reactivated": gettext_lazy("compte réactivé"),
    "token_issued": gettext_lazy("jeton d’API créé"),
    "token_revoked": gettext_lazy("jeton d’API révoqué"),
    "establishment_created": gettext_lazy("établissement créé"),
    "establishment_amended": gettext_lazy("établissement modifié"),
    "board_created": gettext_lazy("RCP ouverte"),
    "board_amended": gettext_lazy("RCP modifiée"),
    "charter_requirement_added": gettext_lazy("exigence de la charte ajoutée"),
    "charter_requirement_dropped": gettext_lazy("exigence de la charte ôtée"),
    "member_added": gettext_lazy("membre ajouté"),
    "membership_ended": gettext_lazy("départ d’un membre"),
    "guideline_added": gettext_lazy("référentiel ajouté"),
    "guideline_amended": gettext_lazy("référentiel modifié"),
}
FACTS_OF_PARTS = {
    "added": gettext_lazy("ajout : %(part)s"),
    "amended": gettext_lazy("modification : %(part)s"),
    "removed": gettext_lazy("retrait : %(part)s"),
}
OTHER_RECORDS = {
    "reader": gettext_lazy("lectures d’une personne"),
    "user": gettext_lazy("compte"),
    "apitoken": gettext_lazy("jeton d’API"),
    "meeting": gettext_lazy("réunion"),
    "decision": gettext_lazy("décision"),
    "proposal": gettext_lazy("proposition"),
    "agendaitem": gettext_lazy("ligne de l’ordre du jour"),
    "writtenopinion": gettext_lazy("avis écrit"),
    "attendance": gettext_lazy("présence"),
    "document": gettext_lazy("document"),
    "dissent": gettext_lazy("avis divergent"),
    "examinationwanted": gettext_lazy("examen demandé"),
}


def event_in_words(event):
    """What happened; a code that nobody has put in words is shown as it is."""
    if event in EVENTS:
        return str(EVENTS[event])
    part, _underscore, fact = event.rpartition("_")
    if part in KINDS and fact in FACTS_OF_PARTS:
        return FACTS_OF_PARTS[fact] % {"part": KINDS[part]._meta.verbose_name}
    return event


def kind_in_words(key):
    """The kind of record that a key of the journal names: "case:<uuid>" is a "dossier"."""
    kind = key.partition(":")[0]
    if kind in OTHER_RECORDS:
        return str(OTHER_RECORDS[kind])
    try:
        return str(apps.get_model("cases", kind)._meta.verbose_name)
    except LookupError:
        return kind

"""A signed revision and everything below it stay as signed: the database refuses, whoever asks."""

from cases.guards import Guard, declare

_OF_SIGNED = "EXISTS (SELECT 1 FROM meetings_decision d WHERE d.id = {row}.decision_id AND d.status = 'signed')"
_OF_SIGNED_PROPOSAL = (
    "EXISTS (SELECT 1 FROM meetings_proposal p JOIN meetings_decision d ON d.id = p.decision_id "
    "WHERE p.id = {row}.proposal_id AND d.status = 'signed')"
)
EVERY_ACT = ("INSERT", "UPDATE", "DELETE")

declare(
    Guard("meetings_decision", when="{row}.status = 'signed'"),
    Guard("meetings_proposal", EVERY_ACT, _OF_SIGNED),
    Guard("meetings_proposaltarget", EVERY_ACT, _OF_SIGNED_PROPOSAL),
    Guard("meetings_examinationwanted", EVERY_ACT, _OF_SIGNED),
    Guard("meetings_dissent", EVERY_ACT, _OF_SIGNED),
    Guard("meetings_participant", EVERY_ACT, _OF_SIGNED),
    Guard("meetings_writtenopinion"),
)

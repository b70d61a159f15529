"""The shapes of a session, of its agenda, and of the people who come to it."""

from rest_framework import serializers

from cases.models import Case, CharterRequirement, Patient, PostponementReason
from cases.nomenclature import competences
from rcp.api.asking import Shape
from rcp.api.paging import Paged
from rcp.api.serializers.cases import Moment
from rcp.api.shapes import page_of, sent_of, told_of
from rcp.meetings.models import AgendaItem, Attendance, Decision, Meeting, Presence

AMENDED = ("starts_at", "ends_at", "room", "video_link", "note")

MeetingAnswer = told_of(Meeting, "Meeting")
MeetingPage = page_of(MeetingAnswer)


class MeetingAmendment(sent_of(Meeting, "MeetingColumns", AMENDED)):
    starts_at = Moment()
    ends_at = Moment()


class MeetingPlan(sent_of(Meeting, "MeetingColumns", ("board", *AMENDED))):
    starts_at = Moment()
    ends_at = Moment()


class MeetingFilter(Paged):
    board = serializers.UUIDField(required=False)
    status = serializers.ChoiceField(choices=Meeting.Status.choices, required=False)
    starts_after = Moment(required=False, help_text="Sessions that begin at this moment or later.")
    starts_before = Moment(required=False, help_text="Sessions that begin before this moment.")


class MeetingCancellation(Shape):
    reason = serializers.CharField(max_length=2000)


class PatientBrief(serializers.ModelSerializer):
    class Meta:
        model = Patient
        fields = read_only_fields = ("id", "birth_name", "first_birth_given_name", "sex", "birth_date", "ipp")


class Lack(serializers.Serializer):
    section = serializers.CharField(help_text="Where it is mended: `registration`, `question`, `course` or `tumour`.")
    field = serializers.CharField(help_text="Empty when there is no row to name a field of.")
    tumour = serializers.UUIDField(allow_null=True)


class QuorumPlace(serializers.Serializer):
    situation = serializers.ChoiceField(choices=CharterRequirement.Situation.choices)
    competence = serializers.ChoiceField(choices=competences.choices())
    alternatives = serializers.ListField(child=serializers.ChoiceField(choices=competences.choices()))
    filled_by = serializers.ListField(child=serializers.CharField(), help_text="Names; nobody: the place is missing.")


class QuorumAnswer(serializers.Serializer):
    """Who announced to come, before the session; who is there, during it; who was, once the discussion has ended."""

    is_required = serializers.BooleanField(help_text="False for a staff meeting.")
    is_reached = serializers.BooleanField()
    is_forecast = serializers.BooleanField()
    specialties = serializers.ListField(child=serializers.CharField(), help_text="Three different ones are needed.")
    places = QuorumPlace(many=True)


class LatestDecision(serializers.Serializer):
    id = serializers.UUIDField()
    revision = serializers.IntegerField()
    status = serializers.ChoiceField(choices=Decision.Status.choices)
    kind = serializers.ChoiceField(
        choices=Decision.Kind.choices, help_text="Of a draft: what it would be, if it were signed now."
    )


class AgendaLine(serializers.Serializer):
    id = serializers.UUIDField()
    version = serializers.IntegerField()
    position = serializers.IntegerField()
    purpose = serializers.ChoiceField(choices=AgendaItem.Purpose.choices)
    case = serializers.UUIDField()
    case_number = serializers.CharField()
    case_status = serializers.ChoiceField(choices=Case.Status.choices)
    patient = PatientBrief()
    requester = serializers.UUIDField()
    presenter = serializers.UUIDField(allow_null=True)
    minutes = serializers.IntegerField()
    expected_at = Moment(help_text="From the order and the minutes of the lines before.")
    started_at = Moment(allow_null=True)
    ended_at = Moment(allow_null=True)
    outcome = serializers.ChoiceField(choices=AgendaItem.Outcome.choices, allow_blank=True)
    is_now = serializers.BooleanField(help_text="Under discussion.")
    lacks = Lack(many=True, help_text="What keeps its decision from being signed.")
    quorum = QuorumAnswer()
    decision = LatestDecision(allow_null=True)


class Agenda(serializers.Serializer):
    meeting = serializers.UUIDField()
    status = serializers.ChoiceField(choices=Meeting.Status.choices)
    agenda_version = serializers.IntegerField(help_text="The number that its paper carries.")
    minutes = serializers.IntegerField(help_text="What the lines take together.")
    ends_at = Moment(help_text="When the last line is expected to end.")
    over = serializers.IntegerField(help_text="Minutes beyond the planned end.")
    items = AgendaLine(many=True)


AgendaItemAnswer = told_of(AgendaItem, "AgendaItem", hidden=("quorum",))
AgendaItemAmendment = sent_of(AgendaItem, "AgendaItemAmendment", ("minutes", "presenter"))
AgendaItemScheduling = sent_of(
    AgendaItem, "AgendaItemScheduling", ("case", "minutes", "presenter"), minutes={"required": False}
)


class AgendaOrder(Shape):
    items = serializers.ListField(
        child=serializers.UUIDField(), max_length=500, help_text="The keys of all lines, in the order wanted."
    )


class Postponement(Shape):
    code = serializers.ChoiceField(choices=PostponementReason.choices)
    text = serializers.CharField(max_length=2000, allow_blank=True, default="")


AttendanceAnswer = told_of(Attendance, "Attendance")


class Announcement(Shape):
    announced = serializers.ChoiceField(choices=Attendance.Announced.choices, allow_blank=True)


class PresenceLine(serializers.Serializer):
    mode = serializers.ChoiceField(choices=Presence.Mode.choices)
    arrived_at = Moment()
    left_at = Moment(allow_null=True)


class AttendanceLine(serializers.Serializer):
    id = serializers.UUIDField()
    version = serializers.IntegerField()
    person = serializers.UUIDField()
    name = serializers.CharField()
    competences = serializers.ListField(child=serializers.ChoiceField(choices=competences.specialties()))
    is_guest = serializers.BooleanField()
    in_quorum = serializers.BooleanField()
    announced = serializers.ChoiceField(choices=Attendance.Announced.choices, allow_blank=True)
    presences = PresenceLine(many=True)


class AttendanceList(serializers.Serializer):
    meeting = serializers.UUIDField()
    people = AttendanceLine(many=True)

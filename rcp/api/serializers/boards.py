"""The shapes of a board: the standing team, with its members and what its charter requires."""

from rest_framework import serializers

from cases import models
from cases.nomenclature import competences
from rcp.api.shapes import page_of, told_of

LINE = ("id", "version", "created_at", "name", "acronym", "kind", "establishment", "national_id", "is_active")
_Columns = told_of(models.Board, "BoardColumns")


class BoardLine(serializers.ModelSerializer):
    establishment = serializers.UUIDField()

    class Meta:
        model = models.Board
        fields = read_only_fields = LINE


BoardPage = page_of(BoardLine)


class BoardMember(serializers.Serializer):
    person = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=models.BoardMembership.Role.choices)
    competences = serializers.ListField(
        child=serializers.ChoiceField(choices=competences.specialties()), help_text="The specialty first."
    )
    establishment = serializers.UUIDField(allow_null=True)


class CharterLine(serializers.Serializer):
    situation = serializers.ChoiceField(choices=models.CharterRequirement.Situation.choices)
    competence = serializers.ChoiceField(choices=competences.choices())
    alternatives = serializers.ListField(child=serializers.ChoiceField(choices=competences.choices()))


class Board(_Columns):
    members = BoardMember(many=True)
    requirements = CharterLine(many=True)

    class Meta(_Columns.Meta):
        fields = read_only_fields = [*_Columns.Meta.fields, "members", "requirements"]

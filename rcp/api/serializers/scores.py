"""The shapes of indices and of scores."""

from rest_framework import serializers

from cases.models import Score
from rcp.api.asking import Shape
from rcp.api.shapes import page_of, told_of


class Answers(serializers.DictField):
    """{item: option}; null is "not answered", which is not zero."""

    child = serializers.CharField(allow_null=True, max_length=60)


class Calculation(Shape):
    answers = Answers(default=dict, help_text="{item: option}, as `GET /indices/` declares them.")
    context = serializers.DictField(
        required=False, help_text="Facts that surround the answers; they add notices or refuse the index."
    )


class ScoreGiven(Shape):
    index = serializers.CharField(max_length=40)
    lesion = serializers.UUIDField(required=False, allow_null=True, help_text="For an index of lesions.")
    answers = Answers()


class ScoreResult(serializers.Serializer):
    """What the answers known so far allow to say."""

    index = serializers.CharField()
    version = serializers.CharField()
    total = serializers.IntegerField(allow_null=True)
    lowest = serializers.IntegerField(allow_null=True)
    highest = serializers.IntegerField(allow_null=True)
    band = serializers.CharField(allow_null=True)
    bands = serializers.ListField(child=serializers.CharField())
    missing = serializers.ListField(child=serializers.CharField())
    points = serializers.DictField(child=serializers.IntegerField(allow_null=True))
    notices = serializers.ListField(child=serializers.CharField())


class ScoreNotice(serializers.Serializer):
    code = serializers.CharField()
    text = serializers.CharField()


class CalculationResult(ScoreResult):
    band_label = serializers.CharField(allow_null=True)
    notices = ScoreNotice(many=True)


class ScoreAnswer(told_of(Score, "Score")):
    answers = Answers()
    deduced = serializers.DictField(child=serializers.CharField(), help_text="{item: where the file says it}")
    result = ScoreResult()


ScoreAnswer.__name__ = "Score"
ScorePage = page_of(ScoreAnswer)


class IndexOption(serializers.Serializer):
    code = serializers.CharField()
    points = serializers.IntegerField(allow_null=True)
    label = serializers.CharField()


class IndexItem(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.CharField()
    help = serializers.CharField(allow_null=True)
    options = IndexOption(many=True)


class IndexBand(serializers.Serializer):
    code = serializers.CharField()
    low = serializers.IntegerField(allow_null=True)
    high = serializers.IntegerField(allow_null=True)
    label = serializers.CharField()
    meaning = serializers.CharField()


class IndexReference(serializers.Serializer):
    citation = serializers.CharField()
    doi = serializers.CharField(allow_blank=True)
    verified = serializers.BooleanField(help_text="Whether the points were compared with a source citing it.")


class IndexAnswer(serializers.Serializer):
    """One index as it is declared; words in the language of the account."""

    code = serializers.CharField()
    version = serializers.CharField()
    title = serializers.CharField()
    scope = serializers.CharField(help_text="What one result speaks about: `lesion`, `episode`, `examination`, `case`.")
    guideline_section = serializers.CharField(allow_blank=True)
    items = IndexItem(many=True)
    bands = IndexBand(many=True)
    references = IndexReference(many=True)


class IndexList(serializers.Serializer):
    notice = serializers.CharField(help_text="What must be said beside any score.")
    results = IndexAnswer(many=True)

"""A file of the patient: the words around it, and the file itself when it is added."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.inspection import largest_bytes, refused
from cases.models import Attachment
from cases.titles import title_of
from rcp.web.forms.layout import LaidOutForm

ACCEPTED = ",".join(Attachment.MediaType.values)


class AttachmentForm(LaidOutForm):
    """What is said of a file. Lists offer this patient's own reports and examinations, where there are any."""

    class Meta:
        model = Attachment
        fields = ["report", "study", "title", "dated_on"]

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, **kwargs)
        for name, kind in (("report", "report"), ("study", "imagingstudy")):
            own = [row.pk for row in of.rows(kind)]
            if own:
                self.fields[name].queryset = self.fields[name].queryset.filter(pk__in=own)
                self.fields[name].label_from_instance = title_of
            else:
                del self.fields[name]

    @property
    def words(self):
        return [bound for bound in self.visible_fields() if bound.name != "file"]


class UploadForm(AttachmentForm):
    """The file comes last: when it is too large to be read, what was typed before it has already arrived."""

    file = forms.FileField(
        label=gettext_lazy("Fichier"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages=dict.fromkeys(("required", "invalid"), gettext_lazy("Choisissez un fichier.")),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        if {"report", "study"} & self.fields.keys():
            self.fields["title"].help_text = _("Vide, il reprend le compte rendu ou l’examen choisi.")
        self.accepted = _("PDF, JPEG ou PNG, %(limit)s Mo au plus.") % {"limit": settings.ATTACHMENT_MAX_MB}
        self.fields["file"].widget.attrs |= {"data-largest": largest_bytes(), "data-sentence": too_large()}

    def refuse_unread(self):
        """The file was not read at all; the rest of the form is as it was typed."""
        self.errors.pop("file", None)
        self.add_error("file", too_large())


def too_large():
    return refused("too_large").reason

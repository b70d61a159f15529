"""What a request that carries files may weigh, said before any of them is read."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import multipartparser

# The name that a file had on somebody's computer is not used: a long one is no reason to refuse the file.
multipartparser.MAX_TOTAL_HEADER_SIZE = 64 * 1024

# A browser shows our answer only if its body was taken to the end; a body longer than this is cut off instead.
MOST_DRAINED = 256 * 1024 * 1024
PIECE = 64 * 1024


class BodyLimit(FileUploadHandler):
    """Stops at the first file of a body that is too long: the fields before it are kept, of the file nothing is."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        self.body, self.length = input_data, content_length

    def new_file(self, *args, **kwargs):
        if self.length > largest_body():
            self.request.is_too_large = True
            if self.length <= MOST_DRAINED:
                _drain(self.body)
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None


def _drain(body):
    """Take what is left and keep nothing. Django's own way reads by lines, and a file may be one line."""
    while body.read(PIECE):
        pass


def largest_body():
    """One file, with the words of its form around it."""
    return settings.ATTACHMENT_MAX_MB * 1024 * 1024 + settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def is_too_large(request):
    """Whether the files of this request were left unread. Asking reads the form."""
    request.POST  # noqa: B018
    return getattr(request, "is_too_large", False)

"""Files in a form that is sent: onto the disk as they come, never into memory, and no more of
them than may be kept. Of what is too large the rest is let pass, so that the words arrive."""

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from casework.examining import LARGEST_OF_ALL
from casework.uploads import AT_ONCE

TAKEN_BY = {"entry_record", "child_contribute", "draft_save"}
"""The pages whose forms may bring files. On every other, and signed out, none is even looked at."""


class OntoDisk(TemporaryFileUploadHandler):
    """Takes files from whoever may write, and says of the request which were too large."""

    taken = 0

    def new_file(self, *args, **kwargs):
        page = getattr(self.request.resolver_match, "url_name", "")
        if page not in TAKEN_BY or not self.request.user.is_authenticated:
            raise SkipFile
        super().new_file(*args, **kwargs)
        self.taken += 1
        if self.taken > AT_ONCE:
            self._too_much()

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > LARGEST_OF_ALL:
            self._too_much()
        super().receive_data_chunk(raw_data, start)

    def _too_much(self):
        self.file.close()
        self.request.too_large = [*getattr(self.request, "too_large", ()), self.file_name]
        raise SkipFile

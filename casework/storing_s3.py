"""Keeping files in S3, or in a store that answers as S3 does. See docs/running.md.

A room of its own, since its packages (requirements/s3.txt) are only there where it is used.
"""

from storages.backends.s3 import S3Storage


class InS3(S3Storage):
    """A bucket that only Kith reads: nobody is ever sent there, so every look is checked."""

    def read_from(self, name, first):
        """The file from its byte `first` on, as it comes."""
        thing = self.bucket.Object(self._normalize_name(name))
        return thing.get(Range=f"bytes={first}-")["Body"]

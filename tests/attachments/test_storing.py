"""Where files are kept: on disk or in S3, which here is a small server that answers as S3 does."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.base import ContentFile

from casework import storing
from casework.storing import OnDisk
from casework.storing_s3 import InS3

KEYS = {"access_key": "nobody", "secret_key": "nothing", "region_name": "eu-west-2"}


class Bucket(BaseHTTPRequestHandler):
    """What of S3 our files need: put, get a part, look, delete and list."""

    def do_PUT(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if "aws-chunked" in self.headers.get("Content-Encoding", ""):
            length, _, rest = content.partition(b"\r\n")
            content = rest[: int(length.partition(b";")[0], 16)]
        self.server.kept[self.key] = content
        self.answer(200)

    def do_GET(self):
        if urlsplit(self.path).path.strip("/") == "bucket":
            return self.listed()
        content = self.server.kept.get(self.key)
        if content is None:
            return self.answer(404)
        first = int(self.headers.get("Range", "bytes=0-").partition("=")[2].rstrip("-"))
        return self.answer(206 if first else 200, content[first:])

    def do_HEAD(self):
        content = self.server.kept.get(self.key)
        self.answer(404 if content is None else 200, content or b"")

    def do_DELETE(self):
        self.server.kept.pop(self.key, None)
        self.answer(204)

    def listed(self):
        prefix = parse_qs(urlsplit(self.path).query).get("prefix", [""])[0]
        rest = {key[len(prefix) :]: key for key in self.server.kept if key.startswith(prefix)}
        here = "".join(
            f"<Contents><Key>{rest[name]}</Key></Contents>" for name in rest if "/" not in name
        )
        folders = {name.partition("/")[0] for name in rest if "/" in name}
        below = "".join(
            f"<CommonPrefixes><Prefix>{prefix}{name}/</Prefix></CommonPrefixes>" for name in folders
        )
        self.answer(200, f"<ListBucketResult>{here}{below}</ListBucketResult>".encode())

    @property
    def key(self):
        return urlsplit(self.path).path.removeprefix("/bucket/")

    def answer(self, status, content=b""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", "Sun, 01 Nov 2026 12:00:00 GMT")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *args):
        """Nothing: a test is quiet."""


@contextmanager
def s3():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    server.kept = {}
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        where = f"http://127.0.0.1:{server.server_port}"
        yield InS3(bucket_name="bucket", endpoint_url=where, addressing_style="path", **KEYS)
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(params=["disk", "S3"])
def store(request, tmp_path, monkeypatch):
    if request.param == "disk":
        found = OnDisk(location=tmp_path, base_url=None, file_permissions_mode=0o600)
        monkeypatch.setattr(storing, "kept", lambda: found)
        yield found
        return
    with s3() as found:
        monkeypatch.setattr(storing, "kept", lambda: found)
        yield found


def test_a_file_is_kept_replaced_read_from_anywhere_and_put_away(store):
    key = storing.new_key()
    for content in (b"first", b"A sound"):
        storing.put(storing.path_of(key), ContentFile(content))
    file = store.read_from(storing.path_of(key), 2)
    assert file.read(5) == b"sound"
    file.close()
    assert store.size(storing.path_of(key)) == 7

    storing.put_away(key)
    assert not store.exists(storing.path_of(key))
    assert list(storing.everything()) == []


def test_pieces_come_back_in_order(store):
    key = storing.new_key()
    for offset in (1_000_000, 0, 20):
        storing.put(storing.path_of_piece(key, offset), ContentFile(b"%d" % offset))

    found = []
    for path in storing.pieces(key):
        with store.open(path) as piece:
            found.append(piece.read())
    assert found == [b"0", b"20", b"1000000"]
    assert len(list(storing.everything())) == 3
    storing.put_pieces_away(key)
    assert storing.pieces(key) == []


def test_nobody_else_on_the_machine_reads_a_file(tmp_path):
    store = OnDisk(location=tmp_path, base_url=None, file_permissions_mode=0o600)
    store.save("ab/c", ContentFile(b"x"))

    assert (tmp_path / "ab" / "c").stat().st_mode & 0o077 == 0

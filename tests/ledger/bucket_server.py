"""A local S3-compatible server for the tests: localbucket, and what it lacks, the deletion of many objects at once.

It keeps buckets as folders. Conditional writes are its own: a hard link, which one writer only can make.

python -m tests.ledger.bucket_server FOLDER PORT
"""

import sys
import xml.etree.ElementTree as ET
from http.server import ThreadingHTTPServer
from pathlib import Path

from localbucket import S3Handler


class Handler(S3Handler):  # type: ignore[misc]
    """Also answers `POST /bucket?delete`."""

    def _post_request(self, bucket: str, key: str) -> None:
        if bucket and not key and "delete" in self.query:
            self._delete_many(bucket)
        else:
            super()._post_request(bucket, key)

    def _delete_many(self, bucket: str) -> None:
        asked = ET.fromstring(self._read_body())  # noqa: S314 - our own requests
        done = ET.Element("DeleteResult")
        for one in asked.iter():
            if one.tag.rpartition("}")[2] == "Key" and one.text:
                self._object_path(bucket, one.text).unlink(missing_ok=True)
                ET.SubElement(ET.SubElement(done, "Deleted"), "Key").text = one.text
        self._send_xml(done)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""

    def address_string(self) -> str:
        """Look no name up."""
        return str(self.client_address[0])


def main() -> None:
    """Serve until killed."""
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    S3Handler.data_root = folder.resolve()
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    server.serve_forever()


if __name__ == "__main__":
    main()

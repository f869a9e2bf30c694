"""Small disks that a test can fill: file systems in memory, mounted by a test that may (root on Linux)."""

import errno
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """Mount a disk of some size; the test is skipped where that is not allowed."""
    place.mkdir()
    mount, umount = which("mount"), which("umount")
    if mount is None or umount is None:
        pytest.skip("no mount on this system")
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if subprocess.run([mount, *options], check=False, capture_output=True).returncode:  # noqa: S603 - by its full name
        pytest.skip("this user may not mount a small disk")
    try:
        yield place
    finally:
        subprocess.run([umount, "-l", str(place)], check=True)  # noqa: S603 - likewise


def fill(disk: Path, leave: int) -> Path:
    """Fill a disk with a file until so many bytes are left; gives the file."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 65536)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
        file.truncate(max(0, file.tell() - leave))
    return filler


def read_only(disk: Path) -> None:
    """Let a small disk be read only from now on."""
    mount = which("mount")
    assert mount is not None
    subprocess.run([mount, "-o", "remount,ro", str(disk)], check=True)  # noqa: S603 - by its full name

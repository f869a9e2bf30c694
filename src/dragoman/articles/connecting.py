"""Connections that are made to checked addresses only, and that end when their time is up.

This is the network backend of `httpcore`: the one place where a connection
comes into being. The name is resolved here, its addresses are checked here and
the socket is opened to one of them, so that no second answer of a name server
(DNS rebinding) can come in between. Every read counts towards one deadline:
a server that sends one byte a second is as late as one that sends none.
"""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from dragoman.articles.addresses import checked_addresses

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Deadline:
    """A moment at which all of a fetch must have ended."""

    def __init__(self, seconds: float) -> None:
        """Begin now."""
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Give the seconds that are left.

        Raises:
            httpcore.ReadTimeout: none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class CheckedNetwork(httpcore.NetworkBackend):
    """Opens connections for one fetch.

    Args:
        name: the address that is fetched, for messages.
        deadline: when it must have ended.
        allow_private: let addresses pass that are not public.
    """

    def __init__(self, name: str, deadline: Deadline, *, allow_private: bool) -> None:
        """Keep what every connection is checked by."""
        self._name, self._deadline, self._allow_private = name, deadline, allow_private
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check and connect, to the first address that answers.

        Raises:
            FetchError: the host has no address, or one that is not public.
            httpcore.ConnectError: none of its addresses answers.
        """
        del timeout
        addresses = checked_addresses(
            host, port, self._name, allow_private=self._allow_private, seconds=self._deadline.left()
        )
        failure: Exception | None = None
        for at, address in enumerate(addresses):
            # An address that swallows packets must leave time for the others.
            share = self._deadline.left() / (len(addresses) - at)
            try:
                stream = self._network.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore.ConnectError

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Refuse: nothing is fetched from a socket of this computer."""
        del timeout, socket_options
        raise httpcore.UnsupportedProtocol(path)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose reads and writes all end by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

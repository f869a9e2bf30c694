"""Why an address could not be fetched, in words and for the program that may try again."""

from dragoman.records import UnreadableArticleError


class FetchError(UnreadableArticleError):
    """An address that could not or may not be fetched.

    Args:
        name: the address as it was given.
        reason: what was wrong and what to do about it, in one sentence.
        status: what the server answered, if it did.
        retry_after: the server's Retry-After header, as sent.
        refused: the address itself is not to be fetched; trying again is no use.
    """

    def __init__(
        self,
        name: str,
        reason: str,
        *,
        status: int | None = None,
        retry_after: str | None = None,
        refused: bool = False,
    ) -> None:
        """Keep what a scheduler needs beside the words."""
        super().__init__(name, reason)
        self.status = status
        self.retry_after = retry_after
        self.refused = refused

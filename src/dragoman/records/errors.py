"""The errors that Dragoman raises; each message is written for the person who reads it."""


class DragomanError(Exception):
    """The root of all our errors: what was wrong, where, and what to do."""


class UnreadableArticleError(DragomanError):
    """One article could not be read; a run goes on without it.

    Args:
        name: the file, address or record that could not be read.
        reason: what was wrong and what to do about it, in one sentence.
    """

    def __init__(self, name: str, reason: str) -> None:
        """Keep name and reason apart so that a summary can list them."""
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type["UnreadableArticleError"], tuple[str, str]]:
        """Travel between processes with both parts."""
        return type(self), (self.name, self.reason)


class DataFileError(DragomanError):
    """A data file (world, lexicon, ontology) does not fit its schema.

    The message names the file, the line or entry, and what is wrong there.
    """

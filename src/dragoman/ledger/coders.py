"""Which of two coders is the newer."""

import re

_NUMBER = re.compile(r"\d+")


def supersedes(new: str, old: str) -> bool:
    """Whether the records of one coder take the place of another's.

    Coders are named by their version, `0.2.0` or `0.2.0+1f3a` with a mark of their data: the higher
    version is the newer; of one version with other data, it is the one that comes later.

    Args:
        new: the coder whose records are about to be added.
        old: the coder of those that are there.

    Returns:
        Whether the first may supersede the second; never where they are the same.
    """
    return new != old and _release(new) >= _release(old)


def _release(coder: str) -> tuple[int, ...]:
    numbers = [int(number) for number in _NUMBER.findall(coder.partition("+")[0])]
    while numbers and numbers[-1] == 0:
        numbers.pop()  # 1.0 is 1
    return tuple(numbers)

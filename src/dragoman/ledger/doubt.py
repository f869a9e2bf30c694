"""What makes a report worth a reviewer's look."""

from dragoman.records import Attribution, Claim, Event, Report, Tie


def doubts_about(report: Report) -> tuple[str, ...]:
    """Say why a report may be wrong or disputed.

    Returns:
        The reasons in words, in a fixed order; none where a reviewer confirmed or corrected it, or
        nothing speaks against it.
    """
    if report.review != "none":
        return ()
    record, found = report.record, list[str]()
    if isinstance(record, Event | Tie):
        found += _of_speakers(record.attribution)
        if not record.rule:
            found.append("no entry of the lexicon decided it")
    if isinstance(record, Event):
        unnamed = [e.id for e in (*record.actors, *record.recipients) if e.start is None]
        if unnamed:
            found.append(f"the sentence does not name {', '.join(unnamed)}")
    if isinstance(record, Claim) and record.contested:
        found.append("contested")
    if report.published.basis == "unknown":
        found.append("the article is undated")
    return tuple(found)


def _of_speakers(chain: tuple[Attribution, ...]) -> list[str]:
    return [
        f"{one.speaker} {'cannot confirm it' if one.stance == 'cannot-confirm' else f'{one.stance} it'}"
        for one in chain
        if one.stance != "asserts"
    ]

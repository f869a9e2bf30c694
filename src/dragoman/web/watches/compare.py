"""Two answers to one question compared: what is new, gone or told otherwise, in sentences with their words."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from dragoman.brief.names import names_of
from dragoman.brief.plain import one_line, shortened
from dragoman.records import Report
from dragoman.web.service import Service
from dragoman.web.watches.gist import Finding, Gist, essence
from dragoman.web.watches.model import Corrected, Difference, Turn
from dragoman.web.watches.say import LONGEST, telling_of

MOST_TOLD = 50
"""Of each kind; the answer itself has them all."""


def compare(before: Gist, after: Gist, service: Service, since: datetime, until: datetime) -> Difference:
    """Say what changed.

    A report counts as new or gone on its own merit: where an answer is made of the newest articles only,
    what it loses or regains because others came or went is no news as long as the ledger has it unchanged.

    Args:
        before: the answer as known at `since`.
        after: the answer as known at `until`, made by the same version of Dragoman.
        service: where reports and names are.
        since: the earlier moment.
        until: the later moment.
    """
    whole = before.whole and after.whole
    came, went = after.reports.keys() - before.reports.keys(), before.reports.keys() - after.reports.keys()
    if not whole:
        came = _not_same(came, after, service, since)
        went = _not_same(went, before, service, until)
    otherwise = [
        ident
        for ident in before.reports.keys() & after.reports.keys()
        if essence(before.reports[ident].record) != essence(after.reports[ident].record)
    ]
    moved = {*came, *went, *otherwise}
    names = names_of(service.world)

    def told(reports: dict[str, Report], ids: Iterable[str]) -> Iterator[Report]:
        chosen = (reports[ident] for ident in ids)
        return iter(sorted(chosen, key=_order)[:MOST_TOLD])

    return Difference(
        turns=tuple(_turns(before, after, None if whole else moved))[:MOST_TOLD],
        new=tuple(telling_of(one, service.desk, names) for one in told(after.reports, came)),
        gone=tuple(telling_of(one, service.desk, names) for one in told(before.reports, went)),
        corrected=tuple(
            Corrected(
                before=telling_of(before.reports[one.id], service.desk, names),
                after=telling_of(one, service.desk, names),
            )
            for one in told(after.reports, otherwise)
        ),
        left_out=sum(max(0, len(ids) - MOST_TOLD) for ids in (came, went, otherwise)),
    )


def _not_same(ids: Collection[str], gist: Gist, service: Service, moment: datetime) -> set[str]:
    """Leave out the reports that the ledger had, or has, at another moment just as they are."""
    found = service.desk.find(ids, moment) if ids else ()
    same = {one.id for one in found if essence(one.record) == essence(gist.reports[one.id].record)}
    return set(ids) - same


def _turns(before: Gist, after: Gist, moved: set[str] | None) -> Iterator[Turn]:
    """What the answer says otherwise as a whole; with `moved`, only where one of these reports bears on it."""

    def counts(finding: Finding) -> bool:
        return moved is None or any(one.report in moved for one in finding.citations)

    for key, now in sorted(after.findings.items()):
        then = before.findings.get(key)
        if (then is None or then.value != now.value) and (counts(now) or (then and counts(then))):
            if then is None and key[0] == "reply":
                continue
            yield Turn(
                sentence=now.sentence, before=then.sentence if then else None, citations=now.citations[:4]
            )
    contested = {one for claim in before.claims if claim.contested for one in claim.reports}
    known = {one for claim in before.claims for one in claim.reports}
    for now_ in sorted(after.claims, key=lambda one: sorted(one.reports)):
        was = bool(contested & now_.reports)
        if was == now_.contested or (moved is not None and not moved & now_.reports):
            continue
        words = "Now contested" if now_.contested else "No longer contested"
        shown = shortened(one_line(now_.proposition), LONGEST)
        then_ = "nobody contested it" if now_.contested else "it was contested"
        yield Turn(
            sentence=f"{words}: “{shown}”",
            before=then_ if known & now_.reports else None,
            citations=now_.citations[:4],
        )


def _order(report: Report) -> tuple[str, str, int, str]:
    return (str(report.published.latest or ""), report.article, report.record.start, report.id)

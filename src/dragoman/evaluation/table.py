"""A score as lines of text, at most 80 columns wide."""

from collections.abc import Iterator

from dragoman.evaluation.score import DETAILS, LEVELS, SETS, Score

_NAME = 26


def table(score: Score) -> Iterator[str]:
    """Give the lines: F1 of each level by article, then all figures in all."""
    yield f"{'F1':{_NAME}} {'found':>7} {'type':>7} {'who':>7} {'exact':>7} {'coded':>7} {'gold':>6}"
    for name, one in score.articles.items():
        yield _line(name, one)
    if len(score.articles) > 1:
        yield _line("all", score)
    figures = score.figures()
    yield ""
    yield f"{'in all':{_NAME}} {'P':>7} {'R':>7} {'F1':>7}"
    for level in LEVELS:
        yield _prf(level, figures[level])
    report = score.report()
    for kind in SETS:
        yield _prf(kind, report[kind])
    yield ""
    yield f"Right, of the {score.counts['type']} events that agree on type:"
    for name in DETAILS:
        share = figures["of_type_pairs"][name]
        yield f"{name.replace('_', ' '):{_NAME}} {'-' if share is None else format(share, '.3f'):>7}"
    dated = [one.published_ok for one in score.articles.values() if one.published_ok is not None]
    if dated:
        yield f"{'publication interval':{_NAME}} {sum(dated)} of {len(dated)}"
    for error in score.errors:
        yield f"error: {error}"


def _line(name: str, score: Score) -> str:
    figures = score.figures()
    shown = name if len(name) <= _NAME else name[: _NAME - 1] + "…"
    levels = " ".join(f"{figures[level]['f1']:7.3f}" for level in LEVELS)
    return f"{shown:{_NAME}} {levels} {score.counts['pred']:7d} {score.counts['gold']:6d}"


def _prf(name: str, figures: dict[str, float]) -> str:
    return f"{name:{_NAME}} {figures['p']:7.3f} {figures['r']:7.3f} {figures['f1']:7.3f}"

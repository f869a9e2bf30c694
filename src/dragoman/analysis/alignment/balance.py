"""Structural balance of triads.

F. Heider, "Attitudes and Cognitive Organization", Journal of Psychology 21, 1946; D. Cartwright and
F. Harary, "Structural Balance: A Generalization of Heider's Theory", Psychological Review 63, 1956:
a triad is balanced where the product of its signs is positive. J. A. Davis, "Clustering and Structural
Balance in Graphs", Human Relations 20, 1967: in the weak sense, where not exactly one is negative.
"""

from dragoman.analysis.alignment.model import Balance, Edge, Network, Sign, Triad


def balance(network: Network) -> Balance:
    """Count the triads of a network whose three edges all have a sign, and find those under strain."""
    triads = _triads(network)
    balanced = sum(triad.balanced for triad in triads)
    strained = sorted((t for t in triads if not t.balanced), key=lambda t: (-t.weakest, t.actors))
    return Balance(
        triads=len(triads),
        balanced=balanced,
        weakly=sum(triad.weakly for triad in triads),
        degree=round(balanced / len(triads), 3) if triads else None,
        strained=tuple(strained),
    )


def _triads(network: Network) -> list[Triad]:
    signed = {(edge.a, edge.b): edge for edge in network.edges if edge.sign != "0"}
    after: dict[str, list[str]] = {}
    for a, b in sorted(signed):
        after.setdefault(a, []).append(b)
    return [
        _triad((a, b, c), (signed[a, b], signed[a, c], signed[b, c]))
        for a, others in sorted(after.items())
        for at, b in enumerate(others)
        for c in others[at + 1 :]
        if (b, c) in signed
    ]


def _triad(actors: tuple[str, str, str], edges: tuple[Edge, Edge, Edge]) -> Triad:
    signs: tuple[Sign, Sign, Sign] = (edges[0].sign, edges[1].sign, edges[2].sign)
    hostile = signs.count("-")
    return Triad(
        actors=actors,
        signs=signs,
        balanced=hostile % 2 == 0,
        weakly=hostile != 1,
        weakest=min(abs(edge.score) for edge in edges),
    )

"""Four articles of our own about disputes that the seeds do not speak of, coded and put together once."""

from datetime import UTC, date, datetime
from functools import cache

from dragoman.analysis.ask import Answer, ask
from dragoman.api.calls import code
from dragoman.articles import ReadOptions, article_from_text
from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.records import Published
from dragoman.world import World

TEXTS = {
    (
        "essequibo",
        "Demerara Courier",
        "2024-02-12",
    ): """GEORGETOWN – Brazil has offered to host a second round of talks between Guyana and Venezuela over the Essequibo region, the Brazilian foreign minister said on Friday.

Guyana welcomed the Brazilian offer. Venezuela has not responded to it.

In December 2023 the presidents of Guyana and Venezuela met in Kingstown and agreed not to use force against each other. The meeting was mediated by Saint Vincent and the Grenadines.

Guyana accused Venezuela on Thursday of massing troops along the border. Caracas denied that it had massed troops there. A spokesman for the Pentagon said he could not confirm the reports.

Venezuela does not recognise the jurisdiction of the International Court of Justice in the case. Caracas’s refusal to accept the court remains the main obstacle to a settlement with Guyana.

Guyana is a member of the Caribbean Community (CARICOM), which has backed Georgetown on Essequibo.
""",
    (
        "horn",
        "Red Sea Monitor",
        "2024-09-20",
    ): """ANKARA – Turkey said on Tuesday that a third round of its mediation between Ethiopia and Somalia had been cancelled.

Two earlier rounds in Ankara, in July and August, ended without an agreement. Somalia accused Ethiopia on Monday of shipping weapons to Puntland. Addis Ababa denied the shipment.

In January 2024 Ethiopia signed a memorandum with Somaliland that would give it access to the sea. Somalia rejected the memorandum and recalled its ambassador from Addis Ababa.

Egypt delivered arms to Somalia in August. Ethiopian troops have been in Somalia since 2007 as part of an African Union mission.

Somalia will not return to the talks unless Ethiopia withdraws from the memorandum, Foreign Minister Ahmed Moalim Fiqi said.
""",
    (
        "shoal",
        "Manila Ledger",
        "2024-06-21",
    ): """MANILA – The Philippines accused China on Wednesday of ramming its boats near Second Thomas Shoal. China denied the accusation and said that Philippine boats had entered its waters.

At least eight Filipino sailors were injured in the clash on Monday, the Philippine armed forces said.

The United States, which has a mutual defence treaty with the Philippines, condemned China’s actions. Japan also expressed support for Manila.

China rejected a 2016 ruling of a tribunal in The Hague. Beijing warned Manila on Thursday that it would tow away the grounded ship.

Malaysia is not changing its policy on the South China Sea, Prime Minister Anwar Ibrahim said on Friday.
""",
    (
        "bloc",
        "Sahel Observer",
        "2024-03-30",
    ): """NIAMEY – Niger withdrew from the Economic Community of West African States (ECOWAS) in January together with Mali and Burkina Faso.

ECOWAS lifted its sanctions on Niger in February and urged the three countries to return. Togo has offered to mediate between ECOWAS and Niger.

Niger’s junta told the United States on 16 March that it was ending a military agreement between the two countries. France withdrew its last soldiers from Niger in December 2023.

Russian instructors arrived in Niamey this month, two diplomats said. The government denied that they had come.

Analysts say that Niger is turning towards Moscow. The junta’s prime minister, Ali Lamine Zeine, insisted that Niger is not changing its orientation.
""",
}


@cache
def world() -> World:
    """Give who is who."""
    return World.load()


@cache
def made() -> MemoryEvidence:
    """Code the articles and put them together."""
    articles = [
        article_from_text(
            text,
            f"{name}.txt",
            ReadOptions(
                outlet=outlet,
                published=Published(
                    earliest=date.fromisoformat(day), latest=date.fromisoformat(day), basis="stated"
                ),
            ),
        )
        for (name, outlet, day), text in TEXTS.items()
    ]
    kept = [
        kept_article(one, coder="as it is", recorded_at=datetime(2031, 1, 1, tzinfo=UTC)) for one in articles
    ]
    reports = [
        report for one, coded in zip(kept, code(*articles), strict=True) for report in reports_of(one, coded)
    ]
    return MemoryEvidence(kept, reports)


def asked(question: str) -> Answer:
    """Ask the four articles a question."""
    return ask(made(), world(), question)

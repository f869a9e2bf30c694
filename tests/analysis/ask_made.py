"""A small dispute made by hand, which the questions of `test_ask*.py` are asked of."""

from functools import cache

from tests.analysis.claims_made import claim, evidence, obstacle, paper, tie
from tests.analysis.events_made import act
from tests.analysis.ties_made import effort

from dragoman.analysis.ask import Answer, ask
from dragoman.ledger import MemoryEvidence
from dragoman.world import World

OFFER = "Norway offered to mediate between Chad and Sudan"
REFUSAL = "Sudan turned down the Norwegian offer"
BOMBS = "Chadian jets bombed a Sudanese border post at Tine"
ACCUSES = "Sudan accused Chad of arming rebels"
WAR = "locked in a border war"
TRUCE = "Qatar brokered a ceasefire between Chad and Sudan"
SILENT = "the guns of both armies fell silent"
VISIT = "the Kenyan president visited Chad"
DENIAL = "no aircraft of ours crossed the border"
CRITICISM = "Mali criticised the African Union because of its sanctions"
ABSENCE = "Mali stayed away from the summit of the African Union"
SUSPENDED = "Mali suspended its seat in the African Union"
MEMBER = "a founding member of the African Union"
NOT_RECOGNISED = "which Peru does not recognise"
PRAISE = "Togo thanked Norway for its mediation"
PLANNED = "Kenya plans talks with Sudan"
TOWER = "the union serves the interests of others"
IN_THE_WAY = "Chad's troops in Tine stands in the way of a ceasefire with Sudan"


@cache
def made() -> MemoryEvidence:
    """Give the evidence: three papers of the spring of 2031."""
    return evidence(
        paper(
            "Gazette",
            "2031-03-10",
            act("AGREE 039 NOR > TCD SDN", OFFER, "2031-03-05"),
            act("REJECT 126 SDN > NOR", REFUSAL, "2031-03-08"),
            effort("declined NOR > TCD SDN", OFFER, REFUSAL, matter="the border at Tine"),
            act("ASSAULT:aerial 195 TCD > SDN", BOMBS, "2031-02-20"),
            act("ACCUSE:allege 112 SDN > TCD", ACCUSES, "2031-03-06"),
            tie("in-conflict-with", "TCD", "SDN", WAR),
            obstacle("a ceasefire with Sudan", "TCD", "Chad's troops in Tine", says="Amina Korsgaard"),
        ),
        paper(
            "Herald",
            "2031-04-03",
            claim(BOMBS, ("Sudanese army", "asserts"), ("Chad", "denies"), quotes=(BOMBS, DENIAL)),
            act("CONSULT:visit 042 KEN > TCD", VISIT, "2031-03-28"),
            act("CONSULT 045 QAT > TCD SDN", TRUCE, "2031-04-01"),
            effort("agreed QAT > TCD SDN", TRUCE),
            act("RETREAT:ceasefire 087 TCD SDN", SILENT, "2031-04-01"),
            act("SUPPORT 051 TGO > NOR", PRAISE, "2031-04-02"),
            act("AGREE 036 KEN > SDN", PLANNED, status="planned"),
        ),
        paper(
            "Herald",
            "2031-05-01",
            act("ACCUSE:disapprove 111 MLI > AU", CRITICISM, "2031-04-10"),
            act("REJECT:meet 125 MLI > AU", ABSENCE, "2031-04-20"),
            act("SANCTION:discontinue 160 MLI > AU", SUSPENDED, "2031-04-28"),
            tie("member-of", "MLI", "AU", MEMBER),
            tie("recognises", "PER", "XKX", NOT_RECOGNISED, holds=False),
            claim(TOWER, ("Mali", "asserts")),
        ),
    )


@cache
def world() -> World:
    """Give the world that comes with the package."""
    return World.load()


def asked(question: str) -> Answer:
    """Ask the dispute a question."""
    return ask(made(), world(), question)


def quotes(answer: Answer) -> str:
    """Give all words that the sentences of an answer cite, a line each."""
    return "\n".join(one.quote for sentence in answer.sentences for one in sentence.citations)

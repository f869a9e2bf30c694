"""Pairs of tellings that are one act, and pairs that only look so; all states of affairs are invented."""

import pytest
from tests.analysis.events_made import Judged, act, told

from dragoman.analysis.events import events
from dragoman.records import Event
from dragoman.world import World

ONE: dict[str, tuple[Event, Event]] = {
    "a visit told by guest and by host": (
        act("CONSULT:visit 042 KEN > TZA", "Kenya's president arrived in Arusha on Monday", "2031-03-03"),
        act("CONSULT:visit 042 KEN > TZA", "Tanzania received the Kenyan leader", "2031-03-03"),
    ),
    "a meeting of two, one of them named as the one who met": (
        act("CONSULT 046 PER ECU >", "the foreign ministers held talks on mine clearance", "2031-03-03"),
        act("CONSULT 046 ECU > PER", "Ecuador's minister met her counterpart on demining", "2031-03-03"),
    ),
    "a strike with two tolls": (
        act("ASSAULT:drone 195 SDN > RSF", "a drone strike on a market in Mellit killed 12", "2031-04-09"),
        act("ASSAULT:drone 195 SDN > RSF", "14 people died when drones hit the Mellit market", "2031-04-09"),
    ),
    "a day and the month it is in": (
        act("SANCTION:expel 161 COL > NIC", "Colombia expelled two Nicaraguan diplomats", "2031-02-11"),
        act("SANCTION:expel 161 COL > NIC", "sent home two diplomats of Managua", "2031-02-01/2031-02-28"),
    ),
    "an offer to mediate, once with one disputant": (
        act("AGREE 039 OMN > YEM HOUTHI", "Oman offered to mediate over the port", "2031-06-01"),
        act("AGREE 039 OMN > HOUTHI", "Muscat proposed its good offices in the port quarrel", "2031-06-01"),
    ),
    "an assertion and its denial": (
        act("ASSAULT:aerial 195 TCD > LBY", "Chadian jets bombed the oasis of Kufra", "2031-05-05"),
        act(
            "ASSAULT:aerial 195 TCD > LBY",
            "denied that its jets had bombed the Kufra oasis",
            "2031-05-05",
            status="denied",
        ),
    ),
    "an undated telling of the same week": (
        act("ACCUSE:allege 112 GUY > SUR", "Guyana accused Suriname of dredging the Corentyne", "2031-05-06"),
        act("ACCUSE:allege 112 GUY > SUR", "Georgetown alleged Surinamese dredging of the Corentyne"),
    ),
    "a telling that names no recipient": (
        act("MOBILIZE:troops 154 DZA > MAR", "Algeria sent a brigade to Tindouf", "2031-05-06"),
        act("MOBILIZE:troops 154 DZA", "a brigade was moved to Tindouf by Algiers", "2031-05-06"),
    ),
}
APART: dict[str, tuple[Event, Event]] = {
    "two strikes on following days": (
        act("ASSAULT:drone 195 SDN > RSF", "a drone strike on the market in Mellit killed 12", "2031-04-09"),
        act("ASSAULT:drone 195 SDN > RSF", "a drone strike on the market in Mellit killed 12", "2031-04-10"),
    ),
    "two towns on one day": (
        act("ASSAULT:heavy-weapons 194 SDN > RSF", "shells hit houses in Kassala", "2031-04-09"),
        act("ASSAULT:heavy-weapons 194 SDN > RSF", "shells hit houses in Nyala", "2031-04-09"),
    ),
    "two hamlets that no gazetteer knows, in like words": (
        act("ASSAULT:firearms 193 SDN > RSF", "gunmen attacked guards near Umm Zarqal", "2031-04-09"),
        act("ASSAULT:firearms 193 SDN > RSF", "gunmen attacked guards near Bir Salwan", "2031-04-09"),
    ),
    "the other way round": (
        act("ACCUSE:allege 112 GUY > SUR", "Guyana accused Suriname of dredging the river", "2031-05-06"),
        act("ACCUSE:allege 112 SUR > GUY", "Suriname accused Guyana of dredging the river", "2031-05-06"),
    ),
    "a plan and what became of it": (
        act("CONSULT 046 PER ECU >", "will hold talks on mine clearance", "2031-03-03", status="planned"),
        act("CONSULT 046 PER ECU >", "held talks on mine clearance", "2031-03-03"),
    ),
    "two demands of one day": (
        act("REQUEST:change 020 BOL > CHL", "demanded that Chile reopen the Silala gauge", "2031-03-03"),
        act("REQUEST:change 020 BOL > CHL", "urged it to free nine customs guards", "2031-03-03"),
    ),
    "two tolls far apart": (
        act("ASSAULT:explosives 183 TTP > PAK", "a blast at a checkpoint killed 4", "2031-03-03"),
        act("ASSAULT:explosives 183 TTP > PAK", "a bomb killed 31 worshippers", "2031-03-03"),
    ),
    "a war and a strike in it": (
        act("ASSAULT 190 MLI > JNIM", "the army fought the insurgents", "2031-03-03"),
        act("ASSAULT:aerial 195 MLI > JNIM", "a helicopter fired on a camp near Douentza", "2031-03-03"),
    ),
    "undated reproaches of different weeks": (
        act("ACCUSE:disapprove 111 GUY > SUR", "Guyana criticised the dredging"),
        act("ACCUSE:disapprove 111 GUY > SUR", "Guyana criticised a new levy", "2031-04-02"),
    ),
    "two ministers' telephone calls of one day": (
        act("CONSULT:phone 041 EGY > SDN", "spoke about the dam", "2031-03-03", EGY="A. Foreign", SDN="B"),
        act("CONSULT:phone 041 EGY > SDN", "rang about wounded men", "2031-03-03", EGY="C. Army", SDN="D"),
    ),
}


@pytest.fixture(scope="module")
def world() -> World:
    """The world, for names of peoples, blocs and places."""
    return World.load()


def _number(pair: tuple[Event, Event], world: World) -> int:
    first, second = pair
    made = [told("The Reed", "2031-05-07", first), told("The Lamp", "2031-05-07", second)]
    return len(events(Judged(made), world=world))


@pytest.mark.parametrize("name", ONE)
def test_one_act(name: str, world: World) -> None:
    """Two tellings of one act are one event."""
    assert _number(ONE[name], world) == 1


@pytest.mark.parametrize("name", APART)
def test_two_acts(name: str, world: World) -> None:
    """Two acts that look alike stay two."""
    assert _number(APART[name], world) == 2

"""Passes over feeds."""

import json
from datetime import date

import pytest
from tests.api.watching.conftest import BEGIN, WORDS, Clock, Run, Site, page, rss, summary, whole

from dragoman.api.watching import State, watch
from dragoman.ledger import Ledger, Receipt
from dragoman.records import UnreadableArticleError

DAY = 86_400.0


def names(ledger: Ledger) -> list[str]:
    """Name the articles of a ledger."""
    return sorted(one.article.name for one in ledger.articles())


def test_new_entries_are_kept_once(site: Site, run: Run, ledger: Ledger) -> None:
    """With the feed's outlet and the entry's day; what was kept is not kept again, what is new is."""
    site.put("/feed", rss(whole(1), whole(2)))
    first: list[Receipt] = []
    done = run("/feed", receipts=first)
    assert (done.asked, done.added, done.is_clean) == (1, 2, True)
    assert [one.outcome for one in first] == ["added", "added"]
    kept = ledger.articles()[0].article
    assert kept.outlet == "The Tirga Post"
    assert kept.published.earliest == date(2024, 3, 4)
    assert kept.title == "Talks 1"
    site.put("/feed", rss(whole(3), whole(1), whole(2)))
    assert run("/feed").added == 1
    assert names(ledger) == [f"{site.address}/feed#entry-{number}" for number in (1, 2, 3)]


def test_unchanged_feeds_are_told_by_their_servers(site: Site, run: Run) -> None:
    """By ETag or by Last-Modified; 304s are counted and cost nothing."""
    site.put("/a", rss(whole(1)), ETag='"1"')
    site.put("/b", rss(whole(2)), Last_Modified="Mon, 04 Mar 2024 08:00:00 GMT")
    assert (run("/a", "/b").added, run("/a", "/b").unchanged) == (2, 2)
    site.put("/a", rss(whole(1), whole(3)), ETag='"2"')
    done = run("/a", "/b")
    assert (done.asked, done.unchanged, done.added) == (2, 1, 1)


def test_the_page_of_a_summary_is_read(site: Site, run: Run, ledger: Ledger) -> None:
    """It is called by its address, which may be relative to the feed."""
    site.put("/news/feed", rss(summary(1, "talks-1.html")))
    site.put("/news/talks-1.html", page(1))
    done = run("/news/feed")
    assert (done.added, done.summaries) == (1, 0)
    (kept,) = ledger.articles()
    assert kept.article.name == f"{site.address}/news/talks-1.html"
    assert "the last before the summer" in kept.article.text
    assert (kept.article.outlet, kept.article.published.earliest) == ("The Tirga Post", date(2024, 3, 4))


def test_robots_are_obeyed(site: Site, run: Run, ledger: Ledger) -> None:
    """For pages the feed's own summary is kept instead; a feed that is closed to programs is not read."""
    site.put(
        "/robots.txt",
        "User-agent: *\nDisallow: /closed/\n\nUser-agent: Dragoman\nDisallow: /closed/\nDisallow: /private",
        Content_Type="text/plain",
    )
    site.put("/feed", rss(summary(1, "/closed/1.html")))
    site.put("/closed/1.html", page(1))
    site.put("/private/feed", rss(whole(2)))
    done = run("/feed", "/private/feed")
    assert (done.added, done.summaries) == (1, 1)
    assert "robots.txt" in done.faults[site.address + "/private/feed"].reason
    assert "meeting number 1" in ledger.articles()[0].article.text
    assert site.count("/closed/1.html") == site.count("/private/feed") == 0
    assert site.count("/robots.txt") == 1
    run("/feed")
    assert site.count("/robots.txt") == 1


def test_a_site_that_cannot_say_its_rules_is_left_alone(site: Site, run: Run) -> None:
    """Until it can: a robots.txt that fails closes the site, and one that is missing opens it."""
    site.put("/feed", rss(whole(1)))
    site.put("/robots.txt", status=500)
    done = run("/feed", "/other")
    assert "answers 500" in done.faults[site.address + "/feed"].reason
    assert site.asked == ["/robots.txt"]


def test_a_redirect_leads_into_no_closed_site(site: Site, run: Run) -> None:
    """The rules are those of the site that a page comes from, too."""
    other = site.address.replace("127.0.0.1", "localhost")
    site.put("/feed", rss(summary(1, "/1.html")))
    site.put("/1.html", status=302, Location=f"{other}/closed/1.html")
    site.put("/closed/1.html", page(1))
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed/", Content_Type="text/plain")
    assert run("/feed").summaries == 1
    assert site.count("/robots.txt") == 2


def test_the_charset_of_the_server_is_believed(site: Site, run: Run, ledger: Ledger) -> None:
    """As HTTP has it; the feed need not declare one."""
    site.put(
        "/feed",
        rss(whole(1, title="Réunion à Tirga")).encode("latin-1"),
        Content_Type="text/xml; charset=iso-8859-1",
    )
    assert run("/feed").added == 1
    assert ledger.articles()[0].article.title == "Réunion à Tirga"


def test_hosts_are_given_pauses(site: Site, run: Run, clock: Clock) -> None:
    """A second between two requests, or what robots.txt asks for, up to half a minute."""
    site.put("/feed", rss(summary(1, "/1"), summary(2, "/2")))
    site.put("/1", page(1))
    site.put("/2", page(2))
    run("/feed")
    assert clock.slept == [1.0, 1.0, 1.0]
    clock.slept.clear()
    clock.now += 2 * DAY
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7", Content_Type="text/plain")
    run("/feed")
    assert clock.slept == [7.0]


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        (503, {"Retry_After": "1800"}, 1800.0),
        (429, {"Retry_After": "Tue, 05 Mar 2024 14:00:00 GMT"}, 7200.0),
        (429, {"Retry_After": "99999999999"}, 7 * DAY),
        (503, {"Retry_After": "soon"}, 300.0),
        (503, {}, 300.0),
        (404, {"Retry_After": "1800"}, 300.0),
        (410, {}, 7 * DAY),
    ],
)
def test_servers_say_when_they_are_asked_again(
    site: Site, run: Run, clock: Clock, status: int, headers: dict[str, str], wait: float
) -> None:
    """Retry-After of 429 and 503 is honoured; until then the feed is not asked, and its fault is told."""
    site.put("/feed", status=status, **headers)
    fault = run("/feed").faults[site.address + "/feed"]
    begun = clock.now
    assert fault.again is not None
    assert abs(fault.again - begun - wait) <= 2
    clock.now = fault.again - 5
    waiting = run("/feed")
    assert (waiting.asked, site.count("/feed")) == (0, 1)
    assert f"answers {status}" in waiting.faults[site.address + "/feed"].reason
    clock.now = fault.again + 1
    site.put("/feed", rss(whole(1)))
    assert run("/feed").is_clean


def test_waits_grow_and_end_with_success(site: Site, run: Run, clock: Clock) -> None:
    """5 minutes, doubled with each fault up to a day; then from the beginning."""
    waits = []
    for _ in range(11):
        site.put("/feed", status=500)
        again = run("/feed").faults[site.address + "/feed"].again or 0.0
        waits.append(round(again - clock.now, -1))
        clock.now = again + 1
    assert waits[:4] == [300, 600, 1200, 2400]
    assert waits[-2:] == [DAY, DAY]
    site.put("/feed", rss(whole(1)))
    assert run("/feed").is_clean
    site.put("/feed", status=500)
    again = run("/feed").faults[site.address + "/feed"].again or 0.0
    assert round(again - clock.now, -1) == 300


def test_a_clock_put_back_blocks_nothing(site: Site, run: Run, clock: Clock) -> None:
    """A wait that a wrong clock set for years ahead is not waited for."""
    clock.now = BEGIN + 3650 * DAY
    site.put("/feed", status=500)
    run("/feed")
    clock.now = BEGIN
    site.put("/feed", rss(whole(1)))
    assert run("/feed").added == 1


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<html><head><link rel='alternate' type='application/rss+xml' href='/real.xml'></head><body>News</body></html>", "/real.xml"),
        ("<!DOCTYPE html><html><body>News</body></html>", "web page and no feed"),
        ("", "no feed"),
        ("nothing but words", "no feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [', "damaged JSON feed"),
        ('{"version": 1}', "no feed"),
        ("\x00\x01\x02\xff", "no feed"),
        ("[1, 2]", "no feed"),
    ],
)  # fmt: skip
def test_one_bad_feed_stops_nothing(site: Site, run: Run, body: str, told: str) -> None:
    """The others are read; what the bad one is, is told."""
    site.put("/bad", body)
    site.put("/good", rss(whole(1)))
    done = run("/bad", "/good", "/missing")
    assert (done.asked, done.added) == (3, 1)
    assert told in done.faults[site.address + "/bad"].reason
    assert "404" in done.faults[site.address + "/missing"].reason


def test_damaged_feeds_give_what_they_have(site: Site, run: Run) -> None:
    """A feed cut off in its third entry still tells the first two; a feed without entries is no fault."""
    site.put("/cut", rss(whole(1), whole(2), whole(3))[:-300])
    site.put("/empty", rss())
    done = run("/cut", "/empty")
    assert done.added >= 2
    assert done.is_clean


def test_entries_without_names_are_told_apart_by_their_text(site: Site, run: Run) -> None:
    """An entry with neither id, link nor title is kept once; an empty one is nothing."""
    bare = [f"<item><description>{WORDS}It was meeting number {n}.</description></item>" for n in (1, 2)]
    site.put("/feed", rss(*bare, bare[0], "<item/>"))
    assert run("/feed").added == 2
    assert run("/feed").added == 0


def test_entries_that_come_twice_are_kept_once(site: Site, run: Run, ledger: Ledger) -> None:
    """In one feed, in two feeds, with another part of the page in their links, and told anew."""
    site.put("/a", rss(whole(1), whole(1), whole(2, link="/2.html#top")))
    site.put("/b", rss(whole(2, link="/2.html"), summary(3, "/3.html"), summary(3, "/3.html#now")))
    site.put("/3.html", page(3))
    assert run("/a", "/b").added == 3
    assert site.count("/3.html") == 1
    assert run("/b", "/a").added == 0
    assert len(names(ledger)) == 3


def test_a_feed_that_moved_for_good_is_asked_there(site: Site, run: Run) -> None:
    """From then on, and it is told; where that fails, the address of the list is asked again."""
    site.put("/old", status=301, Location="/new")
    site.put("/new", rss(whole(1)))
    done = run("/old")
    assert done.moved == {site.address + "/old": site.address + "/new"}
    site.asked.clear()
    assert run("/old").moved
    assert site.asked == ["/new"]
    site.put("/new", status=404)
    clock_of_fault = run("/old").faults[site.address + "/old"].again
    assert clock_of_fault is not None


def test_a_feed_that_moved_back_is_found(site: Site, run: Run, clock: Clock) -> None:
    """After a fault at the new address the old one counts again."""
    site.put("/old", status=308, Location="/new")
    site.put("/new", rss(whole(1)))
    run("/old")
    site.put("/new", status=404)
    site.put("/old", rss(whole(2)))
    run("/old")
    clock.now += 3600
    done = run("/old")
    assert (done.added, done.moved, done.is_clean) == (1, {}, True)


def test_a_redirect_for_now_changes_nothing(site: Site, run: Run) -> None:
    """The address of the list is asked every time."""
    site.put("/feed", status=302, Location="/today")
    site.put("/today", rss(whole(1)))
    assert run("/feed").moved == {}
    run("/feed")
    assert site.count("/feed") == 2


def test_pages_that_fail_for_now_are_tried_again(site: Site, run: Run, clock: Clock) -> None:
    """They are not lost, though the feed may list them no longer."""
    site.put("/feed", rss(summary(1, "/1.html")))
    site.put("/1.html", status=503, Retry_After="600")
    done = run("/feed")
    assert done.added == 0
    assert done.faults[site.address + "/1.html"].again is not None
    site.put("/feed", rss())
    site.put("/1.html", page(1))
    assert run("/feed").added == 0
    clock.now += 700
    assert run("/feed").added == 1


def test_pages_that_fail_for_good_leave_the_summary(site: Site, run: Run, clock: Clock) -> None:
    """At once where the page is gone, after five tries where its server is down."""
    site.put("/feed", rss(summary(1, "/gone.html"), summary(2, "/down.html")))
    site.put("/down.html", status=500)
    assert (run("/feed").summaries, site.count("/gone.html")) == (1, 1)
    for _ in range(6):
        clock.now += DAY
        done = run("/feed")
    assert site.count("/down.html") == 5
    assert done.is_clean


def test_a_wall_is_not_taken_for_the_article(site: Site, run: Run, ledger: Ledger) -> None:
    """A page that has no words of the entry asks for a login or for consent; the summary is kept instead."""
    site.put("/feed", rss(summary(1, "/1.html")))
    site.put(
        "/1.html",
        "<html><body><h1>Before you continue</h1><p>We and our partners use cookies to measure our audience, please accept them or subscribe to go on reading.</p></body></html>",
    )
    assert run("/feed").summaries == 1
    assert "meeting number 1" in ledger.articles()[0].article.text


def test_what_can_never_be_read_is_told_once(site: Site, run: Run) -> None:
    """A page in another language, a picture behind a link; the feed goes on."""
    russian = (
        "Министры иностранных дел двух стран встретились в понедельник в столице и договорились о новых переговорах. "
        * 3
    )
    site.put("/feed", rss(
        f"<item><guid>r</guid><title>x</title><content:encoded><![CDATA[<p>{russian}</p>]]></content:encoded></item>",
        "<item><guid>p</guid><link>/photo.png</link></item>",
        whole(1),
    ))  # fmt: skip
    site.put("/photo.png", b"\x89PNG", Content_Type="image/png")
    done = run("/feed")
    assert done.added == 1
    assert sorted(one.reason.split(",")[0].split(";")[0] for one in done.faults.values()) == [
        "is of the type image/png",
        "is written in Russian",
    ]
    assert run("/feed").is_clean


def test_atom_and_json_feeds_are_read(site: Site, run: Run, ledger: Ledger) -> None:
    """Whole entries and summaries of each."""
    site.put("/atom", f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Radio</title>
      <entry><id>urn:1</id><title>One</title><updated>2024-03-04T10:00:00Z</updated><link href="/1.html"/>
      <content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry></feed>""", Content_Type="application/atom+xml")  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Odran Times",
        "items": [
            {"id": 7, "url": "/7.html", "content_html": f"<p>{WORDS}It was a Monday.</p>", "date_published": "2024-03-04T10:00:00+05:00", "authors": [{"name": "Jane Doe"}]},
            {"id": "8", "url": "/8.html", "summary": "The ministers met once more in Tirga."},
        ],
    }  # fmt: skip
    site.put("/json", json.dumps(feed), Content_Type="application/feed+json")
    site.put("/8.html", page(8))
    assert run("/atom", "/json").added == 3
    kept = {one.article.name: one.article for one in ledger.articles()}
    assert kept[site.address + "/7.html"].byline == "Jane Doe"
    assert kept[site.address + "/7.html"].outlet == "The Odran Times"
    assert kept[site.address + "/1.html"].outlet == "Coast Radio"
    assert "meeting number 8" in kept[site.address + "/8.html"].text


def test_the_list_may_name_the_outlet(site: Site, run: Run, ledger: Ledger) -> None:
    """It wins over what the feed calls itself, so that two feeds of one paper are one outlet."""
    site.put("/feed", rss(whole(1), title="The Tirga Post - World"))
    run("/feed", outlet="The Tirga Post")
    assert ledger.articles()[0].article.outlet == "The Tirga Post"


class Killed(BaseException):
    """A process that is killed at this very place."""


STEPS = [
    (State, "take_in", "before"), (State, "take_in", "after"),
    (State, "keep_page", "before"), (State, "keep_page", "after"),
    (Ledger, "_commit", "before"), (Ledger, "_commit", "after"),
    (State, "finish", "before"), (State, "finish", "after"),
    (State, "put_off", "before"), (State, "put_off", "after"),
]  # fmt: skip


@pytest.mark.parametrize(("owner", "step", "when"), STEPS)
def test_killed_at_any_step_it_neither_loses_nor_doubles(
    owner: type, step: str, when: str, site: Site, run: Run, ledger: Ledger, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Though the pages are other bytes each time they are fetched, and the feed has moved on when it begins again."""
    site.put("/feed", rss(whole(1), summary(2, "/2.html"), summary(3, "/3.html"), summary(4, "/4.html")))
    site.put("/2.html", page(2, "Seen 17 times."))
    site.put("/3.html", page(3, "Seen 18 times."))
    site.put("/4.html", status=503)
    real = getattr(owner, step)

    def killing(*arguments: object, **named: object) -> object:
        if when == "after":
            real(*arguments, **named)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(owner, step, killing)
        with pytest.raises(Killed):
            run("/feed")
    site.put("/2.html", page(2, "Seen 19 times."))
    site.put("/3.html", page(3, "Seen 20 times."))
    site.put("/4.html", page(4))
    if (step, when) != ("take_in", "before"):
        site.put("/feed", rss())
    for _ in range(2):
        run("/feed")
        clock.now += 3600
    assert names(ledger) == sorted(
        [f"{site.address}/feed#entry-1", *(f"{site.address}/{number}.html" for number in (2, 3, 4))]
    )


def test_a_ledger_that_fails_loses_nothing(
    site: Site, run: Run, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The articles wait for the next pass."""
    site.put("/feed", rss(whole(1)))

    def fails(*_: object, **__: object) -> object:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "_commit", fails)
        with pytest.raises(OSError, match="No space"):
            run("/feed")
    assert run("/feed").added == 1
    assert len(names(ledger)) == 1


def test_an_article_that_cannot_be_coded_is_told(
    site: Site, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is not tried for ever."""
    site.put("/feed", rss(whole(1)))
    monkeypatch.setattr(
        watch,
        "code_outcomes",
        lambda outcomes, _: (UnreadableArticleError(one.name, "failed.") for one in outcomes),
    )
    assert [one.reason for one in run("/feed").faults.values()] == ["failed."]
    assert run("/feed").is_clean

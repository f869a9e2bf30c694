"""What people do at the desk: with a mouse, with the keyboard alone, and without scripts."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.browser.seen import Browser, Seen

FILTERED = ("claims", "events", "timeline", "map", "network", "explorer", "changes", "review")
TIMES = "as_of=2031-05-30&known_on=2099-01-01"


@pytest.mark.parametrize("name", FILTERED)
def test_filters_without_scripts(browser: Browser, desk: str, addresses: dict[str, str], name: str) -> None:
    """A filter is filled in and sent without scripts; the two times stay."""
    with browser.window(desk, scripts=False) as seen:
        path = urlsplit(addresses[name]).path
        seen.page.goto(f"{path}?{TIMES}")
        field = "centre" if name == "network" else "parties"
        seen.page.locator(f"form.filters input[name={field}]").fill("Kenya")
        seen.page.locator("form.filters button").click()
        asked = parse_qs(urlsplit(seen.page.url).query)
        assert asked[field] == ["Kenya"]
        assert asked["as_of"] == ["2031-05-30"]
        assert asked["known_on"][0].startswith("2099-01-01")
        assert seen.page.locator("h1").is_visible()
        assert seen.faults == []


def test_review_without_scripts(browser: Browser, judged: str) -> None:
    """A field is corrected after a look at what that would change; what it changed is shown, and taken back."""
    with browser.window(judged, scripts=False) as seen:
        page = seen.page
        page.goto("/explorer?kind=event&type=ACCUSE")
        page.locator("table .more").first.click()
        page.locator("summary", has_text="Judge this telling").first.click()
        page.locator("a", has_text="see what changes").first.click()
        trying = page.locator("form[method=get].judge")
        trying.locator("select[name=field]").select_option("status")
        trying.locator("input[name=value]").fill("planned")
        trying.locator("button").click()
        assert "happened → planned" in page.locator(".supposed").inner_text()
        right = page.locator("form.judge", has=page.locator("textarea"))
        assert right.locator("textarea").input_value() == "planned"
        right.locator("input[name=who]").fill("A. Reader")
        right.locator("button").click()
        assert page.locator("h1").inner_text() == "What a judgement changed"
        assert "happened → planned" in page.inner_text("main")
        page.locator("a", has_text="History of judgements").click()
        rows = page.locator("tbody tr").count()
        page.locator("tbody form button").first.click()
        assert page.locator("tbody tr").count() == rows + 1
        assert "withdrawn" in page.inner_text("main")
        assert seen.faults == []


def test_split_and_merge_without_scripts(browser: Browser, judged: str) -> None:
    """Two tellings of an act are told apart, and put together again from the list of those near it."""
    with browser.window(judged, scripts=False) as seen:
        page = seen.page
        page.goto("/explorer?kind=event&type=AGREE")
        page.locator("table .more").first.click()
        address = page.url
        page.locator("summary", has_text="These do not tell one act").click()
        form = page.locator("form.judge", has=page.locator("input[value=split]"))
        for box in form.locator("input[type=checkbox]").all():
            box.check()
        form.locator("input[name=who]").fill("A. Reader")
        form.locator("button").click()
        assert re.search(r"Tellings\s+2 → 1", page.inner_text("main"))
        page.goto(address)
        page.locator("summary", has_text="Another tells this act too").click()
        form = page.locator("form.judge", has=page.locator("input[value=merge] ~ fieldset"))
        form.locator("input[type=checkbox]").first.check()
        form.locator("button").click()
        page.goto(address)
        assert "Tellings (2)" in page.inner_text("main")
        assert seen.faults == []


def test_review_by_keyboard(browser: Browser, judged: str) -> None:
    """With the keyboard alone a record is chosen, a reason and a name are typed, and it is confirmed."""
    with browser.window(judged) as seen:
        page = seen.page
        page.goto("/review")
        waiting = page.locator(".queue > li").count()
        page.keyboard.press("j")
        page.keyboard.press("w")
        page.keyboard.type("says so")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Control+a")
        page.keyboard.type("B. Reader")
        page.keyboard.press("Escape")
        with page.expect_navigation():
            page.keyboard.press("c")
        assert page.locator(".done").is_visible()
        assert page.locator(".queue > li").count() == waiting - 1
        page.goto("/review/history")
        assert "says so" in page.locator("tbody tr").first.inner_text()
        assert seen.faults == []


def _stays(seen: Seen) -> None:
    seen.page.evaluate("window.stays = true")


def test_zoom(browser: Browser, desk: str) -> None:
    """A bar of the timeline leads closer without loading the page anew; going back shows what was there."""
    with browser.window(desk) as seen:
        seen.page.goto("/timeline?zoom=month")
        before = seen.page.locator(".ways").inner_text()
        _stays(seen)
        seen.page.locator("svg.overview a").first.press("Enter")
        seen.page.wait_for_url("**zoom=day**")
        assert seen.page.evaluate("window.stays") is True
        assert "by day" in seen.page.locator(".ways").inner_text()
        seen.page.go_back()
        seen.page.wait_for_url("**zoom=month")
        seen.page.wait_for_function(
            "words => document.querySelector('.ways')?.innerText === words", arg=before
        )
        assert seen.faults == []


def test_slider(browser: Browser, desk: str) -> None:
    """The slider goes through the days of a network; the places of all stay, and the address follows."""
    with browser.window(desk) as seen:
        seen.page.goto("/network?centre=Kenya")
        places = "[...document.querySelectorAll('circle.node')].map(one => [one.cx.baseVal.value, one.cy.baseVal.value])"
        before = seen.page.evaluate(places)
        _stays(seen)
        seen.page.locator(".slider input").focus()
        seen.page.keyboard.press("Home")
        seen.page.wait_for_url("**as_of=**")
        assert seen.page.evaluate("window.stays") is True
        assert seen.page.evaluate(places) == before
        assert seen.page.locator("input[name=as_of]").first.input_value() in seen.page.url
        assert seen.faults == []


def test_words_and_records(browser: Browser, desk: str, addresses: dict[str, str]) -> None:
    """In an article, choosing words shows their record, and choosing a record shows its words."""
    with browser.window(desk) as seen:
        seen.page.goto(addresses["article"])
        words = seen.page.locator("a.coded").first
        words.click()
        assert seen.page.locator(".card.shown").count() == 1
        assert "shown" in (words.get_attribute("class") or "")
        seen.page.locator(".card a.words").last.click()
        assert "shown" in (seen.page.locator(".card").last.get_attribute("class") or "")
        assert seen.page.locator("a.coded.shown").first.is_visible()
        grey = seen.page.locator(".block.furniture")
        body = seen.page.locator(".block.body").first
        colours = [one.evaluate("one => getComputedStyle(one).color") for one in (grey, body)]
        assert colours[0] != colours[1]
        assert seen.faults == []


def test_tables_without_a_mouse(browser: Browser, desk: str) -> None:
    """The heads of the explorer sort by every column, and say which way."""
    with browser.window(desk) as seen:
        seen.page.goto("/explorer?kind=event")
        for head in ("Report", "When", "Words", "Outlet"):
            seen.page.locator("thead a", has_text=head).press("Enter")
            seen.page.wait_for_function(
                "head => document.querySelector('th[aria-sort]')?.innerText.startsWith(head)", arg=head
            )
            assert seen.page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
        assert seen.faults == []


def test_lists_without_scripts(browser: Browser, desk: str) -> None:
    """From the situation to all efforts, narrowed down, put in another order, and taken along as a file."""
    with browser.window(desk, scripts=False) as seen:
        page = seen.page
        page.goto("/situation?as_of=2031-05-30")
        page.locator("a", has_text="All efforts").click()
        page.locator("input[name=mediator]").fill("Kenya")
        page.locator("select[name=stage]").select_option("offered")
        page.locator("select[name=sort]").select_option("sources")
        page.locator("form.filters button").click()
        asked = parse_qs(urlsplit(page.url).query)
        assert (asked["as_of"], asked["sort"]) == (["2031-05-30"], ["sources"])
        assert page.locator("tbody tr").count() == 1
        with page.expect_download() as kept:
            page.locator("a", has_text="This list as CSV").click()
        assert kept.value.suggested_filename == "dragoman-mediations.csv"
        assert seen.faults == []

"""Every page in Chromium: whole, quiet, readable, reached by keyboard, wide and narrow, light and dark."""

from collections import Counter

import pytest
from tests.browser.seen import HUGE, NARROW, WIDE, Browser, Seen

from dragoman.web.answers import ANSWERS

OTHERS = {"add": "/add", "about": "/about", "audit": "/audit", "nothing": "/nowhere"}
PAGES = [*(one.name for one in ANSWERS), *OTHERS]
SEEN = ((WIDE, "light"), (WIDE, "dark"), (NARROW, "dark"), (NARROW, "light"))

WATCH = """() => {
  const reached = new Set(), unseen = new Set();
  const name = (one) => `${one.tagName} ${one.className?.baseVal ?? one.className} ${one.textContent.trim().slice(0, 30)}`;
  document.addEventListener("focusin", (event) => {
    reached.add(event.target);
    const style = getComputedStyle(event.target);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) unseen.add(name(event.target));
  });
  const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  window.reach = () => ({
    missed: [...document.querySelectorAll(reachable)]
      .filter((one) => one.checkVisibility() && !reached.has(one)).map(name),
    unseen: [...unseen],
  });
  return [...document.querySelectorAll(reachable)].filter((one) => one.checkVisibility()).length;
}"""


def address_of(name: str, addresses: dict[str, str]) -> str:
    """The address of a page by its name."""
    return OTHERS.get(name) or addresses[name]


@pytest.mark.parametrize("name", PAGES)
def test_page(browser: Browser, desk: str, addresses: dict[str, str], axe: str, name: str) -> None:
    """Wide and narrow, light and dark: no error, nothing from elsewhere, nothing cut off, nothing axe calls serious."""
    with browser.window(desk) as seen:
        seen.page.goto(address_of(name, addresses))
        for size, scheme in SEEN:
            seen.page.set_viewport_size({"width": size[0], "height": size[1]})
            seen.page.emulate_media(color_scheme=scheme)
            assert seen.overflow() == [], (size, scheme)
            # labels and roles are the same at every size and in either scheme, contrasts are not
            rules = () if (size, scheme) == SEEN[0] else ("color-contrast",)
            assert seen.axe(axe, *rules) == [], (size, scheme)
        if name == "nothing":  # a browser calls every 404 an error
            seen.faults = [one for one in seen.faults if "404" not in one]
        assert seen.faults == []


@pytest.mark.parametrize("name", PAGES)
def test_keyboard(browser: Browser, desk: str, addresses: dict[str, str], name: str) -> None:
    """The tab key reaches everything that can be used, and each is seen to be reached."""
    with browser.window(desk) as seen:
        seen.page.goto(address_of(name, addresses))
        for _ in range(_stops(seen)):
            seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("window.reach()") == {"missed": [], "unseen": []}


def _stops(seen: Seen) -> int:
    """How often to press: a field for a day has a stop for each part of it, and one for its calendar."""
    number: int = seen.page.evaluate(WATCH)
    fields: int = seen.page.locator("input[type=date]").count()
    return number + 3 * fields + 1


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts(browser: Browser, desk: str, addresses: dict[str, str], name: str) -> None:
    """Without scripts a page says what it says with them, but for what only works with them."""
    address = address_of(name, addresses)
    with browser.window(desk) as seen:
        seen.page.goto(address)
        words = Counter(seen.page.inner_text("main").split())
    with browser.window(desk, scripts=False) as seen:
        seen.page.goto(address)
        plain = Counter(seen.page.inner_text("main").split())
        of_scripts = " ".join(seen.page.locator("main [hidden]").all_text_contents()).split()
    more = words - plain
    assert plain.total() > 5
    assert not plain - words
    assert more.keys() <= set(of_scripts) or name == "network"
    assert more.total() < 30


def test_as_wide_as_a_wall(browser: Browser, desk: str, addresses: dict[str, str]) -> None:
    """On 3,840 pixels the page fills more than half of the width, and its head begins where its body does."""
    with browser.window(desk, HUGE) as seen:
        seen.page.goto(addresses["situation"])
        main = seen.page.locator("main").bounding_box()
        assert main["width"] > HUGE[0] / 2
        inside = seen.page.locator("h1").bounding_box()["x"]
        assert abs(seen.page.locator(".brand").bounding_box()["x"] - inside) < 2


def test_names_from_right_to_left(browser: Browser, desk: str) -> None:
    """A name written from right to left runs so, and what follows it in the line stays behind it."""
    with browser.window(desk) as seen:
        seen.page.goto("/situation")
        link = seen.page.locator(".articles li", has_text="كينيا").first
        assert link.locator("a bdi").evaluate("one => getComputedStyle(one).direction") == "rtl"
        title, outlet = (link.locator(where).bounding_box() for where in ("a bdi", "small bdi"))
        assert title["x"] < outlet["x"]
        day = link.locator("small").evaluate(
            """one => { const range = document.createRange(); range.selectNodeContents(one.lastChild);
            return range.getBoundingClientRect().x; }"""
        )
        assert outlet["x"] + outlet["width"] <= day + 1


def test_on_paper(browser: Browser, desk: str, addresses: dict[str, str]) -> None:
    """Printed, a page is dark on white without what is there to be clicked, and says which times it is of."""
    with browser.window(desk, scheme="dark") as seen:
        seen.page.goto(f"{addresses['dyad']}?as_of=2031-05-30")
        seen.page.emulate_media(media="print")
        assert not seen.page.locator("header nav").is_visible()
        assert not seen.page.locator("main form").first.is_visible()
        assert "30 May 2031" in seen.page.locator(".times .said").inner_text()
        ground = seen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        assert seen.page.pdf().startswith(b"%PDF-")

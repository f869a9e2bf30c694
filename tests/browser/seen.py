"""What a test does with a browser: open pages of the desk, and note whatever goes wrong on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import msgspec

Scheme = Literal["light", "dark"]
WIDE, NARROW, HUGE = (1280, 800), (360, 740), (3840, 2160)

OVERFLOW = """() => {
  const root = document.documentElement, most = root.clientWidth;
  if (root.scrollWidth <= most) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > most + 1 && !one.closest(".scroll, .wide"))
    .map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`).slice(0, 5);
}"""


class Seen(msgspec.Struct):
    """A page of the browser and what went wrong on it: errors of scripts, requests to anywhere else."""

    page: Any
    faults: list[str]

    def overflow(self) -> list[str]:
        """Name what reaches beyond the right edge of the page."""
        found: list[str] = self.page.evaluate(OVERFLOW)
        return found

    def axe(self, script: str, *rules: str) -> list[str]:
        """Give what axe-core finds serious or critical, by all of its rules or only some."""
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(script)
        only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
        found = self.page.evaluate(
            "(options) => axe.run(document, options)", {"resultTypes": ["violations"], **only}
        )
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]


class Browser:
    """Opens windows."""

    def __init__(self, opened: Any) -> None:
        """Take a running browser."""
        self._opened = opened

    @contextmanager
    def window(
        self,
        desk: str,
        size: tuple[int, int] = WIDE,
        scheme: Scheme = "light",
        *,
        scripts: bool = True,
    ) -> Iterator[Seen]:
        """Open a window that reaches one desk and nothing else.

        Args:
            desk: its address.
            size: of the window.
            scheme: light or dark.
            scripts: whether the window runs scripts.
        """
        context = self._opened.new_context(
            base_url=desk,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        seen = Seen(page=context.new_page(), faults=[])

        def admit(route: Any) -> None:
            if route.request.url.startswith(f"{desk}/"):
                route.continue_()
            else:
                seen.faults.append(f"asked for {route.request.url}")
                route.abort()

        context.route("**/*", admit)
        seen.page.on("console", lambda said: seen.faults.append(said.text) if said.type == "error" else None)
        seen.page.on("pageerror", lambda error: seen.faults.append(str(error)))
        try:
            yield seen
        finally:
            context.close()

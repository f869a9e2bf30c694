"""Small drawings in SVG: every word in them is escaped, every length rounded, the same input the same bytes."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from dragoman.analysis.events import Shade

COLOURS: Mapping[str, str] = {
    "verbal-cooperation": "#8dbfe6",
    "material-cooperation": "#1d69ab",
    "verbal-conflict": "#f3b06a",
    "material-conflict": "#c9500c",
    "plain": "#6d7783",
}
"""From cooperation to conflict blue to orange, the verbal lighter than the material."""
INK, PAPER, LAND, BORDER = "#1c1f24", "#ffffff", "#e9ecef", "#b9c0c8"
FONT = "system-ui, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"


STROKES: Mapping[Shade, str] = {"hatched": "M1 6L6 1M1 11L11 1M4 13L13 4M9 13L13 9", "struck": "M1 13L13 1"}


class Drawing:
    """One drawing, with its own marks so that several stand on one page."""

    def __init__(self, name: str, width: float, height: float, label: str) -> None:
        """Begin a drawing.

        Args:
            name: what the marks in it begin with.
            width: how wide it is, in its own units.
            height: how high.
            label: what it shows, for those who do not see it.
        """
        self._name = name
        self.width, self.height = width, height
        attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": number(width),
            "height": number(height),
            "role": "img",
            "aria-label": label,
            "font-family": FONT,
        }
        self._root = Element("svg", attributes)
        self._defs = SubElement(self._root, "defs")
        self._hatches: set[str] = set()

    def add(self, tag: str, words: str = "", /, **attributes: str | float) -> None:
        """Add a shape; underscores in the names of attributes stand for hyphens."""
        made = {
            key.rstrip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
            for key, value in attributes.items()
        }
        SubElement(self._root, tag, made).text = words or None

    def box(self, x: float, y: float, size: float, quad: str, shade: Shade) -> None:
        """Draw a square by the visual code: filled, outlined, hatched, dashed or struck."""
        colour = COLOURS[quad]
        fill = colour if shade == "solid" else "none"
        if shade == "hatched":
            fill = f"url(#{self._hatch(quad)})"
        dash = {"stroke_dasharray": "4 3"} if shade == "dashed" else {}
        self.add(
            "rect",
            x=x,
            y=y,
            width=size,
            height=size,
            rx=3,
            fill=fill,
            stroke=colour,
            stroke_width=2.5,
            **dash,
        )
        if shade == "struck":
            self.add("line", x1=x, y1=y + size, x2=x + size, y2=y, stroke=colour, stroke_width=2.5)

    def text(self, x: float, y: float, words: str, size: float = 14, **attributes: str | float) -> None:
        """Write words that take the colour of the page's ink."""
        self.add(
            "text", words, **{"x": x, "y": y, "font_size": size, "fill": INK, "class_": "ink", **attributes}
        )

    def svg(self) -> str:
        """Give the drawing as text."""
        return tostring(self._root, encoding="unicode")

    def _hatch(self, quad: str) -> str:
        """Give the id of a hatching in a colour, made where it is first used."""
        name = f"{self._name}-{quad}"
        if name not in self._hatches:
            self._hatches.add(name)
            size = {"width": "5", "height": "5", "patternUnits": "userSpaceOnUse"}
            made = SubElement(self._defs, "pattern", {"id": name, "patternTransform": "rotate(45)", **size})
            SubElement(made, "rect", {"width": "2.2", "height": "5", "fill": COLOURS[quad]})
        return name


def mark(shade: Shade, quad: str, label: str) -> str:
    """Draw the small square before a line, by the visual code.

    Args:
        shade: how it is drawn.
        quad: the quad class that gives the colour; "plain" for none.
        label: what it means, for those who do not see it.
    """
    colour = COLOURS[quad]
    frame = {"viewBox": "0 0 14 14", "width": "14", "height": "14", "role": "img", "class": "mark"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **frame, "aria-label": label})
    SubElement(root, "title").text = label
    box = {
        "x": "1",
        "y": "1",
        "width": "12",
        "height": "12",
        "rx": "1.5",
        "stroke": colour,
        "stroke-width": "2",
    }
    dash = {"stroke-dasharray": "3 2.4"} if shade == "dashed" else {}
    SubElement(root, "rect", {**box, **dash, "fill": colour if shade == "solid" else "none"})
    if path := STROKES.get(shade):
        SubElement(root, "path", {"d": path, "stroke": colour, "stroke-width": "1.6", "fill": "none"})
    return tostring(root, encoding="unicode")


def number(value: float) -> str:
    """Write a length, to a tenth."""
    return f"{round(value, 1) + 0.0:g}"  # which makes -0 a 0

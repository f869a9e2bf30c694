"""How accurate the coder has been measured to be: the figures that the tests hold it to."""

from pathlib import Path

import msgspec

from dragoman.brief.model import Table

FIGURES = Path(__file__).parent / "data" / "accuracy.json"
SETS = {"blind": "articles nobody wrote rules from"}
ASKED = {
    "type": "what kind of act it is (F1)",
    "who": "and between whom, at least in part (F1)",
    "exact": "and between exactly whom (F1)",
    "status": "whether it happened, of acts whose kind is right",
    "time": "when, of acts whose kind is right",
    "attribution": "on whose word, of acts whose kind is right",
    "mediations": "mediation efforts, whole (F1)",
    "ties": "ties, whole (F1)",
}
WARNING = (
    "No human has checked this brief. It leaves out much of what the articles tell, and some lines are wrong: "
    "the note behind each line shows the words it rests on. Measured against human annotators:"
)


def accuracy() -> tuple[str, Table]:
    """Give what a reader must know of the accuracy, and the figures: 1 is all right and nothing missed."""
    figures = msgspec.json.decode(FIGURES.read_bytes(), type=dict[str, dict[str, float]])
    rows = tuple((words, *(f"{figures[one][key]:.2f}" for one in SETS)) for key, words in ASKED.items())
    caption = "How right it has been measured to be, from 0 to 1"
    return WARNING, Table(
        caption=caption, columns=("What", *(f"On {one}" for one in SETS.values())), rows=rows
    )

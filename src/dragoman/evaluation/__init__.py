"""Floor 4, evaluation: coded articles against gold annotations, by the published rules of scoring."""

from dragoman.evaluation.gold import GoldArticle, load_gold
from dragoman.evaluation.score import Score, score
from dragoman.evaluation.table import table

__all__ = ["GoldArticle", "Score", "load_gold", "score", "table"]

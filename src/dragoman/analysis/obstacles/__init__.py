"""Obstacles merged across articles: what stands in the way of what, and who says so (codebook section 6)."""

from dragoman.analysis.obstacles.find import obstacles
from dragoman.analysis.obstacles.model import MergedObstacle, Saying

__all__ = ["MergedObstacle", "Saying", "obstacles"]

"""Obstacles: what the text says stands in the way of what (codebook section 6)."""

from dragoman.coder.obstacles.find import obstacles_of

__all__ = ["obstacles_of"]

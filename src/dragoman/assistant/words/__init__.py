"""Answers as text for an assistant: sentences of records, numbered sources, every word of an article fenced."""

from dragoman.assistant.words.answers import say_answer

__all__ = ["say_answer"]

"""Temporary."""
def ties_of(told, paragraphs, resolvers, lexicon): return ()

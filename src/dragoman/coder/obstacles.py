"""Temporary."""
def obstacles_of(paragraphs, resolvers, lexicon): return ()

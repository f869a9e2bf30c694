"""A mark for tests that need the seed articles and what is expected of them, which are not ours to republish."""

import pytest
from benchmarks.together_seeds import there

needed = pytest.mark.skipif(not there(), reason="no ../shared/together.json beside the project")

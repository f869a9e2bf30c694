"""The seed articles with all their names and what each resolves to, for a reader to check by eye.

python -m benchmarks.seed_names
"""

from benchmarks.names import SHARED, read
from dragoman.evaluation import GoldArticle
from dragoman.world import World


def main() -> None:
    """Print every article with its names marked, and how many there are."""
    world = World.load([])
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        article = GoldArticle(name=path.name, path=path, text=path.read_text(encoding="utf-8"), records={})
        total = 0
        print(f"== {path.name}")
        for clean, mentions in read(article, world).blocks:
            text = clean.text
            for mention, referent in reversed(mentions):
                mark = f"{referent.person or ''}={referent.id or 'nobody'}" if referent else "?"
                text = f"{text[: mention.end]}<{mark}>{text[mention.end :]}"
                total += 1
            print(text)
        print(f"-- {total} names")


if __name__ == "__main__":
    main()

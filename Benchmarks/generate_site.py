#!/usr/bin/env python3
"""Writes a Hugo site of any size for the benchmarks: the same arguments, the same bytes.

    Benchmarks/generate_site.py FOLDER --articles 200

The articles are nonsense with the habits of real ones: front matter, takeaways, headings, links among
themselves, quotations, lists, tables, code, footnotes, and a picture in every fourth. Both tools that are
compared know all of it, so neither is slowed by what only the other understands.
"""

import argparse
import datetime
import pathlib
import random
import struct
import zlib

WORDS = """harbour council river budget school museum bridge signal market orchard ferry engine survey
archive winter station library garden committee weather railway lantern valley notice ticket paper window
copper timber barrel shutter kettle ledger almanac compass""".split()
VERBS = "opens closes repairs counts carries measures forgets paints sells borrows moves lends".split()
SMALL = "the a every this its another".split()
CATEGORIES = ["City", "Science", "Money", "Culture", "Sport"]


def sentence(chance, least=7, most=20):
    words = []
    while len(words) < chance.randint(least, most):
        words += [chance.choice(SMALL), chance.choice(WORDS), chance.choice(VERBS)]
    marked = chance.randrange(len(words))
    if chance.random() < 0.3:
        style = chance.choice(["*{}*", "**{}**", "`{}`"])
        words[marked] = style.format(words[marked])
    text = " ".join(words)
    return text[0].upper() + text[1:] + chance.choice([".", ".", ".", "?", " -- or so."])


def paragraph(chance):
    return " ".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def items(chance, mark):
    return "\n".join(f"{mark} {sentence(chance, 4, 10)}" for _ in range(chance.randint(3, 5)))


def table(chance):
    rows = "\n".join(
        f"| {chance.choice(WORDS)} | {chance.randint(1, 999)} | {chance.randint(1, 999)} |" for _ in range(6)
    )
    return "| Thing | Before | After |\n|:------|-------:|------:|\n" + rows


def code(chance):
    lines = "\n".join(f'let {chance.choice(WORDS)}{line} = "{chance.choice(WORDS)}"' for line in range(6))
    return f"```swift\n{lines}\n```"


def body(chance, number, count):
    other = chance.randrange(count)
    parts = ["## Key Takeaways\n\n" + items(chance, "*"), paragraph(chance)]
    if number % 4 == 0:
        parts.append(f'![The {chance.choice(WORDS)}](/images/picture-{number % 16}.png "From the north side.")')
    for _ in range(3):
        parts += ["## " + sentence(chance, 3, 5).rstrip(".?"), paragraph(chance), paragraph(chance)]
        parts.append(chance.choice([items(chance, "-"), items(chance, "1."), "> " + sentence(chance),
                                    table(chance), code(chance)]))
    parts.append(f"{sentence(chance)}[^note] See [the other one](/news/article-{other:05}/) and "
                 f"[elsewhere](https://example.org/?a={number}&b=2).")
    parts.append("[^note]: " + sentence(chance))
    return "\n\n".join(parts) + "\n"


def article(chance, number, count, years):
    week = number // 7 % (52 * years) if years else 0
    day = datetime.date(2026, 2, 9) + datetime.timedelta(days=number % 7 - 7 * week)
    title = sentence(chance, 4, 8).translate(str.maketrans("", "", "*`.?")).removesuffix(" -- or so")
    lines = ["---", f'title: "{title} {number}"', f"date: {day}T{number % 24:02}:15:00Z",
             f"author: {chance.choice(WORDS).title()} {chance.choice(WORDS).title()}",
             f"categories: [{CATEGORIES[number % len(CATEGORIES)]}]",
             f'description: "{sentence(chance).replace("`", "")}"']
    if number % 4 == 0:
        lines.append(f"featured_image: /images/picture-{number % 16}.png")
    return "\n".join(lines + ["---", "", body(chance, number, count)])


def picture(chance, width=960, height=540):
    """A PNG of broad stripes with a little grain, about as hard to compress as a drawing."""
    rows = bytearray()
    for y in range(height):
        base = [(y // 36 * step) % 256 for step in (37, 61, 17)]
        rows += b"\0" + bytes(base) * width
        if y % 12 == 0:
            rows[-width * 3 :] = bytes(chance.randrange(256) for _ in range(width)) * 3

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))


def write(folder, count, seed=1, years=0):
    """Articles of the week of 9 February 2026, or of the years before it, in a folder for each hundred."""
    chance = random.Random(seed)
    news, images = folder / "content" / "news", folder / "static" / "images"
    news.mkdir(parents=True, exist_ok=True)
    images.mkdir(parents=True, exist_ok=True)
    (folder / "hugo.toml").write_text('baseURL = "https://bench.example/"\ntitle = "The Benchmark"\n')
    for number in range(0, 16, 4):
        (images / f"picture-{number}.png").write_bytes(picture(chance))
    for number in range(count):
        place = news / f"{number // 100:03}" if years else news
        place.mkdir(exist_ok=True)
        (place / f"article-{number:05}.md").write_text(article(chance, number, count, years))


def main():
    parser = argparse.ArgumentParser(description="Writes a Hugo site for the benchmarks.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--years", type=int, default=0, help="spread them over so many years")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.articles, arguments.seed, arguments.years)


if __name__ == "__main__":
    main()

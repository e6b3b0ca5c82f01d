#!/usr/bin/env python3
"""Measures the typography of PDFs of real sites in every layout, and writes docs/typography.md's tables.

    Benchmarks/typography.py [--broadsheet PATH] [--shared FOLDER] [--only LAYOUT ...] [--jobs 2] [--print]

Each issue of a site's articles is built in each layout, and a tool that knows nothing of Broadsheet reads the
pages back: where the letters stand, and from that lines, columns, spaces and what a compositor would mend. The
sites and the tool lie in a folder beside the repository, `../shared`; where it is missing, or something that the tool needs,
this says so and does nothing.

Figures of several issues are summed up by their lines: shares and means by the number of lines of text, counts
by adding them up, greatest values by the greatest.
"""

import argparse
import concurrent.futures
import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRATCH = ROOT / ".build" / "typography"
PAGE = ROOT / "docs" / "typography.md"
BEGIN = "<!-- From here to the end of the tables written by `make typo`. -->"
END = "<!-- The end of the tables. -->"

SITES = {
    "digitalgov": ["--month", "2023-05", "--as-of", "2023-06-01"],
    "ropensci": ["--from", "2022-01-01", "--to", "2022-03-31", "--language", "en", "--as-of", "2022-04-01"],
    "letsencrypt": ["--from", "2019-01-01", "--to", "2019-12-31", "--language", "en", "--as-of", "2020-01-01"],
    "rust-blog": ["--from", "2025-10-01", "--to", "2025-12-31", "--as-of", "2026-01-01"],
    "18f": ["--from", "2018-01-01", "--to", "2018-03-31", "--as-of", "2018-04-01"],
}

# Each layout on a paper for which it is made, from the widest measure to the narrowest, and the most that a
# designer would put up with there.
SETTINGS = [
    ("briefing", "a4", 3.5),
    ("ereader", "remarkable", 3.5),
    ("ereader", "kindle", 10),
    ("magazine", "a4", 10),
    ("newspaper", "a4", 13),
    ("newspaper", "tabloid", 18),
]

# What others make of one and the same text, eleven articles set in Linux Libertine, at equal measures; measured
# by the same tool. In the order of ROWS; None where the tool has nothing to tell.
PEERS = {
    "66 characters": {
        "LuaLaTeX, microtype": [72, 2181, 65.4, 1.065, .177, 1.422, 2.0, .2, 3.3, 79.2, 3.5, 9.9, 0, 2, "0/2", 0, 0, 0, "8/331", .077, 14, None, 96.8, None, .975, 0, 1.776, 1.165, 2, 1.254, 8.4, 99.5, 97.7, 0.0, 5.736],
        "Typst, limits": [72, 2185, 64.5, 1.159, .236, 1.563, 8.1, .3, 4.0, 58.7, 9.0, 3.1, 0, 1, "0/1", 0, 0, 0, "0/330", .33, 13, None, 95.5, None, .975, 0, 1.952, 1.848, 2, 9.622, 8.4, 99.5, 97.7, 100.0, 9.634],
        "Typst": [72, 2188, 64.7, 1.213, .329, 1.811, 17.9, 2.1, 8.6, 46.1, 25.5, 9.2, 0, 2, "0/3", 0, 0, 0, "6/330", .739, 11, None, 96.9, None, .975, 0, 1.952, 1.848, 2, 9.622, 8.4, 99.5, 97.7, 100.0, 23.988],
        "WeasyPrint": [74, 2245, 63.6, 1.414, .328, 2.011, 33.4, 5.3, 0.0, 37.0, 22.3, 27.2, 25, 5, "0/14", 0, 0, 0, "7/332", 1.504, 9, None, 97.2, None, .971, 0, 0.0, 0.0, 0, 9.622, 8.4, 99.5, 98.9, 100.0, 37.034],
        "Chromium": [74, 2284, 62.0, 1.724, .616, 2.974, 55.2, 25.4, 0.0, 22.7, 47.0, 1.0, 0, 2, "0/0", 2, 0, 0, "2/332", 6.484, 20, None, 14.8, None, .98, 0, .001, 0.0, 0, 9.622, 8.4, 99.2, 87.7, 100.0, 80.466],
    },
    "34 characters": {
        "LuaLaTeX, microtype": [25, 4113, 33.2, 1.292, .51, 2.24, 24.7, 8.3, 5.2, 53.7, 32.1, 29.8, 59, 5, "11/9", 0, 0, 0, "11/353", .467, 30, 86.1, 87.3, "0.7/3.2", .984, 0, 1.608, 1.056, 0, 1.254, 7.6, 99.5, 98.8, 0.0, 51.915],
        "Typst, limits": [25, 4111, 32.5, 1.388, .476, 2.265, 33.3, 9.9, 4.7, 36.6, 36.0, 17.3, 4, 4, "6/2", 0, 0, 0, "7/360", 1.08, 26, 88.0, 89.4, "1.1/5.0", .984, 0, 1.766, 1.672, 0, 9.622, 7.6, 99.5, 97.7, 100.0, 48.392],
        "Typst": [25, 4151, 32.4, 1.651, .648, 2.779, 52.3, 26.6, 4.1, 23.7, 51.1, 24.5, 27, 5, "11/7", 1, 0, 0, "9/356", 3.021, 23, 91.0, 92.3, "0.8/4.0", .983, 0, 1.766, 1.672, 0, 9.622, 7.6, 99.5, 97.7, 100.0, 94.936],
        "WeasyPrint": [26, 4304, 31.6, 1.973, .837, 3.536, 66.4, 39.2, 0.0, 17.5, 58.5, 27.5, 53, 5, "8/6", 0, 1, 0, "17/359", 7.177, 28, 94.6, 95.7, "1.0/5.0", .991, 0, -.001, .006, 0, 9.622, 7.6, 99.5, 98.9, 100.0, 142.853],
        "Chromium": [27, 4534, 30.1, 2.766, 1.635, 6.239, 78.3, 59.1, 0.0, 11.0, 73.9, 1.2, 0, 1, "0/0", 3, 0, 2, "9/392", 25.715, 41, 89.8, 92.0, "0.9/4.8", .964, 0, -.001, -.001, 0, 9.622, 7.6, 99.2, 88.1, 100.0, 234.817],
    },
}


def share(value):
    return None if value is None else 100 * value


def value(*path):
    """What the tool says under a path of keys; None where it says nothing."""

    def read(figures):
        for key in path:
            figures = (figures or {}).get(key)
        return figures

    return read


def percent(*path):
    read = value(*path)
    return lambda figures: share(read(figures))


# A row of the tables: what it is called, what the tool says of it, how issues are summed up, and its digits.
ROWS = [
    ("pages", value("pages"), "sum", 0),
    ("lines of text", value("body", "body_lines"), "sum", 0),
    ("characters in a line", value("body", "chars_per_full_line"), "mean", 1),
    ("word space, mean (1 = natural)", value("spacing", "mean"), "mean", 3),
    ("— standard deviation", value("spacing", "sd"), "mean", 3),
    ("— 95th percentile", value("spacing", "p95"), "mean", 2),
    ("lines above 1.5 %", percent("spacing", "share_gt_1_5"), "mean", 1),
    ("lines above 2 %", percent("spacing", "share_gt_2"), "mean", 1),
    ("lines below 0.8 %", percent("spacing", "share_lt_0_8"), "mean", 1),
    ("lines within 0.85–1.25 %", percent("spacing", "share_0_85_1_25"), "mean", 1),
    ("neighbours that differ by 0.5 %", percent("spacing", "adjacent_jump_gt_0_5"), "mean", 1),
    ("lines that end in a hyphen %", percent("hyphenation", "share"), "mean", 1),
    ("ladders of three and more", value("hyphenation", "ladders_gt_2"), "sum", 0),
    ("longest run of hyphens", value("hyphenation", "max_run"), "max", 0),
    ("hyphens over a column / page", None, "pair", 0),
    ("widows", value("breaks", "widows"), "sum", 0),
    ("orphans", value("breaks", "orphans"), "sum", 0),
    ("stranded headings", value("headings", "stranded_at_foot"), "sum", 0),
    ("runts", None, "pair", 0),
    ("rivers, score", value("rivers", "score_per_100_lines"), "mean", 2),
    ("stacks", value("stacks", "same_word_at_line_edge"), "sum", 0),
    ("lines on one grid across columns %", percent("baseline_grid", "cross_column_aligned"), "mean", 1),
    ("lines on the page's grid %", percent("baseline_grid", "on_page_grid"), "mean", 1),
    ("columns' feet apart, lines (mean/most)", None, "spread", 1),
    ("pages filled", value("pages_fill", "mean"), "mean", 3),
    ("pages filled to less than 75 %", value("pages_fill", "underfull_lt_75pct"), "sum", 0),
    ("hyphens hang out, pt", value("protrusion", "right_hyphen_pt"), "mean", 2),
    ("points and commas hang out, pt", value("protrusion", "right_punct_pt"), "mean", 2),
    ("lines over the measure", value("overfull", "lines"), "sum", 0),
    ("least contrast", value("contrast", "min"), "min", 1),
    ("smallest type, pt", value("sizes", "min_significant"), "min", 1),
    ("ligatures %", percent("hygiene", "ligature_share"), "mean", 1),
    ("headings in the outline %", percent("bookmarks", "coverage"), "mean", 1),
    ("text tagged %", percent("tags", "text_tagged_or_artifact"), "mean", 1),
    ("**defects in 100 lines**", value("defect_index", "per_100_lines"), "mean", 1),
]


def main():
    options = parsed()
    tool = options.shared / "tools" / "typo_metrics.py"
    missing = what_is_missing(options, tool)
    if missing:
        print(f"The typography is not measured: {missing}.", file=sys.stderr)
        return
    settings = [s for s in SETTINGS if not options.only or s[0] in options.only]
    tasks = [(site, setting) for setting in settings for site in SITES]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        figures = dict(zip(tasks, pool.map(lambda task: measured(*task, options, tool), tasks)))
    tables = written(figures, settings)
    if options.print or options.only:
        print(tables)
    else:
        page = PAGE.read_text()
        before, rest = page.split(BEGIN)
        PAGE.write_text(before + BEGIN + "\n\n" + tables + "\n" + END + rest.split(END)[1])
        print(f"{PAGE.relative_to(ROOT)} is written.", file=sys.stderr)


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--broadsheet", type=pathlib.Path, default=ROOT / ".build/release/broadsheet")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", action="append", choices=sorted({s[0] for s in SETTINGS}))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--print", action="store_true", help="print the tables and leave the page alone")
    return parser.parse_args()


def what_is_missing(options, tool):
    """Why nothing can be measured here; None where it can."""
    if not tool.is_file():
        return f"the sites and the tool that measures are not in '{options.shared}'"
    if not options.broadsheet.is_file():
        return f"there is no '{options.broadsheet}'; 'make build' makes it"
    for program in ["mutool", "pdftoppm"]:
        if not shutil.which(program):
            return f"there is no {program}; mupdf-tools and poppler-utils have it"
    if not importlib.util.find_spec("pikepdf"):
        return "this Python has no pikepdf; 'make typo PYTHON=…' takes another"
    return None


def measured(site, setting, options, tool):
    """What the tool says of one issue."""
    layout, paper, _ = setting
    folder = SCRATCH / site / f"{layout}-{paper}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [options.broadsheet, "build", options.shared / "corpus" / site, *SITES[site]]
    command += ["--layout", layout, "--paper", paper, "--format", "pdf", "--output", folder, "--quiet"]
    built = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    pdf = next((line for line in built.stdout.split("\n") if line.endswith(".pdf")), None)
    if not pdf:
        sys.exit(f"{site} in {layout} on {paper} gave no PDF (status {built.returncode})")
    figures = folder / "figures.json"
    subprocess.run([sys.executable, tool, pdf, "-o", figures], check=True)
    print(f"{site}, {layout} on {paper}", file=sys.stderr)
    return json.loads(figures.read_text())


# The tables


def written(figures, settings):
    parts = ["Defects in 100 lines of text, by site:", "", *by_site(figures, settings), ""]
    for title, wanted, peers in [
        ("At 60 to 70 characters", lambda s: s[2] <= 3.5, "66 characters"),
        ("At 40 to 50 characters", lambda s: 3.5 < s[2] <= 13, None),
        ("At 34 to 38 characters", lambda s: s[2] > 13, "34 characters"),
    ]:
        chosen = [s for s in settings if wanted(s)]
        if chosen:
            parts += [f"### {title}", "", *by_row(figures, chosen, PEERS.get(peers, {})), ""]
    return "\n".join(parts)


def by_site(figures, settings):
    index = value("defect_index", "per_100_lines")
    yield "| | " + " | ".join(f"{layout}, {paper}" for layout, paper, _ in settings) + " |"
    yield "|:--|" + "--:|" * len(settings)
    for site in SITES:
        cells = [number(index(figures[site, setting]), 1) for setting in settings]
        yield f"| {site} | " + " | ".join(cells) + " |"
    all_sites = [number(summed(ROWS[-1], figures, setting), 1) for setting in settings]
    yield "| **all** | " + " | ".join(f"**{cell}**" for cell in all_sites) + " |"
    yield "| to reach | " + " | ".join(f"≤ {most}" for _, _, most in settings) + " |"


def by_row(figures, settings, peers):
    heads = [f"{layout}, {paper}" for layout, paper, _ in settings] + list(peers)
    yield "| | " + " | ".join(heads) + " |"
    yield "|:--|" + "--:|" * len(heads)
    for index, row in enumerate(ROWS):
        ours = [number(summed(row, figures, setting), row[3]) for setting in settings]
        others = [number(peer[index], row[3]) for peer in peers.values()]
        yield f"| {row[0]} | " + " | ".join(ours + others) + " |"


def summed(row, figures, setting):
    """A row's figure for all issues of a setting."""
    name, read, way, digits = row
    issues = [figures[site, setting] for site in SITES]
    if way == "pair":
        return pair(name, issues)
    if way == "spread":
        return spread(issues, digits)
    known = [(read(issue), issue["body"]["body_lines"]) for issue in issues if read(issue) is not None]
    if not known:
        return None
    values = [figure for figure, _ in known]
    if way == "mean":
        return sum(figure * lines for figure, lines in known) / max(1, sum(lines for _, lines in known))
    return {"sum": sum, "max": max, "min": min}[way](values)


def pair(name, issues):
    keys = {
        "hyphens over a column / page": (("hyphenation", "across_columns"), ("hyphenation", "across_pages")),
        "runts": (("runts", "shorter_than_parindent"), ("runts", "paragraphs")),
    }[name]
    return "/".join(str(sum(value(*key)(issue) or 0 for issue in issues)) for key in keys)


def spread(issues, digits):
    columns = [issue["columns"] for issue in issues if issue["columns"]["bottom_spread_lines_mean"] is not None]
    if not columns:
        return None
    pages = sum(c["pages"] for c in columns)
    mean = sum(c["bottom_spread_lines_mean"] * c["pages"] for c in columns) / max(1, pages)
    return f"{mean:.{digits}f}/{max(c['bottom_spread_lines_max'] for c in columns):.{digits}f}"


def number(figure, digits):
    if figure is None:
        return "–"
    return figure if isinstance(figure, str) else f"{figure:.{digits}f}"


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times many editions of one site, made in one run, against as many runs that make one each.

    Benchmarks/editions.py [--broadsheet PATH] [--articles 200] [--years 0] [--editions 1000] [--each 5] [--format epub,pdf]
                           [--samples 5] [--shards 4] [--config-only] [--keep FOLDER]

Every edition has a title of its own and the articles of a few authors, chosen by a seed; one in four is in another
layout and on another paper. What one edition costs alone is the median of a few runs. What it costs among others is
what the run of all took, less what the first took, for each of the rest. Processor time of all cores is told beside the
time on the clock, since others may be at work on the machine. Shards are made one after the other, each by a process of
its own as on a cluster, and must give the same files.

--config-only times how long a newsletter.yaml of so many editions takes to read, by making one of them.
"""

import argparse
import filecmp
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import generate_site

ROOT = pathlib.Path(__file__).resolve().parent.parent
WEEK = ["--week", "2026-W07", "--as-of", "2026-02-16"]


class Run:
    """What a process took: seconds on the clock and of all processors, and the most memory it held, in bytes."""

    def __init__(self, command, verbose):
        output = None if verbose else subprocess.DEVNULL
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds = time.perf_counter() - started
        self.processor, self.memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"exit {process.returncode} from: {' '.join(map(str, command))}")


def authors(site):
    """Those of the week's articles."""
    names = set()
    for file in (site / "content").rglob("*.md"):
        front = file.read_text()
        if re.search(r"^date: 2026-02-(09|1[0-5])", front, re.MULTILINE):
            names.add(re.search(r"^author: (.+)$", front, re.MULTILINE).group(1))
    return sorted(names)


def newsletter(site, editions, each, seed=1):
    chance = random.Random(seed)
    names = authors(site)
    lines = ["title: The Benchmark", "language: en", "main-edition: false", "editions:"]
    for number in range(editions):
        chosen = ", ".join(chance.sample(names, min(each, len(names))))
        look = ", layout: ereader, paper: kindle" if number % 4 == 3 else ""
        lines.append(f"  reader-{number:06}: {{title: The Benchmark {number}, select: {{author: [{chosen}]}}{look}}}")
    (site / "newsletter.yaml").write_text("\n".join(lines) + "\n")


def same(left, right):
    comparison = filecmp.dircmp(left, right)
    names = comparison.common_files
    differing = filecmp.cmpfiles(left, right, names, shallow=False)
    return not (comparison.left_only or comparison.right_only or differing[1] or differing[2]) and names


def milliseconds(seconds):
    return f"{seconds * 1000:,.1f} ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--broadsheet", default=str(ROOT / ".build/release/broadsheet"))
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--years", type=int, default=0, help="spread the articles over so many years; one week is printed")
    parser.add_argument("--editions", type=int, default=1000)
    parser.add_argument("--each", type=int, default=5, help="authors of an edition; most have one article")
    parser.add_argument("--format", default="epub,pdf")
    parser.add_argument("--samples", type=int, default=5)
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--config-only", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the site and the issues, which stays")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    folder = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="editions-"))
    try:
        measure(folder, options)
    finally:
        if not options.keep:
            shutil.rmtree(folder)


def measure(folder, options):
    site = folder / "site"
    if not site.exists():
        generate_site.write(site, options.articles, years=options.years)
    newsletter(site, options.editions, options.each)
    shutil.rmtree(folder / "issues", ignore_errors=True)

    def build(output, *more):
        command = [options.broadsheet, "build", str(site), *WEEK, "--format", options.format, "--output", str(folder / "issues" / output)]
        return Run(command + list(more), options.verbose)

    step = max(1, options.editions // options.samples)
    build("alone", "--edition", "reader-000000")
    alone = [build("alone", "--edition", f"reader-{number:06}") for number in range(0, options.editions, step)][: options.samples]
    single = statistics.median(run.processor for run in alone)
    print(f"one edition alone: {milliseconds(single)} of processors, {milliseconds(statistics.median(r.seconds for r in alone))}"
          f" on the clock, {max(r.memory for r in alone) / 1e6:.0f} MB")
    if options.config_only:
        return
    together = build("all")
    count = options.editions
    rest = (together.processor - single) / max(1, count - 1)
    size = sum(file.stat().st_size for file in (folder / "issues/all").iterdir())
    print(f"{count:,} together: {together.processor:,.1f} s of processors, {together.seconds:,.1f} s on the clock,"
          f" {together.memory / 1e6:.0f} MB; {size / 1e6:,.0f} MB of files")
    print(f"each of them: {milliseconds(rest)} of processors, {milliseconds(together.seconds / count)} on the clock;"
          f" {count:,} runs would take {single * count / together.processor:.1f} times as much")
    shards = [build("shards", "--shard", f"{number}/{options.shards}") for number in range(1, options.shards + 1)]
    print(f"in {options.shards} shards: {sum(r.processor for r in shards):,.1f} s of processors,"
          f" the longest {max(r.seconds for r in shards):,.1f} s on the clock, {max(r.memory for r in shards) / 1e6:.0f} MB")
    if not same(folder / "issues/all", folder / "issues/shards"):
        sys.exit("the files of the shards are not those of the run of all")


if __name__ == "__main__":
    main()

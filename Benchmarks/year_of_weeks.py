#!/usr/bin/env python3
"""A year of Mondays: `broadsheet run` over a site that grows, with mishaps.

  year_of_weeks.py --broadsheet .build/release/broadsheet [--weeks 52] [--seed 1] [--format epub]

Articles come in every week, a third of them dated a week or two back. The machine is off for some weeks, and many runs
are killed (kill -9) at a random moment and started again. In the end every article must stand in one issue, numbers
must count up, no reader may have an issue twice, and none may lack one but where nobody knows. The status is 1 where a
check fails.
"""
import argparse, collections, datetime, email, json, pathlib, random, signal, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
NEWSLETTER = """\
title: The Weekly
language: en
time-zone: Europe/Zurich
base-url: https://weekly.example/
formats: [{format}]
run: {{start: 2026-01-05, after: 6h, least: 2, hold: 2}}
mail:
  from: weekly@weekly.example
  recipients: readers.txt
  via: maildir:box
  unsubscribe: mailto:leave@weekly.example
  state: state/mail.sqlite
"""
WORDS = "the harbour was quiet when boat came in and nobody on pier knew what it carried".split()


class Site:
    def __init__(self, folder, format):
        self.folder, self.written = folder, set()
        (folder / "content").mkdir()
        (folder / "newsletter.yaml").write_text(NEWSLETTER.format(format=format))
        (folder / "readers.txt").write_text("ann@x.example\nbo@x.example\ncy@x.example\n")

    def write(self, name, day):
        text = " ".join(random.choices(WORDS, k=random.randint(40, 200)))
        (self.folder / f"content/{name}.md").write_text(f"---\ntitle: Article {name}\ndate: {day}\n---\n{text}.\n")
        self.written.add(f"content/{name}")

    def records(self):
        return sorted((json.loads(p.read_text()) for p in (self.folder / "output").glob("*.json")), key=lambda r: r["number"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--broadsheet", default=str(ROOT / ".build/release/broadsheet"))
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", default="epub")
    options = parser.parse_args()
    random.seed(options.seed)
    broadsheet = str(pathlib.Path(options.broadsheet).resolve())
    with tempfile.TemporaryDirectory() as name:
        site = Site(pathlib.Path(name), options.format)
        counts, failures, spent = collections.Counter(), [], 1.0
        for week in range(options.weeks):
            monday = datetime.date(2026, 1, 5) + datetime.timedelta(weeks=week)
            for number in range(random.randint(0, 4)):
                back = min(random.choice([0, 0, 7, 14]), 7 * week) if random.random() < 0.5 else 0
                site.write(f"w{week:02}n{number}", monday + datetime.timedelta(days=random.randint(0, 6) - back))
            last = week == options.weeks - 1
            if not last and random.random() < 0.1:
                counts["weeks off"] += 1
                continue
            clock = f"{monday + datetime.timedelta(weeks=1)}T08:00:00Z"
            command = [broadsheet, "run", ".", "--as-of", clock, "--quiet"]
            while random.random() < 0.5:
                process = subprocess.Popen(command, cwd=name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(random.uniform(0, spent))
                if process.poll() is None:
                    process.send_signal(signal.SIGKILL)
                    counts["kills"] += 1
                process.wait()
            began = time.monotonic()
            run = subprocess.run(command, cwd=name, capture_output=True, text=True)
            if run.stdout:
                spent = max(0.02, time.monotonic() - began)
            if run.returncode not in (0, 69):
                failures.append(f"{clock}: status {run.returncode}: {run.stderr}")
        # What a thin last week held back.
        end = datetime.date(2026, 1, 5) + datetime.timedelta(weeks=options.weeks + 4)
        subprocess.run([broadsheet, "run", ".", "--as-of", str(end), "--quiet"], cwd=name, capture_output=True)
        records = site.records()
        printed = [article["id"] for record in records for article in record["articles"]]
        repeated = [id for id, count in collections.Counter(printed).items() if count > 1]
        failures += [f"printed twice: {id}" for id in repeated]
        failures += [f"never printed: {id}" for id in sorted(site.written - set(printed))]
        if [record["number"] for record in records] != list(range(1, len(records) + 1)):
            failures.append("the numbers do not count up")
        mails = collections.Counter()
        for path in (site.folder / "box/new").iterdir():
            message = email.message_from_bytes(path.read_bytes())
            mails[message["To"], message["Message-ID"].split(".")[0]] += 1
        failures += [f"sent twice: {mail}" for mail, count in mails.items() if count > 1]
        states = collections.Counter()
        for record in records:
            file = record["files"][0]["path"].rsplit(".", 1)[0] + ".json"
            status = subprocess.run([broadsheet, "mail", f"output/{file}", "--status"], cwd=name, capture_output=True, text=True)
            states.update(line.split("\t")[0] for line in status.stdout.splitlines())
        if set(states) - {"accepted", "unknown"} or sum(states.values()) != 3 * len(records):
            failures.append(f"not everybody was sent everything: {dict(states)}")
        if not states["accepted"] <= sum(mails.values()) <= states["accepted"] + states["unknown"]:
            failures.append(f"{sum(mails.values())} mails, and {dict(states)}")
        print(f"{options.weeks} weeks, {len(site.written)} articles, {len(records)} issues, {dict(counts)}; "
              f"{sum(mails.values())} mails, {dict(states)}")
    for failure in failures:
        print("FAILED", failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

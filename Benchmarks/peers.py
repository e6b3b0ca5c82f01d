"""The programs that Broadsheet is timed against, and the help that an experienced user would give them.

Both come from PyPI into a folder that git ignores. Neither knows anything of a site, so the articles are
prepared first, and that time is NOT counted: the front matter is taken off, its title becomes a heading,
its picture a picture, and paths from the site's root become paths on the disk.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRATCH = ROOT / ".build-bench"
PYTHON = SCRATCH / "venv" / "bin" / "python"
PANDOC_PACKAGE = "pypandoc_binary==1.17"  # brings pandoc 3.9
TYPST_PACKAGE = "typst==0.15.2"


def fetched(package, probe):
    """What a line of Python prints that needs `package`, which is fetched before if need be; else None."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", SCRATCH / "venv"], check=True)
    found = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True)
    if found.returncode != 0:
        print(f"Fetching {package}", file=sys.stderr)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
        if subprocess.run([PYTHON, *install]).returncode != 0:
            return None
        found = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True, check=True)
    return found.stdout.strip()


def pandoc():
    """The path of pandoc."""
    return fetched(PANDOC_PACKAGE, "import pypandoc; print(pypandoc.get_pandoc_path())")


def typst():
    """The Python that knows Typst."""
    return PYTHON if fetched(TYPST_PACKAGE, "import typst; print(typst.__name__)") else None


# The articles


def field(front_matter, key):
    found = re.search(rf"^{key}:\s*(.*)$", front_matter, re.MULTILINE | re.IGNORECASE)
    return found.group(1).strip().strip("\"'") if found else None


def prepared(article, site):
    """An article without front matter, but with its title and picture in the text."""
    text = article.read_text(encoding="utf-8")
    parts = re.match(r"(?:---|\+\+\+)\n(.*?)\n(?:---|\+\+\+)\n(.*)", text, re.DOTALL)
    front_matter, body = parts.groups() if parts else ("", text)
    head = f"# {field(front_matter, 'title') or article.stem}\n\n"
    if picture := field(front_matter, "featured_image"):
        head += f"![]({picture})\n\n"
    return re.sub(r"\]\(/images/", f"]({site / 'static' / 'images'}/", head + body)


def prepared_files(site, name):
    folder = SCRATCH / f"{name}-prepared"
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.md"):
        stale.unlink()
    sources = sorted(p for p in (site / "content").rglob("*.md") if not p.name.startswith("_"))
    for number, article in enumerate(sources):
        (folder / f"{number:05}.md").write_text(prepared(article, site), encoding="utf-8")
    return sorted(folder.glob("*.md"))


# Pandoc


def pandoc_command(path, site, name):
    """Articles to EPUB, read as GitHub's Markdown: pandoc's quickest reader that knows tables and footnotes.

    File by file, because the articles' footnotes share their names.
    """
    options = ["--from", "gfm", "--to", "epub3", "--file-scope", "--toc", "--metadata", "title=The Benchmark",
               "--metadata", "lang=en", "--resource-path", str(site / "static")]
    return [path, *options, "--output", str(SCRATCH / f"{name}-pandoc.epub"), *prepared_files(site, name)]


# Typst

# The text of the layout that Broadsheet is timed with: its type, its measure, its leading.
TYPST_PREAMBLE = """
#set document(title: "The Benchmark")
#set page(paper: "a4", margin: (inside: 60pt, outside: 245.28pt, y: 70pt), numbering: "1")
#set text(font: "Linux Libertine O", size: 10.5pt, lang: "en", hyphenate: true, top-edge: 0.75em,
  bottom-edge: -0.25em, fallback: false)
#set par(justify: true, leading: 3.5pt, spacing: 3.5pt, first-line-indent: 1em)
#set heading(outlined: true)
#show heading: set block(above: 14pt, below: 3.5pt)
#show heading.where(level: 1): set text(size: 20pt)
#show raw: set text(font: "JetBrains Mono", size: 8.8pt)
#set raw(theme: none)
#let horizontalrule = line(length: 100%)
#outline(depth: 1)
"""

TYPST_RUN = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], root="/", font_paths=sys.argv[3:], ignore_system_fonts=True)
"""


def typst_command(python, pandoc_path, site, name):
    """Articles to PDF; pandoc has translated them before."""
    source = SCRATCH / f"{name}-typst.typ"
    options = ["--from", "gfm", "--to", "typst", "--file-scope", "--resource-path", str(site / "static")]
    text = subprocess.run([pandoc_path, *options, *prepared_files(site, name)],
                          capture_output=True, text=True, check=True).stdout
    source.write_text(TYPST_PREAMBLE + text, encoding="utf-8")
    fonts = [str(ROOT / "fonts" / family) for family in ("linux-libertine", "jetbrains-mono")]
    return [python, "-c", TYPST_RUN, str(source), str(SCRATCH / f"{name}-typst.pdf"), *fonts]

"""Reads a PDF of ours with pikepdf and tells, rule by rule, what breaks PDF/UA-1 and PDF/A-2a in it.

    python3 pikepdf_walk.py ISSUE.pdf RECORD.json

Prints JSON: the file's identifier, and for each rule how many things were looked at and the complaints about them. All of it
is worked out from the file alone, by another way than `broadsheet check` takes. Clauses are those of ISO 14289-1 ("UA"),
ISO 19005-2 ("A") and ISO 32000-1 ("PDF").
"""
import json
import re
import sys
import xml.etree.ElementTree as XML
from collections import Counter, defaultdict

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

ROLES = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form".split()
)
CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "Lbl": {"LI", "Note", "TOCI", "Caption"},
    "TOCI": {"TOC"},
}
PAINTING = set("b B b* B* f F f* s S sh Do Tj TJ ' \"".split()) | {"INLINE IMAGE"}
SHOWING = {"Tj", "TJ", "'", '"'}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
XMP = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


class Report:
    """What was looked at and what is wrong with it, by rule."""

    def __init__(self):
        self.identifier = ""
        self.seen = Counter()
        self.complaints = defaultdict(list)

    def expect(self, holds, rule, complaint):
        self.seen[rule] += 1
        if not holds:
            self.complaints[rule].append(str(complaint))

    def printed(self):
        rules = {name: {"seen": self.seen[name], "complaints": self.complaints[name][:20]} for name in sorted(self.seen)}
        return json.dumps({"identifier": self.identifier, "rules": rules}, indent=1)


def items(value):
    """What an entry holds that may be one thing or an array of them."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def leaves(tree, key):
    """The pairs of a name tree or a number tree, in its order."""
    pairs = list(tree.get(key, []))
    for index in range(0, len(pairs), 2):
        yield pairs[index], pairs[index + 1]
    for kid in tree.get("/Kids", []):
        yield from leaves(kid, key)


# The file and its catalogue


def check_document(pdf, report):
    root = pdf.Root
    report.expect(bool(root.MarkInfo.Marked), "document", "UA 6.2: not marked")
    report.expect(not root.MarkInfo.get("/Suspects", False), "document", "UA 7.1: suspects")
    report.expect(LANGUAGE.fullmatch(str(root.Lang)), "document", "UA 7.2: no language")
    report.expect(bool(root.ViewerPreferences.DisplayDocTitle), "document", "UA 7.1: no title shown")
    labels = list(leaves(root.PageLabels, "/Nums"))
    report.expect(labels[0][0] == 0, "page labels", "the first page has none")
    report.expect(all("/S" in label or "/P" in label for _, label in labels), "page labels", labels)


def check_identifier(pdf, report):
    identifiers = [bytes(part) for part in pdf.trailer.ID]
    report.expect(len(identifiers) == 2 and len(set(identifiers)) == 1, "identifier", "A 6.1.3")
    report.expect(len(identifiers[0]) == 16, "identifier", "not a digest's length")
    report.identifier = identifiers[0].hex()
    report.expect("/Encrypt" not in pdf.trailer, "identifier", "A 6.1.3: locked")


def check_profile(pdf, report):
    intents = list(pdf.Root.OutputIntents)
    report.expect([str(i.S) for i in intents] == ["/GTS_PDFA1"], "profile", "A 6.2.3: another intent")
    stream = intents[0].DestOutputProfile
    profile = bytes(stream.read_bytes())
    report.expect(int.from_bytes(profile[:4], "big") == len(profile), "profile", "another size")
    report.expect(profile[8] in (2, 4), "profile", f"version {profile[8]}")
    report.expect(profile[12:16] == b"mntr", "profile", "not of a screen")
    report.expect(profile[16:20] == b"RGB " and int(stream.N) == 3, "profile", "not of three colours")
    report.expect(profile[36:40] == b"acsp", "profile", "no profile")
    count = int.from_bytes(profile[128:132], "big")
    for entry in range(132, 132 + 12 * count, 12):
        offset, size = (int.from_bytes(profile[entry + at : entry + at + 4], "big") for at in (4, 8))
        report.expect(offset % 4 == 0 and offset + size <= len(profile), "profile", profile[entry : entry + 4])


def check_metadata(pdf, report):
    packet = XML.fromstring(bytes(pdf.Root.Metadata.read_bytes()))

    def said(path):
        found = packet.find(f".//{path}", XMP)
        return None if found is None else "".join(found.itertext()).strip()

    def all_said(path):
        return [item.text for item in packet.findall(f".//{path}/*/rdf:li", XMP)]

    report.expect("/Filter" not in pdf.Root.Metadata, "metadata", "compressed")
    for path, value in [("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")]:
        report.expect(said(path) == value, "metadata", f"{path} is {said(path)}")
    information = pdf.trailer.Info
    for key, value in [
        ("/Title", said("dc:title")),
        ("/Author", ", ".join(all_said("dc:creator"))),
        ("/Subject", said("dc:description")),
        ("/Keywords", said("pdf:Keywords")),
        ("/Creator", said("xmp:CreatorTool")),
        ("/Producer", said("pdf:Producer")),
    ]:
        report.expect(str(information.get(key, "")) == (value or ""), "metadata", f"A 6.6.2: {key}, {value}")
    for key, path in [("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")]:
        dates = [re.sub(r"\D", "", text)[:14] for text in (str(information[key]), said(path))]
        report.expect(dates[0] == dates[1] and len(dates[0]) == 14, "metadata", f"{key}: {dates}")


# The structure


class Structure:
    """The elements in the order of reading, and what each mark and each annotation belongs to."""

    def __init__(self, pdf, report):
        self.root = pdf.Root.StructTreeRoot
        self.elements = []
        self.marks = {}
        self.annotations = {}
        tops = items(self.root.K)
        report.expect([role(top) for top in tops] == ["Document"], "elements", "another root")
        for top in tops:
            self.read(top, None, report)
        self.parents = {int(key): value for key, value in leaves(self.root.ParentTree, "/Nums")}
        report.expect(int(self.root.ParentTreeNextKey) > max(self.parents), "marks", "next key")

    def read(self, element, parent, report):
        waiting = [(element, parent)]
        while waiting:
            element, parent = waiting.pop()
            self.elements.append((element, parent))
            kids = []
            for kid in items(element.get("/K")):
                if isinstance(kid, int):
                    self.add_mark(element.Pg, kid, element, report)
                elif kid.get("/Type") == "/MCR":
                    self.add_mark(kid.get("/Pg", element.get("/Pg")), kid.MCID, element, report)
                elif kid.get("/Type") == "/OBJR":
                    self.annotations[kid.Obj.objgen] = element
                else:
                    report.expect(kid.P.objgen == element.objgen, "elements", f"UA 7.1: parent of {role(kid)}")
                    kids.append((kid, element))
            waiting += reversed(kids)

    def add_mark(self, page, number, element, report):
        key = (page.objgen, int(number))
        report.expect(key not in self.marks, "marks", f"two elements have {key}")
        self.marks[key] = element


def role(element):
    return "" if element is None else str(element.S)[1:]


def children(element):
    return [kid for kid in items(element.get("/K")) if not isinstance(kid, int) and "/S" in kid]


def roles_below(element):
    return {role(kid) for kid in children(element)}.union(*map(roles_below, children(element)))


def attribute(element, name):
    return next((owner[name] for owner in items(element.get("/A")) if name in owner), None)


def check_elements(structure, report):
    mapped = structure.root.get("/RoleMap", {})
    level = 0
    identifiers = []
    for element, parent in structure.elements:
        own = role(element)
        report.expect(own in ROLES or f"/{own}" in mapped, "roles", f"UA 7.1: {own}")
        report.expect(own not in PARENTS or role(parent) in PARENTS[own], "kinship", f"{own} in {role(parent)}")
        check_children(element, report)
        if "/Lang" in element:
            report.expect(LANGUAGE.fullmatch(str(element.Lang)), "languages", f"UA 7.2: {element.Lang}")
        if re.fullmatch("H[1-6]", own):
            report.expect(int(own[1]) <= level + 1, "headings", f"UA 7.4.2: {own} after H{level}")
            level = int(own[1])
        elif own == "Figure":
            check_figure(element, report)
        elif own == "TH":
            scope = str(attribute(element, "/Scope"))
            report.expect(scope in ("/Column", "/Row", "/Both"), "tables", f"UA 7.5: scope {scope}")
        elif own == "Table":
            check_grid(element, report)
        elif own == "TOCI":
            report.expect("Link" in roles_below(element), "contents", "an item that leads nowhere")
        elif own == "Note":
            identifiers.append(bytes(element.get("/ID", b"")))
    report.expect(level > 0, "headings", "there are none")
    report.expect(len(set(identifiers)) == len(identifiers) and b"" not in identifiers, "notes", "UA 7.9: identifiers")
    listed = {bytes(key) for key, _ in leaves(structure.root.get("/IDTree", {}), "/Names")}
    report.expect(listed == set(identifiers), "notes", "the tree of identifiers has others")


def check_children(element, report):
    own, kids = role(element), [role(kid) for kid in children(element)]
    if own in CHILDREN:
        report.expect(set(kids) <= CHILDREN[own], "kinship", f"UA 7.2: {own} has {kids}")
        report.expect(len(kids) == len(items(element.get("/K"))), "kinship", f"{own} has marks of its own")
    if own in ("Table", "L", "TOC"):
        report.expect("Caption" not in kids[1:], "kinship", f"UA 7.2: a caption in the midst of {own}")


def tells_its_words(element):
    """Whether a listener hears other words than those of the glyphs."""
    while element is not None and "/S" in element:
        if "/ActualText" in element or "/Alt" in element:
            return True
        element = element.get("/P")
    return False


def check_figure(element, report):
    report.expect(str(element.get("/Alt", "")).strip(), "figures", "UA 7.3: no words")
    box = [float(side) for side in attribute(element, "/BBox") or []]
    report.expect(len(box) == 4 and box[0] < box[2] and box[1] < box[3], "figures", f"box {box}")


def check_grid(table, report):
    """UA 7.2: rows of a table are equally wide, spans counted, and no two cells stand in one place."""
    parts = [part for part in children(table) if role(part) != "Caption"]
    rows = [row for part in parts for row in ([part] if role(part) == "TR" else children(part))]
    taken = [set() for _ in rows]
    for index, row in enumerate(rows):
        for cell in children(row):
            column = next(place for place in range(1000) if place not in taken[index])
            width, height = (int(attribute(cell, key) or 1) for key in ("/ColSpan", "/RowSpan"))
            report.expect(index + height <= len(rows), "tables", "a cell below the last row")
            for line in taken[index : index + height]:
                places = set(range(column, column + width))
                report.expect(not line & places, "tables", "cells upon each other")
                line |= places
    report.expect(len({frozenset(line) for line in taken}) == 1, "tables", [len(line) for line in taken])


# The pages


class PageWalk:
    """Follows a page's instructions, drawings within it too."""

    def __init__(self, page, number, structure, report):
        self.place = f"page {number}"
        self.page = page.obj.objgen
        self.structure = structure
        self.report = report
        self.numbers = []
        self.codes = defaultdict(set)
        # Those that stand for what they are mapped to, since nobody says it otherwise.
        self.plain = defaultdict(set)
        self.fonts = {}
        self.telling = []
        self.follow(page, page.obj.Resources, [])

    def follow(self, owner, resources, around):
        expect, place = self.report.expect, self.place
        open_marks, states, font = list(around), [], None
        for instruction in pikepdf.parse_content_stream(owner):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BDC", "BMC"):
                open_marks.append(self.opened(operands, resources, open_marks))
            elif operator == "EMC":
                expect(len(open_marks) > len(around), "marks", f"{place}: closed too often")
                open_marks.pop()
                self.telling.pop()
            elif operator == "q":
                states.append(font)
                expect(len(states) <= 28, "painting", f"A 6.1.13: {place}: states within each other")
            elif operator == "Q":
                expect(states, "painting", f"{place}: more states closed than opened")
                font = states.pop()
            elif operator == "Tf":
                font = resources.Font[str(operands[0])]
                self.fonts[font.objgen] = font
            elif operator in SHOWING:
                for text in items(operands[-1]) if operator == "TJ" else [operands[-1]]:
                    if isinstance(text, String):
                        self.codes[font.objgen] |= codes(bytes(text), font)
                        if not any(self.telling):
                            self.plain[font.objgen] |= codes(bytes(text), font)
            elif operator in ("k", "K"):
                expect(False, "colours", f"A 6.2.4.3: {place}: inks")
            elif operator in ("cs", "CS"):
                self.check_colour(resources, str(operands[0]))
            elif operator == "gs":
                self.check_state(resources.ExtGState[str(operands[0])], resources)
            elif operator == "Do":
                self.check_object(resources.XObject[str(operands[0])], resources, open_marks)
            if operator in PAINTING:
                known = {"artifact", "element"} & set(open_marks)
                expect(len(known) == 1, "marks", f"UA 7.1: {place}: {operator} in {open_marks}")
        expect(open_marks == around and not states, "marks", f"{place}: something is left open")

    def opened(self, operands, resources, open_marks):
        tag, properties = str(operands[0]), operands[1] if len(operands) > 1 else {}
        if isinstance(properties, Name):
            properties = resources.Properties[str(properties)]
        self.telling.append("/ActualText" in properties or self.has_words(properties))
        if tag == "/Artifact":
            self.report.expect("element" not in open_marks, "marks", f"UA 7.1: {self.place}: artifact in an element")
            return "artifact"
        if "/MCID" not in properties:
            return "neither"
        self.report.expect(not {"artifact", "element"} & set(open_marks), "marks", f"UA 7.1: {self.place}: nested")
        self.numbers.append(int(properties["/MCID"]))
        return "element"

    def has_words(self, properties):
        mark = (self.page, int(properties.get("/MCID", -1)))
        return tells_its_words(self.structure.marks.get(mark))

    def check_colour(self, resources, name):
        if name in ("/DeviceRGB", "/DeviceGray", "/Pattern"):
            return
        space = resources.ColorSpace[name]
        kind = str(space[0]) if isinstance(space, Array) else str(space)
        self.report.expect(kind in SPACES, "colours", f"A 6.2.4: {self.place}: {kind}")

    def check_state(self, state, resources):
        for key in ("/TR", "/HTP"):
            self.report.expect(key not in state, "painting", f"A 6.2.5: {self.place}: {key}")
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary):
            self.check_group(mask.G)
            self.follow(mask.G, mask.G.get("/Resources", resources), ["artifact"])

    def check_object(self, drawn, resources, open_marks):
        if drawn.Subtype != "/Form":
            return
        self.check_group(drawn)
        self.report.expect("/Resources" in drawn, "painting", f"A 6.2.2: {self.place}: resources of elsewhere")
        count = len(self.numbers)
        self.follow(drawn, drawn.get("/Resources", resources), [mark for mark in open_marks if mark != "neither"])
        self.report.expect(len(self.numbers) == count, "marks", f"UA 7.20: {self.place}: marks in a drawing")

    def check_group(self, drawn):
        group = drawn.get("/Group")
        if group is not None:
            self.report.expect("/CS" in group, "colours", f"A 6.2.10: {self.place}: a group of no colours")


SPACES = {"/DeviceRGB", "/DeviceGray", "/ICCBased", "/Indexed", "/Pattern", "/CalRGB", "/CalGray"}


def codes(text, font):
    """The codes of the glyphs that a string shows."""
    if font.Subtype != "/Type0":
        return set(text)
    return {text[index] << 8 | text[index + 1] for index in range(0, len(text), 2)}


def check_pages(pdf, structure, report):
    shown, plain, fonts = defaultdict(set), defaultdict(set), {}
    for number, page in enumerate(pdf.pages, start=1):
        own = page.obj
        report.expect("/Resources" in own, "painting", f"A 6.2.2: page {number}: resources of elsewhere")
        if "/Group" in own:
            report.expect("/CS" in own.Group, "colours", f"A 6.2.10: page {number}: a group of no colours")
        walk = PageWalk(page, number, structure, report)
        check_marks(own, walk.numbers, structure, report)
        check_links(own, number, structure, report)
        fonts |= walk.fonts
        for font, used in walk.codes.items():
            shown[font] |= used
            plain[font] |= walk.plain[font]
    for font, used in shown.items():
        check_font(fonts[font], used, plain[font], report)
    linked = {link.objgen for page in pdf.pages for link in page.obj.get("/Annots", [])}
    report.expect(set(structure.annotations) == linked, "links", "elements of links that no page has")
    pages = {page.obj.objgen for page in pdf.pages}
    report.expect({page for page, _ in structure.marks} <= pages, "marks", "elements on pages that there are not")


def check_marks(page, numbers, structure, report):
    """PDF 14.7.4: from the page's marks to their elements by either way."""
    owners = list(structure.parents[int(page.StructParents)])
    claimed = {number for place, number in structure.marks if place == page.objgen}
    report.expect(sorted(numbers) == list(range(len(owners))), "marks", f"{len(numbers)} for {len(owners)} owners")
    report.expect(claimed == set(numbers), "marks", f"UA 7.1: {claimed ^ set(numbers)}")
    for number, owner in enumerate(owners):
        element = structure.marks.get((page.objgen, number))
        report.expect(element is not None and element.objgen == owner.objgen, "marks", f"the ways part at {number}")


def check_links(page, number, structure, report):
    annotations = list(page.get("/Annots", []))
    if annotations:
        report.expect(page.get("/Tabs") == "/S", "links", f"UA 7.18.3: page {number}: order of tabs")
    for link in annotations:
        report.expect(link.Subtype == "/Link", "links", f"page {number}: {link.Subtype}")
        flags = int(link.get("/F", 0))
        report.expect(flags & 4 and not flags & 0b100100011, "links", f"A 6.3.2: page {number}: flags {flags}")
        report.expect(str(link.get("/Contents", "")).strip(), "links", f"UA 7.18.5: page {number}: no words")
        report.expect(("/A" in link) != ("/Dest" in link), "links", f"page {number}: it leads nowhere")
        owner = structure.parents.get(int(link.StructParent))
        back = structure.annotations.get(link.objgen)
        report.expect(owner is not None and role(owner) == "Link", "links", f"UA 7.18.5: page {number}: no element")
        report.expect(back is not None and back.objgen == owner.objgen, "links", f"page {number}: the ways part")


# What pages are painted with


def check_font(font, used, plain, report):
    """A 6.2.11, UA 7.21: the font is in the file, and every glyph shown is one of it that tells its text."""
    own = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
    name = str(own.BaseFont)
    report.expect(re.match(r"/[A-Z]{6}\+", name), "fonts", f"{name} is no part of a font")
    descriptor = own.FontDescriptor
    programs = [key for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in descriptor]
    report.expect(len(programs) == 1 and len(descriptor[programs[0]].read_bytes()) > 0, "fonts", f"{name} is elsewhere")
    report.expect(str(descriptor.FontName) == name, "fonts", f"{name}: another name in its descriptor")
    report.expect("/CIDSet" not in descriptor, "fonts", f"{name}: a set of glyphs that nobody proves")
    if own.Subtype == "/CIDFontType2":
        report.expect(own.get("/CIDToGIDMap") == "/Identity", "fonts", f"UA 7.21.3.2: {name}: no map of glyphs")
    if font.Subtype == "/Type0":
        report.expect(str(font.Encoding) in ("/Identity-H", "/Identity-V"), "fonts", f"{name}: {font.Encoding}")
        report.expect(0 not in used, "fonts", f"UA 7.21.8: {name} shows .notdef")
    else:
        known = range(int(own.FirstChar), int(own.LastChar) + 1)
        report.expect(len(own.Widths) == len(known), "fonts", f"{name}: too few widths")
        report.expect(used <= set(known), "fonts", f"UA 7.21.8: {name} shows {used - set(known)}")
    told = told_text(bytes(font.ToUnicode.read_bytes()).decode("latin-1"))
    for code in used:
        text = told.get(code)
        report.expect(text and not set(text) & set("\0\ufeff\ufffe"), "fonts", f"UA 7.21.7: {name}: {code} is {text!r}")
        private = PRIVATE_USE.search(text or "") and code in plain
        report.expect(not private, "fonts", f"A 6.2.11.7.3: {name}: {code} is for private use")


def told_text(map_of_codes):
    """What a ToUnicode map says of each code."""
    told = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", map_of_codes, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w*)>", block):
            told[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", map_of_codes, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = bytes.fromhex(text)
            for step in range(int(last, 16) - int(first, 16) + 1):
                unit = int.from_bytes(start[-2:], "big") + step
                told[int(first, 16) + step] = (start[:-2] + unit.to_bytes(2, "big")).decode("utf-16-be", "replace")
    return told


def check_objects(pdf, report):
    for own in pdf.objects:
        if isinstance(own, Stream):
            filters = {str(kind) for kind in items(own.get("/Filter"))}
            report.expect(not filters & {"/LZWDecode", "/Crypt"}, "objects", f"A 6.1.7.2: {filters}")
            report.expect(not {"/F", "/FFilter"} & set(own.keys()), "objects", "A 6.1.7.1: data elsewhere")
        if isinstance(own, (Dictionary, Stream)):
            forbidden = {"/AA", "/JS", "/XFA", "/OCProperties", "/OPI", "/Ref", "/Alternates", "/AlternatePresentations"}
            report.expect(not forbidden & set(own.keys()), "objects", f"A 6.5, 6.9: {forbidden & set(own.keys())}")
        if isinstance(own, Stream) and own.get("/Subtype") == "/Image":
            check_image(own, report)


def check_image(image, report):
    report.expect(not image.get("/Interpolate", False), "pictures", "A 6.2.8: smoothed")
    if image.get("/ImageMask", False):
        return
    space = image.ColorSpace
    kind = str(space[0]) if isinstance(space, Array) else str(space)
    report.expect(kind in SPACES, "pictures", f"A 6.2.4: {kind}")
    report.expect(int(image.BitsPerComponent) in (1, 2, 4, 8), "pictures", image.BitsPerComponent)
    if "/SMask" in image:
        report.expect(image.SMask.ColorSpace == "/DeviceGray", "pictures", "a mask in colours")


# The ways through it


def check_ways(pdf, record, report):
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    places = {str(name): pages[place[0].objgen] for name, place in leaves(pdf.Root.Names.Dests, "/Names")}
    links = [str(link.Dest) for page in pdf.pages for link in page.obj.get("/Annots", []) if "/Dest" in link]
    for name in links:
        report.expect(name in places, "places", f"{name} is nowhere")
    for mark in (name for name in places if "/mark-" in name):
        note = mark.replace("/mark-", "/note-")
        report.expect({mark, note} <= set(links), "both ways", f"{mark}, {note}")
    titles = list(outlined(pdf.Root.Outlines))
    for title, name in titles:
        report.expect(title.strip() and name in places, "outline", f"{title} leads to {name}")
    for article in record["articles"]:
        names = [name for title, name in titles if title == article["title"] and "/" not in name]
        pages_of_names = [places.get(name) for name in names]
        report.expect(article["page"] in pages_of_names, "articles' names", f"{article['title']}: {pages_of_names}")


def outlined(entry):
    kid = entry.get("/First")
    while kid is not None:
        yield str(kid.Title), str(kid.get("/Dest", ""))
        yield from outlined(kid)
        kid = kid.get("/Next")


def main():
    report = Report()
    with pikepdf.open(sys.argv[1]) as pdf, open(sys.argv[2], encoding="utf-8") as record:
        check_document(pdf, report)
        check_identifier(pdf, report)
        check_profile(pdf, report)
        check_metadata(pdf, report)
        structure = Structure(pdf, report)
        check_elements(structure, report)
        check_pages(pdf, structure, report)
        check_objects(pdf, report)
        check_ways(pdf, json.load(record), report)
    print(report.printed())


main()

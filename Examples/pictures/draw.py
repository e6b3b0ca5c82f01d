#!/usr/bin/python3
"""Draws the pictures of the Merrowby Lantern, all but the hand-written lake-layers.svg.

The pictures are committed; this is their source. To draw them again:

    apt-get install python3-cairo libjpeg-turbo-progs webp fonts-dejavu-core
    Examples/pictures/draw.py

Everything is computed, nothing is random: the same script draws the same pictures.
"""

import math
import pathlib
import subprocess
import tempfile

import cairo

SITE = pathlib.Path(__file__).resolve().parent.parent / "merrowby-lantern"
IMAGES = SITE / "static" / "images"

# One palette for the whole paper: night and ice, lamp and brick, and the cream of the page.
NIGHT, DEEP, LAKE, SLATE = "#14202f", "#1d3147", "#2c4a63", "#4d6d83"
MIST, ICE, SNOW, CREAM = "#8aa3b0", "#bccbd0", "#e4ebec", "#f2e9d6"
LAMP, AMBER, BRICK, RUST = "#f3c567", "#e0a03c", "#b8492f", "#7f3322"
PINE, BARK = "#22403c", "#3a2f2b"


def colour(context, value, alpha=1.0):
    red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))
    context.set_source_rgba(red, green, blue, alpha)


def canvas(width, height, background):
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    context = cairo.Context(surface)
    colour(context, background)
    context.paint()
    return surface, context


def fill(context, value, alpha=1.0):
    colour(context, value, alpha)
    context.fill()


def stroke(context, value, width, alpha=1.0):
    colour(context, value, alpha)
    context.set_line_width(width)
    context.stroke()


def disc(context, x, y, radius, value, alpha=1.0):
    context.new_path()
    context.arc(x, y, radius, 0, 2 * math.pi)
    fill(context, value, alpha)


def polygon(context, points, value, alpha=1.0):
    context.new_path()
    for point in points:
        context.line_to(*point)
    context.close_path()
    fill(context, value, alpha)


def ridge(context, points, foot, value):
    """A mountain range: the skyline through `points`, filled down to `foot`."""
    polygon(context, points + [(points[-1][0], foot), (points[0][0], foot)], value)


def label(context, text, x, y, size, value, bold=False, anchor=0.0):
    """Text whose point at `anchor` (0 left, 0.5 middle, 1 right) stands at x."""
    weight = cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
    context.select_font_face("DejaVu Sans", cairo.FONT_SLANT_NORMAL, weight)
    context.set_font_size(size)
    context.move_to(x - anchor * context.text_extents(text).x_advance, y)
    colour(context, value)
    context.show_text(text)


def wobble(index):
    """A number between 0 and 1 that looks like chance and never changes."""
    return (math.sin(index * 12.9898 + 4.1) * 43758.5453) % 1.0


# The pictures


def ferry():
    """The Constance at first light, from the Thrawl landing."""
    width, height, shore = 1600, 900, 520
    surface, context = canvas(width, height, CREAM)

    for radius, alpha in ((330, 0.16), (250, 0.26), (180, 0.45)):
        disc(context, 1130, shore - 165, radius, LAMP, alpha)
    disc(context, 1130, shore - 165, 118, AMBER)

    far = [(0, 330), (150, 250), (290, 330), (420, 220), (560, 320), (720, 262), (880, 352),
           (1040, 300), (1230, 372), (1400, 300), (1600, 352)]
    middle = [(0, 400), (220, 338), (380, 420), (620, 352), (830, 440), (1080, 402), (1290, 458),
              (1460, 396), (1600, 430)]
    near = [(0, 430), (170, 458), (330, 440), (520, 492), (760, 474), (1020, 505), (1330, 484),
            (1600, 470)]
    ridge(context, far, shore, ICE)
    for x, y, spread in ((150, 250, 34), (420, 220, 44), (720, 262, 30), (1400, 300, 30)):
        polygon(context, [(x, y), (x - spread, y + spread * .56), (x - spread * .2, y + spread * .4),
                          (x + spread * .2, y + spread * .72), (x + spread, y + spread * .7)], SNOW)
    ridge(context, middle, shore, MIST)
    ridge(context, near, shore, SLATE)

    context.rectangle(0, shore, width, height - shore)
    fill(context, LAKE)
    bands = 11
    for band in range(bands):
        top = shore + (height - shore) * (band / bands) ** 1.35
        context.rectangle(0, top, width, height - top)
        fill(context, NIGHT, 0.10)
    for row in range(17):
        y = shore + 9 + row * row * 1.28
        half = (150 - row * 5.4) * (0.55 + 0.75 * wobble(row))
        thick = 3 + row * 0.55
        x = 1130 + (wobble(row + 40) - 0.5) * 70
        context.rectangle(x - half, y, 2 * half, thick)
        fill(context, LAMP, 0.86 - row * 0.035)

    # The boat and, upside down and paler, its reflection.
    for mirrored in (True, False):
        context.save()
        context.translate(520, 640)
        if mirrored:
            context.scale(1, -0.42)
        alpha = 0.28 if mirrored else 1.0
        polygon(context, [(-262, -44), (282, -56), (226, 2), (-226, 2)], SNOW, alpha)
        polygon(context, [(-240, -22), (250, -26), (226, 2), (-226, 2)], BRICK, alpha)
        polygon(context, [(-190, -104), (150, -104), (172, -52), (-202, -47)], CREAM, alpha)
        for window in range(8):
            context.rectangle(-168 + window * 39, -92, 24, 25)
            fill(context, AMBER if window != 3 else RUST, alpha)
        polygon(context, [(-60, -156), (92, -156), (108, -104), (-70, -104)], SNOW, alpha)
        context.rectangle(-42, -145, 122, 24)
        fill(context, NIGHT, alpha)
        polygon(context, [(-128, -196), (-86, -196), (-80, -104), (-134, -104)], NIGHT, alpha)
        polygon(context, [(-128, -182), (-86, -182), (-85, -160), (-129.5, -160)], BRICK, alpha)
        context.rectangle(119, -214, 4, 112)
        fill(context, NIGHT, alpha)
        disc(context, 121, -216, 8, AMBER, alpha)
        context.restore()
    for row in range(5):
        context.rectangle(250 - row * 46, 652 + row * 17, 560 + row * 60, 2.6)
        fill(context, ICE, 0.5 - row * 0.08)
    for step in range(4):
        disc(context, 396 - step * 54, 408 - step * 30, 18 + step * 11, SNOW, 0.55 - step * 0.11)
    return surface


def night():
    """Orion over Candle Fell, with the observatory."""
    width, height = 1600, 900
    surface, context = canvas(width, height, NIGHT)
    for band in range(9):
        context.rectangle(0, 300 + band * 52, width, height)
        fill(context, LAKE, 0.085)
    for star in range(190):
        x, y = wobble(star) * width, wobble(star + 500) ** 1.4 * 640
        disc(context, x, y, 0.9 + 1.6 * wobble(star + 900) ** 3, SNOW, 0.35 + 0.5 * wobble(star + 70))

    stars = {"betelgeuse": (700, 196), "bellatrix": (905, 214), "alnitak": (765, 372),
             "alnilam": (806, 352), "mintaka": (847, 331), "saiph": (722, 548),
             "rigel": (938, 512), "meissa": (812, 128)}
    lines = ["meissa betelgeuse alnitak saiph rigel mintaka bellatrix meissa",
             "alnitak alnilam mintaka", "betelgeuse bellatrix"]
    for line in lines:
        context.new_path()
        for name in line.split():
            context.line_to(*stars[name])
        stroke(context, MIST, 1.6, 0.75)
    for name, (x, y) in stars.items():
        radius = {"betelgeuse": 11, "rigel": 11, "meissa": 5}.get(name, 7.5)
        value = AMBER if name == "betelgeuse" else SNOW
        disc(context, x, y, radius * 2.5, value, 0.16)
        disc(context, x, y, radius, value)

    ridge(context, [(0, 700), (200, 640), (430, 716), (690, 655), (980, 735), (1290, 640), (1600, 704)],
          height, DEEP)
    context.new_path()
    context.move_to(0, 800)
    context.curve_to(330, 740, 560, 850, 850, 780)
    context.curve_to(1080, 726, 1230, 706, 1330, 706)
    context.curve_to(1440, 706, 1520, 740, 1600, 760)
    context.line_to(width, height)
    context.line_to(0, height)
    fill(context, "#0c141f")

    context.rectangle(1252, 636, 150, 76)
    fill(context, SNOW)
    context.new_path()
    context.arc(1327, 638, 75, math.pi, 0)
    fill(context, ICE)
    polygon(context, [(1279, 580), (1298, 569), (1334, 638), (1302, 638)], NIGHT)
    polygon(context, [(1268, 560), (1284, 550), (1318, 618), (1304, 626)], BRICK)
    context.rectangle(1312, 664, 30, 48)
    fill(context, AMBER)
    context.rectangle(1252, 632, 150, 6)
    fill(context, MIST)
    for x in (420, 462, 500, 547, 602, 640):
        size = 44 + 30 * wobble(x)
        for tier in range(3):
            y = 812 - tier * size * .42
            half = size * (.5 - tier * .12)
            polygon(context, [(x - half, y), (x + half, y), (x, y - size * .72)], "#0c141f")
    return surface


def band():
    """Bells of brass, seen from the conductor's side, each with its mute."""
    width, height = 1400, 900
    surface, context = canvas(width, height, DEEP)
    context.rectangle(0, 640, width, 260)
    fill(context, NIGHT)

    def horn(x, y, radius, muted):
        disc(context, x + radius * .09, y + radius * .1, radius, NIGHT, 0.4)
        for share, value in ((1, AMBER), (.93, LAMP), (.85, AMBER), (.66, "#c98a2e"), (.46, "#9d6621"),
                             (.27, BARK)):
            disc(context, x, y, radius * share, value)
        context.new_path()
        context.arc(x, y, radius * .89, math.radians(200), math.radians(262))
        stroke(context, CREAM, radius * .045, .9)
        if muted:
            disc(context, x, y, radius * .40, BRICK)
            disc(context, x, y, radius * .40 * .72, RUST)
            disc(context, x, y, radius * .12, CREAM)

    horn(1140, 250, 190, True)
    horn(255, 300, 205, False)
    horn(700, 395, 305, True)
    horn(1190, 620, 165, False)
    horn(330, 690, 150, True)
    for line in range(5):
        context.rectangle(0, 800 + line * 17, width, 2)
        fill(context, SLATE, 0.9)
    for x, line, long in ((90, 3, False), (510, 1, False), (590, 2, False), (670, 4, True), (760, 2, False),
                          (850, 0, False), (980, 3, True), (1310, 1, False)):
        y = 801 + line * 17
        context.save()
        context.translate(x, y)
        context.rotate(-.35)
        context.scale(1.35, 1)
        if long:
            context.arc(0, 0, 8, 0, 2 * math.pi)
            stroke(context, CREAM, 3.4)
        else:
            disc(context, 0, 0, 9, CREAM)
        context.restore()
        context.rectangle(x + 10, y - 58, 3.2, 56)
        fill(context, CREAM)
    return surface


def weave():
    """Point twill, four heddles, drawn thread by thread."""
    width, height, thread = 1320, 880, 22
    surface, context = canvas(width, height, CREAM)
    wefts = [DEEP] * 9 + [BRICK] + [DEEP] * 9 + [AMBER]
    columns, rows = width // thread, height // thread

    def fold(value, period):
        value %= 2 * period
        return value if value < period else 2 * period - value

    for row in range(rows):
        for column in range(columns):
            x, y = column * thread, row * thread
            over = (fold(column, 15) + fold(row, 10)) % 5 < 2
            value = (LAMP if column % 15 == 0 else SNOW) if over else wefts[row % 20]
            context.rectangle(x, y, thread, thread)
            fill(context, value)
            # A thread is round: its edges lie in shadow.
            if over:
                context.rectangle(x, y, 3, thread)
                context.rectangle(x + thread - 3, y, 3, thread)
            else:
                context.rectangle(x, y, thread, 3)
                context.rectangle(x, y + thread - 3, thread, 3)
            fill(context, NIGHT, 0.22)
    return surface


def draft():
    """How the point twill is threaded (above), tied up (corner) and trodden (right)."""
    cell, ends = 20, 20
    surface, context = canvas(26 * cell, 26 * cell, "#ffffff")
    threading = [min(end % 6, 6 - end % 6) for end in range(ends)]

    def square(column, row, value):
        context.rectangle(column * cell, row * cell, cell, cell)
        fill(context, value)

    for end in range(ends):
        square(end + 0.5, 4.5 - 1 - threading[end], NIGHT)
        square(21.5 + threading[end], end + 5.5, NIGHT)
        for pick in range(ends):
            if (threading[end] - threading[pick]) % 4 < 2:
                square(end + 0.5, pick + 5.5, BRICK)
    for treadle in range(4):
        for lift in range(2):
            square(21.5 + treadle, 3.5 - (treadle + lift) % 4, AMBER)
    for left, top, wide, tall in ((.5, .5, 20, 4), (21.5, .5, 4, 4), (.5, 5.5, 20, 20), (21.5, 5.5, 4, 20)):
        for line in range(wide + 1):
            context.rectangle((left + line) * cell - .75, top * cell, 1.5, tall * cell)
        for line in range(tall + 1):
            context.rectangle(left * cell, (top + line) * cell - .75, wide * cell, 1.5)
        fill(context, MIST)
    return surface


def milk():
    """What a litre earns its farmer and costs its buyer, 2016 to 2025."""
    years = list(range(2016, 2026))
    shop = [98, 101, 103, 106, 112, 115, 124, 139, 146, 151]
    farm = [58, 59, 57, 58, 60, 59, 63, 64, 62, 71]
    width, height = 1400, 860
    left, right, top, foot = 110, 1130, 90, 760
    surface, context = canvas(width, height, "#ffffff")

    def place(index, value):
        return (left + (right - left) * index / (len(years) - 1), foot - (foot - top) * value / 160)

    for value in range(0, 161, 40):
        y = place(0, value)[1]
        context.rectangle(left, y - 1, right - left, 2 if value else 3)
        fill(context, ICE if value else NIGHT)
        label(context, str(value), left - 20, y + 10, 27, NIGHT, anchor=1)
    upper = [place(i, v) for i, v in enumerate(shop)]
    lower = [place(i, v) for i, v in enumerate(farm)]
    polygon(context, upper + lower[::-1], LAMP, 0.42)
    for points, value in ((upper, BRICK), (lower, LAKE)):
        context.new_path()
        for point in points:
            context.line_to(*point)
        context.set_line_join(cairo.LINE_JOIN_ROUND)
        stroke(context, value, 7)
        for point in (points[0], points[-1]):
            disc(context, *point, 10, value)
    for index, year in enumerate(years):
        if index % 3 == 0:
            label(context, str(year), place(index, 0)[0], foot + 44, 27, NIGHT, anchor=0.5)
    label(context, "Shop 151", right + 28, upper[-1][1] + 10, 30, BRICK, bold=True)
    label(context, "Farm 71", right + 28, lower[-1][1] + 10, 30, LAKE, bold=True)
    label(context, "the middle: 80", right + 28, (upper[-1][1] + lower[-1][1]) / 2 + 10, 26, RUST)
    label(context, "Pence of a crown, one litre of whole milk", left, 46, 28, NIGHT)
    return surface


def chart_of_the_lake():
    """Hesk Water, its landings and the line of the ferry."""
    width, height = 1400, 1000
    surface, context = canvas(width, height, CREAM)

    context.new_path()
    context.move_to(170, 210)
    context.curve_to(330, 90, 520, 250, 640, 330)
    context.curve_to(760, 410, 900, 380, 1010, 470)
    context.curve_to(1160, 590, 1290, 690, 1240, 800)
    context.curve_to(1190, 900, 1010, 850, 900, 760)
    context.curve_to(790, 670, 700, 640, 560, 600)
    context.curve_to(380, 550, 300, 480, 210, 400)
    context.curve_to(140, 340, 100, 270, 170, 210)
    shore = context.copy_path()
    fill(context, SLATE)
    # Depth lines: the shore drawn again, smaller, about two hollows.
    for scale, value in ((.80, LAKE), (.58, DEEP)):
        context.save()
        context.translate(690 * (1 - scale), 505 * (1 - scale))
        context.scale(scale, scale)
        context.append_path(shore)
        context.restore()
        fill(context, value)
    context.append_path(shore)
    stroke(context, NIGHT, 3)

    for x, y, size in ((1040, 190, 120), (1170, 250, 92), (920, 260, 76), (250, 740, 96), (360, 800, 74),
                       (700, 130, 66)):
        polygon(context, [(x - size, y + size * .8), (x, y - size * .6), (x + size, y + size * .8)], ICE)
        polygon(context, [(x, y - size * .6), (x + size, y + size * .8), (x + size * .18, y + size * .8)], MIST)
        polygon(context, [(x, y - size * .6), (x - size * .27, y - size * .22), (x - size * .04, y - size * .3),
                          (x + size * .12, y - size * .16), (x + size * .27, y - size * .22)], "#ffffff")

    towns = {"Merrowby": (232, 424, 1.0, -24, 12), "Cold Ings": (498, 216, 0.0, 12, -22),
             "Thrawl": (860, 408, 0.0, 12, -24), "Upper Hesk": (1252, 744, 0.0, 28, 10),
             "Stillery": (710, 650, 0.5, 0, 52)}
    stops = ["Merrowby", "Cold Ings", "Stillery", "Thrawl", "Upper Hesk"]
    context.new_path()
    for stop in stops:
        context.line_to(*towns[stop][:2])
    context.set_dash([15, 12])
    stroke(context, LAMP, 5)
    context.set_dash([])
    for name, (x, y, anchor, dx, dy) in towns.items():
        disc(context, x, y, 15, NIGHT)
        disc(context, x, y, 8.5, BRICK if name == "Merrowby" else SNOW)
        size = 34 if name == "Merrowby" else 29
        if name == "Upper Hesk":
            label(context, "Upper", x + dx - 10, y - 8, size, NIGHT)
            label(context, "Hesk", x + dx - 10, y + 26, size, NIGHT)
        else:
            label(context, name, x + dx, y + dy, size, NIGHT, bold=name == "Merrowby", anchor=anchor)
    label(context, "Candle Fell", 1046, 358, 25, SLATE, anchor=0.5)
    label(context, "The Old Clerk", 296, 896, 25, SLATE, anchor=0.5)

    for part in range(4):
        context.rectangle(110 + part * 75, 928, 75, 13)
        fill(context, NIGHT if part % 2 == 0 else "#ffffff")
    context.rectangle(110, 928, 300, 13)
    stroke(context, NIGHT, 2)
    label(context, "0", 110, 968, 24, NIGHT, anchor=.5)
    label(context, "4 km", 410, 968, 24, NIGHT, anchor=.5)
    polygon(context, [(1300, 96), (1324, 168), (1300, 152), (1276, 168)], NIGHT)
    label(context, "N", 1300, 82, 28, NIGHT, bold=True, anchor=.5)
    return surface


def ice():
    """Pancake ice in the bay, looking straight down from the ferry's rail."""
    width, height = 720, 480
    surface, context = canvas(width, height, LAKE)
    context.set_antialias(cairo.ANTIALIAS_NONE)
    values = [SNOW, ICE, "#ffffff", SNOW, MIST]
    for row in range(8):
        for column in range(11):
            index = row * 17 + column * 3
            x = column * 72 + (36 if row % 2 else 0) + (wobble(index) - .5) * 20
            y = row * 64 + 14 + (wobble(index + 7) - .5) * 18
            radius = 22 + 14 * wobble(index + 3)
            sides = 9
            points = [(x + math.cos(2 * math.pi * i / sides + index) * radius * (.86 + .2 * wobble(index + i)),
                       y + math.sin(2 * math.pi * i / sides + index) * radius * (.86 + .2 * wobble(index + i)))
                      for i in range(sides)]
            polygon(context, [(a + 4, b + 5) for a, b in points], DEEP)
            polygon(context, points, values[index % 5])
            inner = [(x + (a - x) * .7, y + (b - y) * .7) for a, b in points]
            context.new_path()
            for point in inner:
                context.line_to(*point)
            context.close_path()
            stroke(context, MIST, 2)
    # One lamp-coloured feather, so that the eye has somewhere to land.
    polygon(context, [(398, 236), (452, 214), (446, 226), (410, 242)], AMBER)
    return surface


def books():
    """A book that has been away for a long time, among those that waited."""
    width, height = 1000, 720
    surface, context = canvas(width, height, CREAM)
    context.rectangle(0, 0, width, 560)
    fill(context, "#e6d9bd")
    context.rectangle(0, 560, width, 34)
    fill(context, BARK)
    context.rectangle(0, 594, width, 126)
    fill(context, NIGHT)
    heights = [380, 420, 350, 402, 436, 372]
    values = [LAKE, PINE, DEEP, SLATE, DEEP, LAKE]
    x = 70
    for index, (tall, value) in enumerate(zip(heights, values)):
        wide = 62 + 26 * wobble(index)
        context.rectangle(x, 560 - tall, wide, tall)
        fill(context, value)
        for band, share in ((30, 10), (46, 4), (tall - 60, 10)):
            context.rectangle(x, 560 - tall + band, wide, share)
            fill(context, AMBER if index % 2 else ICE, .85)
        x += wide + 5
    context.save()
    context.translate(x + 88, 560)
    context.rotate(math.radians(-13))
    context.rectangle(0, -430, 84, 430)
    fill(context, BRICK)
    for band, share in ((34, 12), (54, 4), (350, 12)):
        context.rectangle(0, -430 + band, 84, share)
        fill(context, LAMP)
    disc(context, 42, -232, 20, LAMP)
    disc(context, 50, -238, 18, BRICK)
    context.restore()
    context.save()
    context.translate(742, 560)
    for index, (wide, value) in enumerate(((214, PINE), (188, SLATE), (202, DEEP))):
        context.rectangle(index * 8, -44 * (index + 1), wide, 42)
        fill(context, value)
        context.rectangle(index * 8 + 10, -44 * (index + 1) + 6, wide - 16, 30)
        fill(context, CREAM if index == 1 else value)
        context.rectangle(index * 8 + 26, -44 * (index + 1), 8, 42)
        fill(context, AMBER, .85)
    polygon(context, [(60, -132), (128, -132), (116, -190), (72, -190)], SNOW)
    context.arc(128, -160, 17, -math.pi / 2, math.pi / 2)
    stroke(context, SNOW, 7)
    context.restore()
    return surface


# The files


def save_png(surface, path):
    surface.write_to_png(str(path))


def rgb(surface):
    """The pixels as bytes of red, green and blue, row by row."""
    width, height, stride = surface.get_width(), surface.get_height(), surface.get_stride()
    surface.flush()
    pixels = bytes(surface.get_data())
    rows = (pixels[y * stride : y * stride + width * 4] for y in range(height))
    return b"".join(
        bytes(value for x in range(0, len(row), 4) for value in (row[x + 2], row[x + 1], row[x]))
        for row in rows
    )


def save_jpeg(surface, path, quality=82):
    pixmap = b"P6 %d %d 255\n" % (surface.get_width(), surface.get_height()) + rgb(surface)
    command = ["cjpeg", "-quality", str(quality), "-optimize", "-outfile", str(path)]
    subprocess.run(command, input=pixmap, check=True)


def save_webp(surface, path):
    with tempfile.NamedTemporaryFile(suffix=".png") as png:
        surface.write_to_png(png.name)
        subprocess.run(["cwebp", "-quiet", "-q", "80", png.name, "-o", str(path)], check=True)


def packed(codes):
    """Codes of growing width as bytes, the least significant bit first."""
    bits, count, out = 0, 0, bytearray()
    for code, width in codes:
        bits |= code << count
        count += width
        while count >= 8:
            out.append(bits & 255)
            bits >>= 8
            count -= 8
    if count:
        out.append(bits)
    return bytes(out)


def lzw(indices, depth):
    clear, end = 1 << depth, (1 << depth) + 1
    width, table, prefix = depth + 1, {}, ()
    codes = [(clear, width)]
    for index in indices:
        longer = prefix + (index,)
        if len(longer) == 1 or longer in table:
            prefix = longer
            continue
        codes.append((table[prefix] if len(prefix) > 1 else prefix[0], width))
        table[longer] = end + 1 + len(table)
        if table[longer] == 1 << width and width < 12:
            width += 1
        if len(table) + end + 1 >= 4095:
            codes.append((clear, width))
            width, table = depth + 1, {}
        prefix = (index,)
    codes += [(table[prefix] if len(prefix) > 1 else prefix[0], width), (end, width)]
    return packed(codes)


def save_gif(surface, path):
    width, height = surface.get_width(), surface.get_height()
    pixels = rgb(surface)
    triples = [pixels[i : i + 3] for i in range(0, len(pixels), 3)]
    palette = sorted(set(triples))
    depth = max(2, (len(palette) - 1).bit_length())
    place = {triple: index for index, triple in enumerate(palette)}
    data = lzw([place[triple] for triple in triples], depth)
    blocks = b"".join(bytes([len(data[i : i + 255])]) + data[i : i + 255] for i in range(0, len(data), 255))
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    table = b"".join(palette).ljust(3 << depth, b"\0")
    path.write_bytes(b"GIF89a" + size + bytes([0xF0 | depth - 1, 0, 0]) + table
                     + b"," + bytes(4) + size + b"\0" + bytes([depth]) + blocks + b"\0;")


def main():
    lead = SITE / "content" / "lake" / "the-ferry-changes-hands"
    diary = SITE / "content" / "lake" / "ice-diary-week-six"
    for folder in (IMAGES, lead, diary):
        folder.mkdir(parents=True, exist_ok=True)
    save_jpeg(ferry(), lead / "feature.jpg")
    save_png(chart_of_the_lake(), lead / "landings.png")
    save_gif(ice(), diary / "pancake-ice.gif")
    save_jpeg(night(), IMAGES / "orion.jpg")
    save_jpeg(band(), IMAGES / "brass.jpg")
    save_png(weave(), IMAGES / "twill.png")
    save_png(draft(), IMAGES / "draft.png")
    save_png(milk(), IMAGES / "milk.png")
    save_webp(books(), IMAGES / "returned.webp")


if __name__ == "__main__":
    main()

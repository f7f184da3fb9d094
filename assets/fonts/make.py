"""Makes the fonts of this folder from the npm packages they come in. See README.md beside it.

    python3 make.py FOLDER

FOLDER holds the unpacked packages as inter/, patrick-hand/ and phosphor/.
"""
import pathlib
import re
import sys

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
SOURCE = pathlib.Path(sys.argv[1])

# Latin with its extensions, Greek, Cyrillic, punctuation, super- and subscripts, currencies,
# letterlike signs, arrows, mathematics, a few shapes.
TEXT = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2BB, 0x2BC), (0x2C6, 0x2DD), (0x370, 0x3FF), (0x400, 0x45F),
    (0x490, 0x491), (0x4B0, 0x4B1), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209C), (0x20A0, 0x20BF),
    (0x2100, 0x214F), (0x2150, 0x215F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2318, 0x2318), (0x2325, 0x2325),
    (0x23CE, 0x23CE), (0x2500, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612), (0x2713, 0x2717), (0xFB00, 0xFB04), (0xFFFD, 0xFFFD),
]


def cut(font, unicodes):
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.drop_tables += ["STAT", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes)
    cutter.subset(font)


def save(font, name):
    font["head"].modified = font["head"].created  # the same file on every run
    font.recalcTimestamp = False
    font.save(HERE / name)


def tabular_digits(font):
    """Digits that all have one width become the default ones."""
    gsub = font["GSUB"].table
    lookups = {i for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    swaps = {}
    for i in lookups:
        for table in gsub.LookupList.Lookup[i].SubTable:
            table = getattr(table, "ExtSubTable", table)
            swaps.update(table.mapping)
    for table in font["cmap"].tables:
        for code in range(0x30, 0x3A):
            if code in table.cmap:
                table.cmap[code] = swaps.get(table.cmap[code], table.cmap[code])  # tables may share one map
    assert len({font["hmtx"][font.getBestCmap()[c]][0] for c in range(0x30, 0x3A)}) == 1


def add(font, code, name, glyph, advance):
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0) or 0)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def outline(points, lines):
    """A hand-drawn stroke: each of `lines` is drawn as a tapered bar between two points."""
    pen = TTGlyphPen(None)
    for a, b, width in lines:
        (x0, y0), (x1, y1) = points[a], points[b]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        dx, dy = -(y1 - y0) / length * width / 2, (x1 - x0) / length * width / 2
        corners = [(x0 + dx, y0 + dy), (x1 + dx * 0.8, y1 + dy * 0.8), (x1 - dx * 0.8, y1 - dy * 0.8), (x0 - dx, y0 - dy)]
        pen.moveTo(tuple(map(round, corners[0])))
        for corner in corners[1:]:
            pen.lineTo(tuple(map(round, corner)))
        pen.closePath()
    glyph = pen.glyph()
    glyph.recalcBounds(None)
    return glyph


def hand_extras(font):
    """The hand-written face lacks thin spaces, arrows and the micro sign; boards use all of them."""
    space, _ = font["hmtx"][font.getBestCmap()[0x20]]
    for code, name in ((0x2009, "thinspace"), (0x202F, "narrownbspace")):
        add(font, code, name, TTGlyphPen(None).glyph(), space // 2)
    for table in font["cmap"].tables:
        if table.isUnicode() and 0x3BC in table.cmap:
            table.cmap[0xB5] = table.cmap[0x3BC]
    right = {"tail": (60, 268), "tip": (560, 276), "up": (410, 410), "down": (425, 130)}
    turns = {
        0x2192: Transform(), 0x2190: Transform(-1, 0, 0, -1, 620, 544),
        0x2191: Transform(0, 1, -1, 0, 580, -20), 0x2193: Transform(0, -1, 1, 0, 40, 600),
    }
    for code, turn in turns.items():
        points = {k: turn.transformPoint(p) for k, p in right.items()}
        glyph = outline(points, [("tail", "tip", 66), ("up", "tip", 66), ("down", "tip", 66)])
        add(font, code, f"arrow{code:x}", glyph, 620)


def mirrored(font, code, source, name):
    """A copy of the glyph of `source`, left and right exchanged, at `code`."""
    glyphs = font.getGlyphSet()
    original = font.getBestCmap()[source]
    advance, _ = font["hmtx"][original]
    record = DecomposingRecordingPen(glyphs)
    glyphs[original].draw(record)
    pen = TTGlyphPen(None)
    record.replay(TransformPen(ReverseContourPen(pen), (-1, 0, 0, 1, advance, 0)))
    glyph = pen.glyph()
    glyph.recalcBounds(None)
    add(font, code, name, glyph, advance)


def text_codes():
    return [c for first, last in TEXT for c in range(first, last + 1)]


def icon_codes():
    text = (HERE.parent / "icons.ron").read_text()
    return sorted(int(code, 16) for code in re.findall(r'": "([0-9A-F]{4})"', text))


def aligned(font):
    """Outlines begin where the metrics say: the packages' icons do not, and renderers would shift them."""
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0) or 0)


def main():
    for folder, style in (("400Regular", "Regular"), ("500Medium", "Medium"), ("600SemiBold", "SemiBold")):
        font = TTFont(SOURCE / "inter" / folder / f"Inter_{folder}.ttf")
        tabular_digits(font)
        cut(font, text_codes())
        save(font, f"Inter-{style}.ttf")
    font = TTFont(SOURCE / "patrick-hand/400Regular/PatrickHand_400Regular.ttf")
    hand_extras(font)
    cut(font, text_codes())
    save(font, "PatrickHand-Regular.ttf")
    for weight, name in (("regular", "Phosphor"), ("fill", "Phosphor-Fill")):
        font = TTFont(SOURCE / "phosphor" / "src" / weight / f"{name}.ttf")
        mirrored(font, 0xF8F0, 0xEC24, "sidebar-simple-right")
        missing = [f"{c:04X}" for c in icon_codes() if c not in font.getBestCmap()]
        assert not missing, missing
        cut(font, icon_codes())
        aligned(font)
        save(font, f"{name}.ttf")


main()

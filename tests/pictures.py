"""The pictures of the documents, for tests/pictures.alone.test.sh.

    pictures.py terminal SCREEN SVG       a screen, as `tmux capture-pane -e` gives it, as a picture
    pictures.py phone ADDRESS TMP PNG     the page there, on a phone; the words on it are in the picture, as a text named "words"
    pictures.py words PICTURE             what can be read in one, a line each; clocks and bars, which move on, are left out
"""
import base64, re, struct, sys, zlib
from xml.sax.saxutils import escape, unescape

COLUMN, LINE, MARGIN = 8.4, 19, 16
PAPER, INK = "#1d2b32", "#e9e4d8"
COLOURS = {30: "#1d2b32", 31: "#e07a5f", 32: "#81b29a", 33: "#f2cc8f", 34: "#8ea7d6", 35: "#c9a3c4", 36: "#7fc4c4", 37: INK, 90: "#8a979c"}


# --- The terminal ------------------------------------------------------------------------------------------------------

def styled(line):
    """(style, text) of each run of a line."""
    style, at = {}, 0
    for found in list(re.finditer(r"\x1b\[([0-9;]*)m", line)) + [None]:
        text = line[at:found.start() if found else len(line)]
        if text:
            yield dict(style), text
        if found:
            at = found.end()
            for code in [int(code or 0) for code in found[1].split(";")]:
                if code == 0:
                    style = {}
                elif code == 1:
                    style["font-weight"] = "bold"
                elif code == 2:
                    style["fill-opacity"] = "0.6"
                elif code in COLOURS:
                    style["fill"] = COLOURS[code]


def terminal(screen, picture):
    lines = open(screen, encoding="utf-8").read().rstrip("\n").split("\n")
    first = next(n for n, line in enumerate(lines) if "next: " in line)    # what was said before the walk began is above it
    lines = lines[first:]
    wide = max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines)
    width, height = wide * COLUMN + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f">' % (width, height, width, height),
           '<rect width="100%%" height="100%%" rx="8" fill="%s"/>' % PAPER,
           '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" fill="%s" xml:space="preserve">' % INK]
    for n, line in enumerate(lines):
        column, runs = 0, ""
        for style, text in styled(line):
            runs += '<tspan x="%.1f"%s>%s</tspan>' % (MARGIN + column * COLUMN, "".join(' %s="%s"' % one for one in style.items()), escape(text))
            column += len(text)
        out.append('<text y="%d">%s</text>' % (MARGIN + (n + 0.75) * LINE, runs))
    open(picture, "w", encoding="utf-8").write("\n".join(out + ["</g>", "</svg>"]) + "\n")


# --- The phone -----------------------------------------------------------------------------------------------------------

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def phone(address, tmp, picture):
    sys.argv = [sys.argv[0], address, tmp, tmp, tmp]
    from page_browser import Browser
    page = Browser()
    page.call("POST", "/url", {"url": address})
    page.resize(360, 740, 1.5, True)
    page.becomes("document.querySelectorAll('#list li').length > 3 && document.getElementById('day').innerText.length > 20")
    png = base64.b64decode(page.call("GET", "/screenshot"))
    words = page.js("document.body.innerText")
    page.call("DELETE", "")
    page.driver.terminate()
    head = 8 + 25                                     # the signature and IHDR
    text = chunk(b"iTXt", b"words\0\0\0\0\0" + words.encode())
    open(picture, "wb").write(png[:head] + text + png[head:])


# ---------------------------------------------------------------------------------------------------------------------------

def words_of(picture):
    data = open(picture, "rb").read()
    if picture.endswith(".png"):
        at = data.index(b"iTXtwords\0")
        return data[at + 14:at + 4 + struct.unpack(">I", data[at - 4:at])[0]].decode()
    text = data.decode()
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<style.*?</style>|<!--.*?-->", "", text, flags=re.S)))


def words(picture):
    for line in words_of(picture).split("\n"):
        line = re.sub(r"\d+:\d\d", "0:00", line)
        line = re.sub(r"^(in|out) .* step \d of \d", "breath, step", line)
        line = re.sub(r"[\d.]+ MB", "MB", line)
        line = re.sub(r"[\u2500-\u25ff\u2800-\u28ff]+", "", line)
        line = " ".join(line.split())
        if line:
            print(line)


{"terminal": terminal, "phone": phone, "words": words}[sys.argv[1]](*sys.argv[2:])

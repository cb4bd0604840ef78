#!/usr/bin/env python3
"""Reads what the program made of golden cases with nothing of walkcoach's own: golden_readers.py MADE CASES NAME...

Speaks TAP: for each NAME.ENDING in the folder MADE, would somebody else's reader accept it, and does it say what the case's
timeline (NAME.timeline) asks for? The standards are WebVTT, SubRip, LRC and cue sheets as ffmpeg reads them, JSON chapters 1.2,
SVG 1.1. CASES holds NAME.cfg; its line `#$ render --from A --to B` says which stretch of the walk the texts beside a sound are of.

A phrase of the silent voice lasts 60 ms a byte at 150 words a minute; walkcoach slows tips to 14/15 and what must be said to 13/15.
"""
import html
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

MS = 0.0011                                    # captions and chapters are written to the millisecond
ONSET = 0.004                                  # the silent voice rises within 2 ms, and energy is measured every few
RATES = (1, 15 / 14, 15 / 13)
STAYS = 4                                      # seconds: how long a line of LRC may stay after its words


class Refused(Exception):
    pass


def need(truth, message):
    if not truth:
        raise Refused(message)


def near(a, b, within):
    return abs(a - b) <= within


def seconds(clock):
    """1:02:03.5, 62:03,500"""
    total = 0.0
    for field in clock.replace(",", ".").split(":"):
        total = total * 60 + float(field)
    return total


def columns(text):
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf" or 0xFE00 <= ord(c) <= 0xFE0F
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


# --- The case: what it asks for --------------------------------------------------------------------------------------------


class Part:
    def __init__(self, at, title, length, round_, rounds):
        self.at, self.title, self.length = at, title, length
        self.round, self.rounds = (int(round_), int(rounds)) if rounds else (1, 1)
        self.lifts = 0


class Say:
    def __init__(self, at, anchor, text, pool):
        self.at, self.anchor, self.text, self.pool = at, anchor, text, pool


class Case:
    """The parts, lifts and words of NAME.timeline, and the stretch that NAME.cfg names."""

    def __init__(self, made, cases, name):
        self.parts, self.says = [], []
        for line in (made / f"{name}.timeline").read_text("utf-8").splitlines():
            self.take(*line.split(" ", 1))
        asked = re.search(r"^#\$ render (.*)$", (cases / f"{name}.cfg").read_text("utf-8"), re.M)
        options = asked.group(1).split() if asked else []
        self.start = seconds(options[options.index("--from") + 1]) if "--from" in options else 0.0
        self.stop = seconds(options[options.index("--to") + 1]) if "--to" in options else self.length

    def take(self, clock, what):
        part = re.match(r'phase \S+ "(.*)" (\d+:\d\d\.\d{6})(?: round (\d+) of (\d+))?', what)
        say = re.match(r'say (\w+) "(.*)" (\S+)(?: then)? (?:may|should|must) ', what)
        if part:
            self.parts.append(Part(seconds(clock), part[1], seconds(part[2]), part[3], part[4]))
        elif say:
            self.says.append(Say(seconds(clock), *say.groups()))
            instead = re.search(r' instead "(.*)"$', what)
            if instead:
                self.says.append(Say(seconds(clock), say[1], instead[1], say[3]))
        elif what.startswith("lift "):
            self.parts[-1].lifts += 1
        elif what == "end":
            self.length = seconds(clock)

    def chapters(self):
        """(start, end, part) of what the stretch holds of each part."""
        rows = [(max(p.at, self.start), min(p.at + p.length, self.stop), p) for p in self.parts]
        return [(a - self.start, b - self.start, p) for a, b, p in rows if a < b]


def chapter_title(part):
    return part.title + (f", {part.round} of {part.rounds}" if part.rounds > 1 else "")


# --- Captions --------------------------------------------------------------------------------------------------------------


def hear(paths):
    """What ffmpeg reads of captions: for each path a start and a length for each, in seconds. One process for all of them."""
    inputs = [word for path in paths for word in ("-i", str(path))]
    maps = [word for i in range(len(paths)) for word in ("-map", str(i))]
    given = subprocess.run(["ffmpeg", "-v", "error", *inputs, *maps, "-c", "copy", "-f", "framecrc", "-"], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    need(given.returncode == 0, f"ffmpeg: {given.stderr}")
    base = {int(i): 1 / int(n) for i, n in re.findall(r"^#tb (\d+): 1/(\d+)", given.stdout, re.M)}
    heard = {path: [] for path in paths}
    for i, start, length in re.findall(r"^(\d+), *\d+, *(\d+), *(-?\d+),", given.stdout, re.M):
        heard[paths[int(i)]].append((int(start) * base[int(i)], int(length) * base[int(i)]))
    return heard


heard_before = {}                              # of all captions at once; what is missing there is heard alone


MARK = "Made by walkcoach"


def packets(path):
    if path.stat().st_size == 0:               # SubRip without a caption; ffmpeg does not know an empty file
        return []
    return heard_before.get(path) or hear([path])[path]


def hear_all(made, names):
    paths = [p for name in names for p in (made / f"{name}.{ending}" for ending in ("vtt", "srt", "lrc")) if p.exists() and p.stat().st_size]
    try:
        heard_before.update(hear(paths) if paths else {})
    except Refused:
        pass                                   # one of them is broken: each by itself says which


def lasts(text, length):
    size = max(4, len(text.encode()))
    return any(near(length, size * 0.06 * rate, ONSET) for rate in RATES)


def was_asked_for(case, text, onset):
    """Is there a phrase of these words whose place the onset is? At its time or pushed back after others; its vowel on the turn."""
    vowel = re.search(r"[aeiouyAEIOUY]", text)
    before = len(text[:vowel.start()].encode()) * 0.06 if vowel else 0
    for say in (s for s in case.says if s.text == text):
        late = onset + case.start - say.at
        if near(late + before, 0, ONSET) if say.anchor == "turn" else -4 < late < 10:
            return True
    return False


def joined(case, captions):
    """What was cut to fit a screen, whole again: captions that follow one another without a gap, up to a text of the walk."""
    texts, whole = {say.text for say in case.says}, []
    for onset, end, text in captions:
        if whole and whole[-1][2] not in texts and near(whole[-1][1], onset, MS / 10):
            first, _, before = whole.pop()
            onset, text = first, f"{before} {text}"
        whole.append((onset, end, text))
    return whole


def check_captions(case, captions):
    """[(onset, end, text)]"""
    free, stretch = 0.0, case.stop - case.start
    captions = joined(case, captions)
    for onset, end, text in captions:
        need(onset >= free, f'"{text}" at {onset} is over what is said until {free}')
        need(end <= stretch + MS, f'"{text}" ends at {end}, the stretch at {stretch}')
        need(lasts(text, end - onset) or near(end, stretch, MS), f'"{text}" does not last {end - onset:.3f} s')
        need(was_asked_for(case, text, onset), f'nobody asked for "{text}" at {onset}')
        free = end - MS
    said = {text for _, _, text in captions}
    for say in case.says:
        must = say.pool == "stop_signs" and case.start <= say.at + 1.5 < case.stop
        need(not must or say.text in said, f'"{say.text}" is missing')


def blocks(text, arrow):
    """Captions that are apart by empty lines, as WebVTT and SubRip have them."""
    captions = []
    for block in filter(None, text.split("\n\n")):
        lines = block.strip("\n").split("\n")
        times = re.fullmatch(arrow, lines[0])
        need(times and 2 <= len(lines) <= 3, f"this is not a caption of one line or two: {lines}")
        need(all(len(html.unescape(line)) <= 42 for line in lines[1:]), f"more than 42 letters on a line: {lines}")
        captions.append((seconds(times[1]), seconds(times[2]), " ".join(lines[1:])))
    return captions


def agrees(captions, path):
    heard = packets(path)
    need(len(heard) == len(captions), f"ffmpeg reads {len(heard)} captions, there are {len(captions)}")
    for (onset, end, text), (start, length) in zip(captions, heard):
        need(near(onset, start, MS) and near(end - onset, length, 2 * MS), f'ffmpeg has "{text}" at {start} for {length}')


def read_vtt(case, path):
    head, _, rest = path.read_text("utf-8").partition("\n")
    need(head == "WEBVTT", f"its first line is {head}")
    need(rest.startswith(f"\nNOTE {MARK}\n"), "its mark is missing")
    rest = rest.removeprefix(f"\nNOTE {MARK}\n")
    captions = blocks(rest, r"(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})")
    need(not any(re.search("<|>|&(?!amp;|lt;|gt;)", text) for _, _, text in captions), "markup is not escaped")
    captions = [(onset, end, html.unescape(text)) for onset, end, text in captions]
    agrees(captions, path)
    check_captions(case, captions)


def read_srt(case, path):
    text = path.read_text("utf-8")
    need(not text or text.endswith("\n\n         \n"), "its mark is missing")
    text = text.removesuffix("\n         \n")
    numbers = [int(n) for n in re.findall(r"(?:\A|\n\n)(\d+)\n", text)]
    need(numbers == list(range(1, len(numbers) + 1)), f"the captions are numbered {numbers}")
    captions = blocks(re.sub(r"(\A|\n\n)\d+\n", r"\1", text), r"(\d\d:\d\d:\d\d,\d{3}) --> (\d\d:\d\d:\d\d,\d{3})")
    agrees(captions, path)
    check_captions(case, [(onset, end, words.replace("->", "-->")) for onset, end, words in captions])


def lrc_lines(rest):
    for line in rest:
        row = re.fullmatch(r"\[(\d\d+:\d\d\.\d\d)\](.*)", line)
        need(row and "[" not in row[2], f"this is not a line of LRC: {line}")
        yield seconds(row[1]), row[2]


def read_lrc(case, path):
    title, artist, remark, length, *rest = path.read_text("utf-8").splitlines()
    need(remark == f"[re:{MARK}]", "its mark is missing")
    need(re.fullmatch(r"\[ti:[^][]+\]", title) and artist == "[ar:walkcoach]", "title and artist come first")
    need(near(seconds(length[8:-1]), case.stop - case.start, 0.51), f"{length}, not {case.stop - case.start}")
    stamps = list(lrc_lines(rest))
    heard = [start for start, _ in packets(path)]
    need(len(heard) == len(stamps) and all(near(a, b, MS) for (a, _), b in zip(stamps, heard)), f"ffmpeg reads {heard}")
    need(stamps == sorted(stamps, key=lambda row: row[0]), "the lines are not in order of time")
    for (at, text), (following, _) in zip(stamps, stamps[1:] + [(case.stop - case.start, "")]):
        longest = max(4, len(text.encode())) * 0.06 * RATES[-1]
        need(not text or following - at <= longest + STAYS + 0.01, f'"{text}" stays {following - at:.2f} s')
        asked = [s.text for s in case.says if s.text.replace("[", "(").replace("]", ")") == text]
        need(not text or any(was_asked_for(case, words, at + d) for words in asked for d in (-0.005, 0, 0.005)),
             f'nobody asked for "{text}" at {at}')


# --- Chapters --------------------------------------------------------------------------------------------------------------


def once(pairs):
    keys = [key for key, _ in pairs]
    need(len(keys) == len(set(keys)), f"a key twice: {keys}")
    return dict(pairs)


def read_json(path):
    return json.loads(path.read_text("utf-8"), object_pairs_hook=once, parse_constant=lambda word: need(False, word))


def read_chapters(case, path):
    given, asked = read_json(path), case.chapters()
    need(given["description"] == MARK, "its mark is missing")
    need(list(given) == ["version", "title", "description", "chapters"] and given["version"] == "1.2.0", f"its keys are {list(given)}")
    need(len(given["chapters"]) == len(asked), f"{len(given['chapters'])} chapters, not {len(asked)}")
    for chapter, (start, end, part) in zip(given["chapters"], asked):
        need(near(chapter["startTime"], start, MS) and near(chapter["endTime"], end, MS), f"{chapter} is from {start} to {end}")
        need(chapter["title"] == chapter_title(part), f"{chapter} is {chapter_title(part)}")
    for chapter, following in zip(given["chapters"], given["chapters"][1:]):
        need(chapter["endTime"] == following["startTime"], f"{chapter} leaves a gap before {following}")


def read_cue(case, path):
    remark, performer, title, file, *rest = path.read_text("utf-8").splitlines()
    need(remark == f"REM {MARK}", "its mark is missing")
    need(performer == 'PERFORMER "walkcoach"' and re.fullmatch(r'TITLE "[^"]+"', title), "performer and title come first")
    need(re.fullmatch(r'FILE "[^"]+" (WAVE|MP3)', file), file)
    tracks = re.findall(r'  TRACK (\d\d) AUDIO\n    TITLE "([^"]*)"\n    INDEX 01 (\d\d+):([0-5]\d):([0-6]\d|7[0-4])\n', "\n".join(rest) + "\n")
    need(len(tracks) * 3 == len(rest), f"{len(rest)} lines are not {len(tracks)} tracks")
    asked = case.chapters()[:99]
    need([int(t[0]) for t in tracks] == list(range(1, len(asked) + 1)), "a track a part, up to 99")
    for (_, title, minutes, seconds_, frames), (start, _, part) in zip(tracks, asked):
        at = int(minutes) * 60 + int(seconds_) + int(frames) / 75
        need(near(at, start, 0.5001 / 75), f"{title} begins at {start}, not {at}")
        need(title == chapter_title(part).replace('"', "'"), f"{title} is {chapter_title(part)}")


# --- To read, to look at ---------------------------------------------------------------------------------------------------


def read_plan(case, path):
    text = path.read_text("utf-8")
    head, *blocks_ = text.rstrip("\n").split("\n\n")
    need(near(seconds(re.match(r".*, ([\d:.]+)(, level \d)?$", head.split("\n")[0])[1]), case.length, MS), f"{head} is not {case.length} long")
    need(len(blocks_) == len(case.parts), f"{len(blocks_)} parts, not {len(case.parts)}")
    for block, part in zip(blocks_, case.parts):
        title = part.title + (f" ({part.round} of {part.rounds})" if part.rounds > 1 else "")
        row = re.match(r" *([\d:]+)  (.*?) +([\d:]+)   ", block)
        need(row[2] == title and seconds(row[1]) == int(part.at), f"{row[0]} is {title} at {part.at}")
        need(near(seconds(row[3]), part.length, 0.501), f"{row[0]} is {part.length} long")
        need(columns(block[:row.start(3)]) == max(39, columns(title) + 11) + 6 - len(row[3]), f"its columns are not below each other: {row[0]}")
        need(not part.lifts or re.search(rf"\b{part.lifts} lifts?\b", block), f"{title} has {part.lifts} lifts")
        need(all(columns(line) <= 110 for line in block.split("\n")), "a line is too wide")


def read_sheet(case, path):
    lines = path.read_text("utf-8").splitlines()
    need(lines[0].endswith(")") and near(seconds(re.search(r"\(([\d:.]+)\)$", lines[0])[1]), case.stop - case.start, MS), lines[0])
    need(lines[1] != "", "an empty line comes before what the walk is")
    need(all(columns(line) <= 78 for line in lines), "a line is wider than 78")
    heads = [(start, part) for start, _, part in case.chapters()]
    rows = [re.match(r" *([\d:]+)  (\S.*)", line) for before, line in zip(lines, lines[1:]) if not before]
    need(len(rows) == len(heads), f"{len(rows)} parts, not {len(heads)}")
    for row, (start, part) in zip(rows, heads):
        need(row[2].startswith(chapter_title(part)[:50]) and near(seconds(row[1]), start, 0.501), f"{row[0]} is {chapter_title(part)} at {start}")


def read_show(case, path):
    given = read_json(path)
    times = [event["time"] for event in given["events"]]
    need(times == sorted(times), "the events are not in order of time")
    need(near(given["length"], case.length, 1e-6) and given["frames"] == round(case.length * given["sample_rate"]), "its length")
    need([(p["title"], p["round"], p["rounds"]) for p in given["phases"]] == [(p.title, p.round, p.rounds) for p in case.parts], "its parts")
    for phase, part in zip(given["phases"], case.parts):
        need(near(phase["time"], part.at, 1e-6) and near(phase["length"], part.length, 1e-6), f"{phase['key']} is at {part.at}")
    need(sum(e["kind"] == "lift" for e in given["events"]) == sum(p.lifts for p in case.parts), "its lifts")
    words = [(e["onset"], e["end"], e["text"]) for e in given["events"] if e["kind"] == "speech" and e["fate"] != "left out"]
    case.start, case.stop = 0.0, case.length   # whatever stretch is rendered: this is the whole walk
    check_captions(case, sorted(words))


def points(element):
    numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", element.get("points", ""))]
    return list(zip(numbers[::2], numbers[1::2])) or ([(float(element.get("x")), float(element.get("y")))] if element.get("x") else [])


def read_svg(case, path):
    root = ElementTree.parse(path).getroot()
    need(root.tag == "{http://www.w3.org/2000/svg}svg", root.tag)
    _, _, width, height = (float(n) for n in root.get("viewBox").split())
    for element in root.iter():
        need(all(-1 <= x <= width + 1 and -1 <= y <= height + 1 for x, y in points(element)), f"{element.attrib} is outside the picture")
    named = {"".join(e.itertext()): e for e in root.iter() if e.find("{*}title") is not None}
    left, right = 130, 1560                    # of the time axis
    for part in case.parts:
        bar = [e for title, e in named.items() if title.startswith(f"{part.title}:") or title.startswith(f"{part.title}, round {part.round} of")]
        need(bar, f"no shape is called {part.title}")
        need(any(near(min(x for x, _ in points(e)), left + (right - left) * part.at / case.length, 2.1) for e in bar), f"{part.title} begins elsewhere")


READERS = {"vtt": read_vtt, "srt": read_srt, "lrc": read_lrc, "chapters": read_chapters, "cue": read_cue, "plan": read_plan,
           "sheet": read_sheet, "json": read_show, "svg": read_svg}


def main(made, cases, *names):
    hear_all(Path(made), names)
    for name in names:
        for ending, read in READERS.items():
            path = Path(made) / f"{name}.{ending}"
            if not path.exists():
                continue
            try:
                read(Case(Path(made), Path(cases), name), path)
                print(f"ok - {name}: a reader of its own accepts its {ending}")
            except (Refused, ValueError, TypeError, KeyError, AttributeError, IndexError, ElementTree.ParseError) as why:
                print(f"not ok - {name}: a reader of its own accepts its {ending}\n#   {type(why).__name__}: {why}")


main(*sys.argv[1:])

#!/usr/bin/env python3
"""What a sound file says about itself, in the same lines whoever reads it: phone_tags.py mutagen|ffprobe FILE

title, artist, album, track, date, genre, comment, a line a chapter with its start in ms, and the cover's kind and hash.
"""
import base64, hashlib, json, subprocess, sys
import mutagen
from mutagen.flac import FLAC, Picture
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.wave import WAVE

KEYS = ["title", "artist", "album", "track", "date", "genre", "comment"]
ID3 = dict(zip(KEYS, ["TIT2", "TPE1", "TALB", "TRCK", "TDRC", "TCON", "COMM::eng"]))
MP4_KEYS = dict(zip(KEYS, ["©nam", "©ART", "©alb", "trkn", "©day", "©gen", "©cmt"]))
COMMENTS = dict(zip(KEYS, ["title", "artist", "album", "tracknumber", "date", "genre", "comment"]))


def milliseconds(clock):
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def of_id3(tags):
    rows = {key: str(tags[ID3[key]]) for key in KEYS}
    order = tags.getall("CTOC")[0].child_element_ids
    chapters = [tags["CHAP:" + element] for element in order]
    cover = tags.getall("APIC")[0]
    return rows, [(c.start_time, str(c.sub_frames["TIT2"])) for c in chapters], (cover.mime, cover.data)


def of_mp4(file):
    rows = {key: str(file.tags[MP4_KEYS[key]][0]) for key in KEYS}
    rows["track"] = str(file.tags["trkn"][0][0])
    cover = file.tags["covr"][0]
    kind = "image/png" if cover.imageformat == cover.FORMAT_PNG else "another"
    return rows, [(round(c.start * 1000), c.title) for c in file.chapters], (kind, bytes(cover))


def of_comments(file):
    tags = {key.lower(): value[0] for key, value in file.tags.as_dict().items()}
    rows = {key: tags[COMMENTS[key]] for key in KEYS}
    chapters, number = [], 1
    while f"chapter{number:03}" in tags:
        chapters.append((milliseconds(tags[f"chapter{number:03}"]), tags[f"chapter{number:03}name"]))
        number += 1
    cover = file.pictures[0] if isinstance(file, FLAC) else Picture(base64.b64decode(tags["metadata_block_picture"]))
    return rows, chapters, (cover.mime, cover.data)


def by_mutagen(path):
    file = mutagen.File(path)
    if isinstance(file, (MP3, WAVE)):
        return of_id3(file.tags)
    return of_mp4(file) if isinstance(file, MP4) else of_comments(file)


def by_ffprobe(path):
    given = json.loads(subprocess.run(["ffprobe", "-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json", path],
                                     check=True, stdout=subprocess.PIPE).stdout)
    tags = given["format"].get("tags") or given["streams"][0]["tags"]
    tags = {key.lower(): value for key, value in tags.items()}
    chapters = [(round(float(c["start_time"]) * 1000), c["tags"]["title"]) for c in given["chapters"]]
    cover = ("none", b"")
    if any(stream["disposition"]["attached_pic"] for stream in given["streams"]):
        kind = [stream["codec_name"] for stream in given["streams"] if stream["disposition"]["attached_pic"]][0]
        copy = ["ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-c", "copy", "-f", "image2pipe", "-"]
        cover = ("image/" + kind, subprocess.run(copy, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout)
    return {key: tags.get(key, "none") for key in KEYS}, chapters, cover


rows, chapters, (kind, cover) = {"mutagen": by_mutagen, "ffprobe": by_ffprobe}[sys.argv[1]](sys.argv[2])
for key in KEYS:
    print(key, rows[key])
for start, title in chapters:
    print("chapter", start, title)
print("cover", kind, hashlib.sha256(cover).hexdigest())

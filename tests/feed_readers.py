"""Readers of feeds agree about the feed of an exported folder, and nothing that PSP-1 asks for is missing: for
tests/phone_export.test.sh. feed_readers.py FOLDER. Speaks TAP."""
import email.utils, io, json, os, re, sys, urllib.parse
import xml.etree.ElementTree as tree

folder = sys.argv[1]
BASE = "http://192.168.1.20:20080/k3v9abcdefghijkmnpqr/"
text = open(os.path.join(folder, "feed.template.xml"), encoding="utf-8").read().replace("@BASE@", BASE)
walks = json.load(open(os.path.join(folder, "index.json")))["walks"]
ITUNES, PODCAST, ATOM = ("{%s}" % name for name in ("http://www.itunes.com/dtds/podcast-1.0.dtd",
                         "https://podcastindex.org/namespace/1.0", "http://www.w3.org/2005/Atom"))
UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


def ok(name, good, *details):
    print(("ok - " if good else "not ok - ") + name, flush=True)
    if not good:
        for detail in details:
            print("#   %r" % (detail,), flush=True)


def there(url):
    """The file of the folder that an address of the feed names."""
    return url.startswith(BASE) and os.path.exists(os.path.join(folder, urllib.parse.unquote(url[len(BASE):])))


def standard():
    """github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification: what is required, and what is recommended."""
    root = tree.fromstring(text)
    channel, items = root.find("channel"), root.findall("channel/item")
    said = lambda one, name: (one.findtext(name) or "").strip()
    own = channel.find(ATOM + "link")
    wanted = {
        "rss 2.0": root.get("version") == "2.0",
        "atom:link to itself": own is not None and own.attrib == {"href": BASE + "feed.xml", "rel": "self", "type": "application/rss+xml"},
        "title": said(channel, "title"), "description": said(channel, "description"), "link": said(channel, "link") == BASE,
        "language": said(channel, "language") == "en",
        "itunes:category": channel.find(ITUNES + "category").get("text") == "Health & Fitness"
                           and channel.find(ITUNES + "category/" + ITUNES + "category").get("text") == "Fitness",
        "itunes:explicit": said(channel, ITUNES + "explicit") == "false",
        "itunes:image": there(channel.find(ITUNES + "image").get("href")),
        "podcast:guid": re.fullmatch(UUID, said(channel, PODCAST + "guid")), "podcast:locked": said(channel, PODCAST + "locked") == "yes",
        "itunes:author": said(channel, ITUNES + "author"), "itunes:type": said(channel, ITUNES + "type") in ("serial", "episodic"),
    }
    ok("the feed: nothing that PSP-1 asks for is missing", all(wanted.values()), *[name for name, good in wanted.items() if not good])
    ok("the feed has every walk", len(items) == len(walks), len(items), len(walks))
    for item, walk in zip(items, walks):
        sound = item.find("enclosure")
        scripts = {each.get("type"): each.get("url") for each in item.findall(PODCAST + "transcript")}
        chapters = item.find(PODCAST + "chapters")
        wanted = {
            "title": said(item, "title") == walk["title"], "description": said(item, "description"),
            "link": said(item, "link") == BASE + "#" + urllib.parse.quote(walk["file"], safe="~"),
            "enclosure": there(sound.get("url")) and sound.get("length") == str(walk["bytes"]) and sound.get("type").startswith("audio/"),
            "guid": said(item, "guid") == said(channel, PODCAST + "guid") + "/" + os.path.splitext(walk["file"])[0]
                    and item.find("guid").get("isPermaLink") == "false",
            "pubDate": re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000", said(item, "pubDate")),
            "itunes:duration": said(item, ITUNES + "duration").isdigit(), "itunes:explicit": said(item, ITUNES + "explicit") == "false",
            "itunes:author": said(item, ITUNES + "author"), "itunes:image": there(item.find(ITUNES + "image").get("href")),
            "podcast:chapters": there(chapters.get("url")) and chapters.get("type") == "application/json+chapters",
            "podcast:transcript": set(scripts) == {"text/vtt", "application/x-subrip"} and all(map(there, scripts.values())),
        }
        ok("%s: nothing that PSP-1 asks for is missing" % walk["file"], all(wanted.values()), *[name for name, good in wanted.items() if not good])
    dates = [email.utils.parsedate_to_datetime(said(item, "pubDate")) for item in items]
    ok("no two have one date, and they are in the order of the list", dates == sorted(set(dates)), *dates)


def transcripts():
    """Of at most two lines of 32 letters, and of the very words."""
    for walk in walks:
        stem = os.path.join(folder, os.path.splitext(walk["file"])[0])
        words = " ".join(one["text"] for one in json.load(open(stem + ".json"))["words"])
        blocks = [block.split("\n") for block in open(stem + ".transcript.srt", encoding="utf-8").read().strip().split("\n\n")]
        lines = [line for block in blocks for line in block[2:]]
        ok("%s: the transcript has short lines" % walk["file"], all(len(line) <= 32 for line in lines) and all(len(block) <= 4 for block in blocks), *lines)
        ok("of the very words", " ".join(lines) == words, lines, words)
        times = [time for block in blocks for time in block[1].split(" --> ")]
        ok("in their order", times == sorted(times), *times)
        vtt = open(stem + ".transcript.vtt", encoding="utf-8").read()
        ok("the same in WebVTT", vtt.startswith("WEBVTT\n") and vtt.count(" --> ") == len(blocks))


def readers():
    try:
        import feedparser, podcastparser
    except ImportError as why:
        print("ok - two readers of feeds # SKIP %s" % why)
        return
    read = feedparser.parse(io.BytesIO(text.encode()))
    ok("feedparser finds nothing wrong", not read.bozo, read.get("bozo_exception"))
    ok("feedparser finds the walks", [(one.title, one.enclosures[0].href, int(one.itunes_duration)) for one in read.entries] ==
       [(walk["title"], BASE + urllib.parse.quote(walk["file"], safe="~"), int(walk["seconds"] + .5)) for walk in walks], read.entries)
    ok("and when each was made", all(one.published_parsed for one in read.entries))
    read = podcastparser.parse(BASE + "feed.xml", io.BytesIO(text.encode()))
    ok("podcastparser finds the walks", sorted((one["title"], one["guid"], one["enclosures"][0]["file_size"], one["total_time"]) for one in read["episodes"]) ==
       sorted((walk["title"], read["episodes"][0]["guid"].split("/")[0] + "/" + os.path.splitext(walk["file"])[0], walk["bytes"], int(walk["seconds"] + .5))
              for walk in walks), *read["episodes"])
    ok("with their dates, pictures and texts", all(one["published"] and one["episode_art_url"] and one["transcript_url"] for one in read["episodes"])
       if read["episodes"] and "transcript_url" in read["episodes"][0] else all(one["published"] for one in read["episodes"]), *read["episodes"])


standard()
transcripts()
readers()

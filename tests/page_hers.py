"""Her day on the page, the questions after a walk, and her own step, as somebody uses them: page_hers.py ADDRESS FOLDER TMP
PICTURES TODAY NOTES, for tests/page.alone.test.sh. The server is tests/server_main.c: what it serves as her day, and what it was
asked to note, are files. Where NOTES is a log, it is `walkcoach share` itself, and the log is read with sqlite3."""
import statistics

from page_browser import *

TODAY, NOTES = sys.argv[5:]
DATE = time.strftime("%Y-%m-%d")
SIGNS = {"emergency": ["chest-pain", "breathing", "seizure", "fainting", "bleeding-nonstop", "leg-and-breath", "numb-or-weak", "harm"],
         "provider": ["bleeding-pad", "leg", "wound", "fever", "headache", "dizzy", "stool", "urine", "discharge-or-belly"],
         "shorter": ["heavy", "leaking", "doming", "pain", "bleeding"]}
ORDER = [sign for group in SIGNS.values() for sign in group]
DAY = {"day": DATE, "week": 3, "row": 3, "state": "walk", "why": "The third week: a little longer than the last one.",
       "walk": {"session": "20min", "level": 2, "minutes": 1}, "daily": "pelvic-floor", "drill": "wall-bug-press", "clean": 1, "number": "112",
       "signs": [{"id": sign, "group": group, "words": "Words of %s, as long as they may be in the programme itself" % sign}
                 for group, signs in SIGNS.items() for sign in signs]}
TITLE = "document.getElementById('ask-title').textContent"
DO = "document.getElementById('ask-do').innerText"
SAID = "document.getElementById('noted').textContent"
CARD = "document.getElementById('day').innerText"
LIST = "!document.getElementById('list').hidden"
ASKING = "!document.getElementById('checkin').hidden"
OPEN = "document.querySelector('#ask-actions .open').innerText"
KEPT = "JSON.parse(localStorage.getItem('walkcoach answers') || '[]')"
# What the page sends, and a reply that is lost on its way.
WATCH = """{ window.sent = []; window.lose = false;
  const ask = window.fetch;
  window.fetch = async (url, how = {}) => {
    if (how.method === "POST") sent.push(how.body);
    const answer = await ask(url, how);
    if (how.method === "POST" && lose) { lose = false; throw new TypeError("lost"); }
    return answer;
  }; }"""


def day(**changes):
    with open(TODAY + ".new", "w") as file:
        json.dump({key: value for key, value in dict(DAY, **changes).items() if value is not None}, file)
    os.rename(TODAY + ".new", TODAY)


before = 0                                # how many were noted before this part


def notes():
    """Those of this part, each as (day, kind, level, minutes, left early, feel, its signs, walk)."""
    found = []
    for line in open(NOTES):
        _, when, kind, level, minutes, left, feel, signs, walk = line.rstrip("\n").split(" ", 8)
        found.append((int(when) * 86400, int(kind), int(level), int(minutes), left == "1", int(feel),
                      [sign for i, sign in enumerate(ORDER) if int(signs, 16) >> i & 1], walk))
    return found[before:]


def load(page, where=""):
    page.call("POST", "/url", {"url": "about:blank"})
    page.call("POST", "/url", {"url": address + where})
    page.becomes("document.querySelectorAll('#walks li').length === 1")


def press(page, text):
    """The button of that text, which is on the screen."""
    page.js("(document.querySelectorAll('.pressed').forEach(one => one.classList.remove('pressed')), "
            "[...document.querySelectorAll('button')].find(one => one.offsetParent && one.innerText === %s).classList.add('pressed'), 0)" % json.dumps(text))
    page.click(".pressed")


def tick(page, sign):
    page.click("input[value='%s']" % sign)


def walk_to_its_end(page, rate=16):
    page.click("#day .open")
    page.becomes("load.url && audio.readyState > 0 && !audio.paused")
    page.js("(audio.playbackRate = %d, 0)" % rate)


def asked(page):
    return until(lambda: page.js(ASKING) and page.js(TITLE) == "Any of these?")


def answer(page, *texts):
    for text in texts:
        press(page, text)


MIDNIGHT = int(time.mktime(time.strptime(DATE, "%Y-%m-%d"))) if time.timezone == 0 else None


def the_card(page):
    day()
    load(page)
    text = page.becomes(CARD)
    ok("today's walk stands on top, and why", re.search(r"^Today\n.*Twenty minutes\s+1 min, level 2\s.*The third week", text, re.S), text)
    ok("with the daily five, and one exercise", re.search(r"The daily five\nPelvic floor.*One exercise, if you like\nwall bug press", text, re.S | re.I), text)
    ok("what is among the files has its button, and the rest none", page.js("document.querySelectorAll('#day .open').length") == 2)
    ok("nothing scrolls sideways", page.js(FITS))
    for_everybody(page, "the list with her day", 7)
    page.picture("hers-today.png", whole=True)
    for state, title, rest in [("day-off", "A day off today", {"next": "2026-12-01"}), ("done", "You have walked today", {"next": "2026-12-01"}),
                               ("at-home", "Today: up and about at home", {}), ("ask", "Before the next walk", {})]:
        day(state=state, walk=None, **rest)
        load(page)
        text = page.becomes(CARD)
        ok("so it does on a day that is " + state, text.startswith(title) and ("Tuesday 1 December" in text.replace(",", "") or not rest), text)
        ok("where no walk is offered", page.js("document.querySelectorAll('#day .open').length") == 1)
    day(walk={"session": "20min", "level": 3, "minutes": 20})
    load(page)
    ok("the walk of another level is not hers", "It is not on this page yet" in page.becomes(CARD), page.js(CARD))
    day()


def noted_at_home(page):
    """The network is cut before the answer."""
    load(page)
    walk_to_its_end(page)
    page.network(offline=True)
    ok("after a walk it asks first for the signs that matter most", asked(page), page.js(TITLE))
    ok("a screen reader begins there", page.js("document.activeElement.id") == "ask-title")
    boxes = page.js("[...document.querySelectorAll('#ask-signs input')].map(one => one.value)")
    ok("all of the two upper groups, and nothing else", boxes == SIGNS["emergency"] + SIGNS["provider"], boxes)
    ok("none of them ticked", page.js("document.querySelectorAll('#ask-signs input:checked').length") == 0)
    ok("each with its words", page.js("document.querySelector('input[value=wound]').closest('label').innerText").startswith("Words of wound"))
    names = [node["name"]["value"] for node in page.tell("Accessibility.getFullAXTree")["nodes"]
             if node.get("role", {}).get("value") == "checkbox" and not node.get("ignored")]
    ok("which a screen reader hears", len(names) == 17 and all(name.startswith("Words of ") for name in names), *names)
    foot = "document.getElementById('ask-foot').getBoundingClientRect().bottom <= innerHeight"
    ok("the buttons are on the screen", page.js(foot))
    for width in 320, 360:
        page.resize(width, 740, 2, True)
        ok("nothing scrolls sideways at %d pixels" % width, page.js(FITS))
    for_everybody(page, "the first question", 2)
    page.picture("hers-signs.png")
    small = page.js("[...document.querySelectorAll('.sign')].filter(one => one.getBoundingClientRect().height < 44).length")
    ok("each sign is large enough for a thumb", small == 0, small)
    page.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    for_everybody(page, "the first question at night", 2)
    page.tell("Emulation.setEmulatedMedia", features=[])
    answer(page, "None of these")
    boxes = page.js("[...document.querySelectorAll('#ask-signs input')].map(one => one.value)")
    ok("then for the five others", page.js(TITLE) == "And any of these?" and boxes == SIGNS["shorter"], boxes)
    tick(page, "heavy")
    ok("what to do is said at once", "If you see or feel a bulge: call your midwife or GP this week." in page.js(DO) and "shorter" in page.js(DO), page.js(DO))
    for_everybody(page, "the second question", 2)
    page.picture("hers-amber.png")
    answer(page, "Go on")
    ok("then how it was", page.js(TITLE) == "How was it?" and page.js("document.querySelectorAll('#ask-actions button').length") == 4)
    for_everybody(page, "the third question", 4)
    page.picture("hers-feel.png")
    answer(page, "Good")
    ok("out of reach it says that it will be noted at home", page.becomes(SAID + " === 'Will be noted when you are home.'"), page.js(SAID))
    kept = page.js(KEPT)
    ok("until then the phone keeps it", len(kept) == 1 and kept[0]["signs"] == ["heavy"] and kept[0]["feel"] == "good", kept)
    ok("and the computer knows nothing of it", notes() == [], notes())
    page.picture("hers-later.png")
    answer(page, "All walks")
    ok("the list says so, too", page.js("document.getElementById('waiting').innerText") == "Will be noted when you are home.")
    day(state="done", walk=None, advice="Two heavy walks of three: a pelvic-health physiotherapist.")
    page.js("(lose = true, 0)")                        # the first reply does not arrive, though it was noted
    page.network()
    page.js("(dispatchEvent(new Event('online')), 0)")
    ok("at home it is noted", until(lambda: len(notes()) == 1), notes())
    page.becomes("!sending")
    page.js("(dispatchEvent(new Event('online')), 0)")
    ok("and then the phone keeps it no more", page.becomes(KEPT + ".length === 0"), page.js(KEPT))
    ok("a reply that was lost makes no second note", page.js("sent.length") >= 3 and len(set(page.js("sent"))) == 1 and len(notes()) == 1, notes(), page.js("sent"))
    (when, *rest), = notes()
    ok("it is what she said", rest == [0, 2, 1, False, 2, ["heavy"], "20min"] and (MIDNIGHT is None or when == MIDNIGHT), notes())
    ok("the card is of the day as it is now", page.becomes(CARD + ".startsWith('You have walked today')") and "physiotherapist" in page.js(CARD), page.js(CARD))
    ok("and nothing is said of waiting", page.js("document.getElementById('waiting').hidden"))


def something_since(page):
    press(page, "Something since then?")
    ok("bleeding that shows later can be said", page.js(TITLE) == "Any of these?")
    answer(page, "None of these")
    tick(page, "bleeding")
    answer(page, "Go on")
    ok("it is noted with the rest", until(lambda: len(notes()) == 1) and notes()[-1][1:] == (0, 2, 1, False, 2, ["heavy", "bleeding"], "20min"), notes())
    ok("and that is said", page.becomes(SAID + " === 'Noted.'"), page.js(SAID))
    ok("with what the computer advises", page.becomes("document.getElementById('ask-advice').textContent.includes('physiotherapist')"))
    page.picture("hers-noted.png")
    day()


def she_stops(page):
    load(page)
    walk_to_its_end(page, 4)
    ok("a walk that has begun can be stopped", page.becomes("!document.getElementById('stop').hidden"))
    for_everybody(page, "the player with its stop", 7)
    page.picture("hers-stop.png")
    page.click("#stop")
    ok("then it asks, too", asked(page) and page.js("audio.paused"))
    answer(page, "None of these", "None of these")
    ok("but not how it was", page.js(TITLE) == "Thank you.", page.js(TITLE))
    ok("before half it is noted as such", until(lambda: len(notes()) == 1) and notes()[-1][1:] == (0, 2, 1, True, 0, [], "20min"), notes())
    answer(page, "All walks")
    page.click("#day .open")
    page.becomes("audio.readyState > 0 && load.url")
    page.js("(seek(length() - 1), 0)")
    ok("to draw the bar to its end is no walk", page.becomes("audio.ended") and not page.js(ASKING))
    page.click("#back")


def skipped(page):
    load(page)
    walk_to_its_end(page)
    asked(page)
    answer(page, "Skip", "Skip", "Skip")
    ok("whatever she does not want to say is not said", until(lambda: len(notes()) == 1) and notes()[-1][1:] == (0, 2, 1, False, 0, [], "20min"), notes())
    load(page)
    page.js("[...document.querySelectorAll('#day .open')][1].click()")
    page.becomes("load.url && !audio.paused")
    page.js("(audio.playbackRate = 16, 0)")
    asked(page)
    answer(page, "None of these")
    tick(page, "leaking")
    answer(page, "Go on")
    ok("after a drill only the signs are asked", until(lambda: len(notes()) == 2) and notes()[-1][1:] == (1, 0, 1, False, 0, ["leaking"], "pelvic-floor"), notes())


def closed_in_the_middle(page):
    load(page)
    walk_to_its_end(page)
    asked(page)
    answer(page, "None of these")
    tick(page, "doming")
    tick(page, "pain")
    load(page)
    ok("a page that is closed in the middle loses nothing", until(lambda: len(notes()) == 1) and notes()[-1][6] == ["doming", "pain"], notes())


def harm(page):
    load(page)
    walk_to_its_end(page)
    asked(page)
    tick(page, "harm")
    ok("who thinks of harm hears at once whom to call", "You are not alone, and it is treatable. Call 112 now" in page.js(DO), page.js(DO))
    ok("with the number under her thumb", page.js("document.querySelector('#ask-call a').href") == "tel:112")
    ok("on the screen", page.js("document.getElementById('ask-foot').getBoundingClientRect().bottom <= innerHeight") and page.js(FITS))
    for_everybody(page, "the help", 2)
    page.picture("hers-harm.png")
    answer(page, "Done")
    ok("nothing more is asked or offered", page.js("[...document.querySelectorAll('#ask-actions button')].map(one => one.innerText)") == ["All walks"])
    ok("the words stay", "Call 112 now" in page.js(DO), page.js(DO))
    ok("the walk is noted, and nothing that would show it", until(lambda: len(notes()) == 1) and notes()[-1][1:] == (0, 2, 1, False, 0, [], "20min"), notes())
    ok("nothing is said of noting", page.becomes("!sending") and page.js(SAID) == "", page.js(SAID))
    ok("it was never sent, nor kept", "harm" not in "".join(page.js("sent")) and "harm" not in page.js("JSON.stringify(localStorage)") and "harm" not in open(NOTES).read())
    answer(page, "All walks")
    ok("and leaves no red behind", page.js(CARD).startswith("Today"), page.js(CARD))
    walk_to_its_end(page)
    asked(page)
    tick(page, "harm")
    load(page)
    until(lambda: len(notes()) == 2)
    ok("nor does it when the page is closed there", "harm" not in page.js("JSON.stringify(localStorage)") and notes()[-1][6] == [], notes())


def red(page):
    load(page)
    walk_to_its_end(page)
    page.network(offline=True)
    asked(page)
    tick(page, "bleeding-pad")
    ok("a red sign is answered at once", "call your midwife, GP or maternity unit today" in page.js(DO), page.js(DO))
    page.picture("hers-red-sign.png")
    answer(page, "Done")
    ok("and nothing more is asked", page.js(TITLE) == "No more walks for now.", page.js(TITLE))
    answer(page, "All walks")
    shown = page.js(CARD)
    ok("out of reach, too, the signs and the number stand in place of walks", shown.startswith("No walk now: call first") and
       "Words of wound" in shown and "Call 112 now:" in shown and page.js("document.getElementById('offer').offsetParent === null"), shown)
    for_everybody(page, "the signs in place of walks", 1)
    page.picture("hers-red.png", whole=True)
    page.js("(choose(walks[0], 0), 0)")
    ok("no walk plays", page.js("walk === null && audio.paused"))
    day(state="red", walk=None, daily=None, drill=None, why="You noted a sign.")
    page.network()
    page.js("(dispatchEvent(new Event('online')), 0)")
    ok("at home it is noted", until(lambda: len(notes()) == 1) and notes()[-1][6] == ["bleeding-pad"], notes())
    load(page, "#01-walk.mp3")
    ok("nor is it played by its address", page.becomes(CARD + ".startsWith('No walk now')") and page.js("walk === null && document.getElementById('player').hidden"))
    day()
    load(page)
    ok("when her provider has said yes, walks come back", page.becomes("document.getElementById('offer').offsetParent !== null"))


def not_now(page):
    load(page)
    os.rename(TODAY, TODAY + ".away")
    walk_to_its_end(page)
    asked(page)
    answer(page, "Skip", "Skip", "Easy")
    ok("what the computer cannot note now waits", page.becomes(SAID + " === 'Will be noted when you are home.'") and len(page.js(KEPT)) == 1, page.js(SAID))
    load(page)
    ok("and that her day cannot be known is said", page.becomes("document.getElementById('waiting').innerText.startsWith('What you noted cannot be read')"))
    os.rename(TODAY + ".away", TODAY)
    load(page)
    ok("and is noted later", until(lambda: len(notes()) == 1) and notes()[-1][5] == 1, notes())
    page.js("(localStorage.setItem('walkcoach answers', JSON.stringify([{ id: 'none', signs: [] }])), send(), 0)")
    ok("what it will never take is not offered for ever", page.becomes(KEPT + ".length === 0"), page.js(KEPT))


def taps(page, pauses):
    """Taps the button, with so many milliseconds before each further one. Returns when each came."""
    page.js("(window.times = [], document.getElementById('tap').onpointerdown = event => times.push(event.timeStamp), "
            "document.getElementById('tap').scrollIntoView({ block: 'center' }), 0)")
    x, y = page.js("(box => [box.left + box.width / 2, box.top + box.height / 2])(document.getElementById('tap').getBoundingClientRect())")
    move = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}]
    for pause in [0] + pauses:
        move += [{"type": "pause", "duration": pause}] * (pause > 0) + [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
    page.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "thumb", "parameters": {"pointerType": "touch"}, "actions": move}]})
    return page.js("times")


def her_step(page):
    load(page)
    result = "document.getElementById('step-result').innerText"
    page.js("(document.getElementById('tap').scrollIntoView({ block: 'center' }), 0)")
    for_everybody(page, "the list with her step", 7)
    times = taps(page, [600] * 15)
    found = re.match(r"(\d+) steps a minute, give or take (\d+)\.", page.becomes(result))
    gaps = [b - a for a, b in zip(times, times[1:])]
    wanted = 60000 / statistics.median(gaps)
    ok("sixteen taps are her step", len(times) == 16 and found and abs(int(found[1]) - wanted) <= 2, page.js(result), wanted)
    ok("with what to type for it", found and "walkcoach init --own-pace " + found[1] in page.js(result), page.js(result))
    page.picture("hers-step.png")
    for name, times, pace, out in [
            ("even", [i * 750 for i in range(16)], 80, 0), ("one missed", [i * 750 for i in range(17) if i != 7], 80, 1),
            ("one twice", sorted([i * 750 for i in range(15)] + [3100]), 80, 2), ("a rest", [i * 600 + (90000 if i > 9 else 0) for i in range(16)], 100, 1),
            ("a hand's", [i * 700 + (17, -20, 5, 0)[i % 4] for i in range(16)], 86, 0)]:
        got = page.js("paceOf(%s)" % times)
        ok("her step from taps: " + name, got and (got["pace"], got["out"]) == (pace, out) and got["spread"] <= 5, got)
    for name, times in [("at random", [0, 300, 1500, 1700, 2900, 3000, 4400, 4700, 6200, 6300, 7900, 8100, 9000, 10400, 10500, 12000]),
                        ("running", [i * 300 for i in range(16)]), ("all at once", [0] * 16), ("half of them", [i * 500 + (i // 2) * 400 for i in range(16)])]:
        got = page.js("paceOf(%s)" % times)
        ok("taps that say nothing: " + name, got is None, got)


def rows():
    """Of her log."""
    asked = "select day, session, minutes, level, left_early, feel, signs from entries order by number"
    return subprocess.run(["sqlite3", "-readonly", NOTES, asked], capture_output=True, text=True).stdout.split()


def in_her_log(page):
    """All of it: her profile, the page, a network that is cut before the answer, and her log."""
    load(page)
    ok("her day comes from her profile", page.becomes("!document.getElementById('day').hidden") and page.js("day.week") == 5, page.js("day"))
    page.picture("hers-real.png", whole=True)
    page.click("#walks .open")
    page.becomes("load.url && audio.readyState > 0 && !audio.paused")
    page.js("(audio.playbackRate = 16, 0)")
    page.network(offline=True)
    asked(page)
    words = page.js("[...document.querySelectorAll('.sign')].map(one => one.innerText.trim())")
    ok("each sign has words of its own", len(set(words)) == 17 and all(len(each) > 3 for each in words), *words)
    page.picture("hers-real-signs.png", whole=True)
    answer(page, "None of these")
    page.picture("hers-real-amber.png")
    tick(page, "leaking")
    answer(page, "Go on", "Hard")
    ok("out of reach nothing is in her log", page.becomes(SAID + " === 'Will be noted when you are home.'") and rows() == [], rows())
    page.js("(lose = true, 0)")
    page.network()
    page.js("(dispatchEvent(new Event('online')), 0)")
    until(lambda: rows())
    page.becomes("!sending")
    page.js("(dispatchEvent(new Event('online')), 0)")
    ok("at home it is, once", page.becomes(KEPT + ".length === 0") and rows() == [DATE + "|20min|1|2|0|hard|leaking"], rows(), page.js(KEPT))
    page.picture("hers-real-noted.png")


REAL = NOTES.endswith(".sqlite")
browser = Browser()
try:
    browser.tell("Network.enable")
    browser.tell("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    for part in (in_her_log,) if REAL else (the_card, noted_at_home, something_since, she_stops, skipped, closed_in_the_middle, harm, red,
                                            not_now, her_step):
        before += 0 if REAL else len(notes())
        part(browser)
    log = [entry["message"] for entry in browser.call("POST", "/se/log", {"type": "browser"})
           if not re.search("later.json|feed.xml|checkin|today.json|ERR_INTERNET_DISCONNECTED", entry["message"])]
    ok("the browser has nothing to complain of", not log, *log)
finally:
    browser.end()

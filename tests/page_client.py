"""The page of `walkcoach share` as somebody uses it, for tests/page.alone.test.sh: page_client.py ADDRESS FOLDER TMP PICTURES."""
import hashlib, json, os, re, socket, sys, urllib.parse

from page_browser import *

HTTP = address.startswith("http://")
FOCUS = "document.activeElement.id || document.activeElement.className"
SIZE = "document.getElementById('circle').getBoundingClientRect().width"
NOW = "document.getElementById('audio').currentTime"
CHAPTER = "document.getElementById('chapter').textContent"
PAUSED = "document.getElementById('audio').paused"
WORDS = "document.getElementById('said').textContent"
STATE = "document.getElementById('state-text').textContent"
READY = STATE + ".startsWith('All on the phone. You may go.')"
END = "!document.getElementById('end').hidden"


def the_list(page):
    page.call("POST", "/url", {"url": address})
    ok("the page lists the walks", page.becomes("document.querySelectorAll('#walks li').length === 2"))
    text = page.js("document.body.innerText")
    shown = re.search(r"Twenty minutes.*3 min · ●●●○ · 2.4 MB.*Play.*Download", text, re.S)
    ok("with title, length, level and size", shown, text)
    ok("what the dots mean", "●○○○ is the gentlest" in text, text)
    ok("exercises stand apart", page.js("document.querySelector('#more-drills').innerText").startswith("Exercises\nSmall bridges"), text)
    hers = page.js("document.querySelector('#more-later').innerText")
    ok("what is not hers yet comes last, with its week, and cannot be pressed",
       re.search(r"Hills.*●●●● · from week 12\s+Curls\s+once your provider has said yes$", hers.strip(), re.S) and page.js("document.querySelectorAll('#later button, #later a').length") == 0, hers)
    equal = page.js("[...document.querySelectorAll('#walks li:first-child .actions > *')].map(one => one.getBoundingClientRect())"
                    ".map(one => [one.width, one.height, one.top])")
    ok("download stands beside play as an equal", len(equal) == 2 and equal[0] == equal[1], *equal)
    ok("a title is text, whatever it holds", page.js("document.querySelector('#walks b') === null"))
    ok("nothing scrolls sideways at 360 pixels", page.js(FITS))
    ok("it offers the feed", page.becomes("!document.getElementById('subscribe').hidden"))
    ok("with its whole address, to copy", page.js("document.getElementById('feed').value") == address + "feed.xml")
    page.click("#copy")
    ok("which a touch marks", page.js("getSelection().toString()") == address + "feed.xml", page.js("getSelection().toString()"))
    for_everybody(page, "the list", 8)
    page.js("(document.activeElement.blur(), scrollTo(0, 0), 0)")
    page.picture("share-list.png", whole=True)


def the_player(page):
    page.click("#walks li:nth-child(1) .open")
    ok("a walk plays when it is chosen", page.becomes(NOW + " > 0.5"), page.js(NOW))
    ok("its chapters are there", page.becomes("document.querySelectorAll('#chapters button').length === 4"))
    sizes = set()
    ok("the circle moves", until(lambda: sizes.add(round(page.js(SIZE))) or max(sizes) - min(sizes) > 30), sorted(sizes))
    page.js("(seek(13), 0)")
    words = page.becomes(WORDS)
    ok("words are shown as they come", page.becomes(WORDS + " !== " + json.dumps(words)), words)
    ok("nothing scrolls sideways in the player", page.js(FITS))
    ok("a screen reader begins at the title", page.js(FOCUS) == "title", page.js(FOCUS))
    ok("with no box around it", page.js("getComputedStyle(document.getElementById('title')).outlineStyle") == "none")
    ok("all of it comes onto the phone, and it says so", page.becomes(READY), page.js(STATE))
    ok("from there it plays", page.js("audio.src.startsWith('blob:')"), page.js("audio.src"))
    ok("and goes on playing", page.becomes("!" + PAUSED + " && " + NOW + " > 1"), page.js(NOW), page.js("audio.error"))
    page.press(" ")
    ok("the space bar pauses it", page.becomes(PAUSED))
    page.click("#play")
    ok("the button goes on", page.becomes("!" + PAUSED))
    page.click("#play")
    ok("and pauses it", page.becomes(PAUSED))
    for_everybody(page, "the player", 9)
    before = page.js(NOW)
    page.js("(document.getElementById('title').focus(), 0)")
    page.press("\ue014")                 # the right arrow
    ok("the right arrow goes on by 15 seconds", page.becomes("%s > %s" % (NOW, before + 14)), before, page.js(NOW))


def follow(page, at, words, chapter, share):
    """The page at a moment of a walk that is paused: what NAME.json has for that moment, and nothing else."""
    page.js("(document.getElementById('audio').currentTime = %s, 0)" % at)
    ok("at %g s the words are those of that moment" % at, page.becomes(WORDS + ".startsWith('Words number %d:')" % words),
       page.js(WORDS))
    ok("at %g s the part is %s" % (at, chapter), page.becomes(CHAPTER + " === " + json.dumps(chapter)))
    fills = SIZE + " / (document.getElementById('breath').clientWidth - 8)"
    ok("at %g s the circle is as full as the breath" % at, until(lambda: abs(page.js(fills) - share) < 0.03), page.js(fills))


def the_data(page):
    follow(page, 60, 20, "Breath and steps", 1.00)
    follow(page, 63.9, 21, "Breath and steps", 0.45)
    follow(page, 90.5, 30, "Shake out", 0.83)
    page.click("#chapters li:nth-child(3) button")
    ok("a chapter button seeks and plays", page.becomes(f"{NOW} >= 90 && {NOW} < 130 && !{PAUSED}"), page.js(NOW))
    marked = "document.querySelector('#chapters [aria-current]').textContent"
    ok("its button is marked", page.becomes(marked + ".startsWith('Shake out')"), page.js(marked))
    page.click("#play")
    page.js("(document.getElementById('audio').currentTime = 91.4, 0)")
    page.becomes("!document.getElementById('audio').seeking")
    page.picture("share-breath.png")


def the_lock_screen(page):
    told = "(one => [one.title, one.artist, (one.chapterInfo || []).map(each => each.startTime)])(navigator.mediaSession.metadata)"
    page.js("(seek(50), 0)")
    ok("the lock screen has the part and the walk", until(lambda: page.js(told)[:2] == ["Breath and steps", "Twenty minutes"]), page.js(told))
    chapters = page.js("'chapterInfo' in MediaMetadata.prototype")
    ok("and all its parts", not chapters or page.js(told)[2] == [0, 45, 90, 135], page.js(told))
    page.js("(seek(92), 0)")
    ok("another part is told", until(lambda: page.js(told)[0] == "Shake out"), page.js(told))
    page.js("(keys.previoustrack(), 0)")
    ok("back leads to the part before", abs(page.js(NOW) - 45) < .5, page.js(NOW))
    page.js("(seek(60), keys.previoustrack(), 0)")
    ok("or to where this one began", abs(page.js(NOW) - 45) < .5, page.js(NOW))
    page.js("(keys.nexttrack(), 0)")
    ok("on leads to the next part", abs(page.js(NOW) - 90) < .5, page.js(NOW))
    page.js("(keys.seekto({ seekTime: 20 }), 0)")
    ok("its bar can be drawn", abs(page.js(NOW) - 20) < .5 and abs(page.js("placed.at(-1).position") - 20) < .5, page.js("placed.at(-1)"))
    page.js("(keys = {}, play(), 0)")
    every = ["nexttrack", "pause", "play", "previoustrack", "seekbackward", "seekforward", "seekto"]
    ok("its keys are set again when it plays", until(lambda: sorted(page.js("Object.keys(keys)")) == every), page.js("Object.keys(keys)"))
    page.click("#play")


def the_button_stays(page):
    """At every second of the stop signs, in every size of phone."""
    for width, height in (320, 568), (360, 740), (412, 915), (568, 320), (740, 360), (915, 412):
        page.resize(width, height, 2, True)
        places = []
        for second in range(0, 16):
            page.js("(seek(%d), 0)" % second)
            places.append(page.js("(box => [box.left, box.top, box.right, box.bottom])(document.getElementById('play').getBoundingClientRect())"))
        left, top, right, bottom = places[0]
        ok("at %d x %d the button is at one place" % (width, height), all(place == places[0] for place in places), *places)
        ok("at %d x %d that is on the screen, and nothing covers it" % (width, height), left >= 0 and top >= 0 and right <= width
           and bottom <= height and page.js("!!document.elementFromPoint(%g, %g).closest('#play')" % ((left + right) / 2, (top + bottom) / 2)), *places[0])
        page.js("(seek(5), scrollTo(0, 0), 0)")
        cut = page.js("(box => [box.scrollHeight, box.clientHeight])(document.getElementById('words'))")
        ok("at %d x %d the stop signs have room" % (width, height), cut[0] <= cut[1], cut)
        said = ["lost", "offline", "waiting", "loading", "loadingFirst", "readyAt", "broken", "unplayable"]
        state = page.js("%s.map(key => { put('state-text', fill(TEXTS[key], { got: '12.8 MB', whole: '14.4 MB', time: '1:12:40' })); return "
                        "[key, document.getElementById('state-text').scrollHeight, document.getElementById('state-text').clientHeight]; })" % said)
        ok("at %d x %d so has all that it may say of itself" % (width, height), all(need <= room for _, need, room in state), *state)
        page.js("(tell(), 0)")
        clear = page.js("document.getElementById('words').getBoundingClientRect().bottom <= document.getElementById('bar').getBoundingClientRect().top")
        ok("at %d x %d they are not under the bar" % (width, height), clear)
        ok("at %d x %d nothing scrolls sideways" % (width, height), page.js(FITS))
        page.picture({320: "share-320.png", 360: "share-stop-signs.png", 740: "share-landscape.png"}.get(width, "share-%d.png" % width))
    page.resize(360, 740, 2, True)


def at_night(page):
    page.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    ok("at night it is dark", page.js("getComputedStyle(document.body).backgroundColor") == "rgb(16, 25, 29)")
    for_everybody(page, "the player at night", 9)
    page.js("(seek(62), scrollTo(0, 0), 0)")
    page.becomes("!audio.seeking")
    page.picture("share-dark.png")
    page.js("(history.pushState(null, '', location.pathname), close(), 0)")
    for_everybody(page, "the list at night", 8)
    page.picture("share-dark-list.png", whole=True)
    page.tell("Emulation.setEmulatedMedia", features=[])


def where_she_was(page):
    page.click("#walks li:nth-child(1) .open")
    page.becomes(READY + " && audio.readyState > 0")
    page.js("(seek(100), pause(), 0)")
    page.becomes("!audio.seeking")
    page.call("POST", "/refresh", {})
    ok("loaded again, she is where she was", page.becomes(f"audio.readyState > 0 && Math.abs({NOW} - 100) < 1 && {READY}"), page.js(NOW), page.js(STATE))
    ok("it waits for her, and says where it goes on", page.js(PAUSED) and page.js(STATE).endswith("Play goes on at 1:40."), page.js(STATE))
    page.click("#back")
    ok("the list offers it", page.js("document.querySelector('#walks .on').innerText") == "Go on at 1:40")
    page.picture("share-go-on.png")
    page.click("#walks .on")
    ok("and there it goes on", page.becomes(f"{NOW} > 100.2 && {NOW} < 120"), page.js(NOW))


SHA = ("load.blob.arrayBuffer().then(bytes => crypto.subtle.digest('SHA-256', bytes))"
       ".then(sum => [...new Uint8Array(sum)].map(byte => byte.toString(16).padStart(2, '0')).join(''))")


def out_of_the_door(page):
    page.js("(close(), localStorage.clear(), 0)")
    page.click("#walks li:nth-child(1) .open")
    page.becomes(READY)
    page.js("(seek(30), 0)")
    page.network(offline=True)
    page.js("(audio.playbackRate = 16, 0)")
    before = page.js(NOW)
    ok("cut off in the middle, it plays on to its end", page.becomes(END) and before < 100, before, page.js(NOW), page.js(STATE))
    ok("and a card says that it was all", "Twenty minutes, 3 min." in page.js("document.getElementById('end').innerText"))
    ok("with nothing left to count", page.js("document.getElementById('left').textContent") == "")
    ok("in place of circle and words", page.js("document.getElementById('words').hidden && document.getElementById('breath').hidden"))
    page.picture("share-end.png")
    page.network()
    page.click("#again")
    ok("once more begins it again", page.becomes(f"{NOW} < 20 && !{PAUSED} && !({END})"), page.js(NOW))
    page.click("#back")


def a_cut_while_it_loads(page):
    size = os.path.getsize(os.path.join(folder, "01-walk.mp3"))
    path = Path(size // 12)
    page.call("POST", "/url", {"url": address.replace(":%d/" % path.there[1], ":%d/" % path.port)})
    page.becomes("document.querySelectorAll('#walks li').length === 2")
    page.click("#walks li:nth-child(1) .open")
    ok("while it loads it says how much is there", page.becomes("/^\\d.* of .* on the phone. Stay near/.test(%s) && load.got > %d" % (STATE, size // 5)),
       page.js(STATE))
    page.picture("share-loading.png")
    path.cut()
    ok("cut off while it loads, it says so, and what to do", page.becomes(STATE + ".startsWith('Stopped at ')") and
       "the computer is out of reach. Go back near it" in page.js(STATE), page.js(STATE))
    ok("the button shows that she wants to hear it", page.js("document.getElementById('play').getAttribute('aria-label')") == "Pause")
    got = page.js("load.got")
    page.picture("share-lost.png")
    page.network(offline=True)
    ok("a phone that is offline is told so", page.becomes(STATE + ".includes('the phone is offline. Turn Wi-Fi on')"), page.js(STATE))
    page.network()
    path.bytes_a_second = 1 << 30
    path.open()
    ok("back in reach the rest comes by itself", page.becomes(READY), page.js(STATE))
    ok("the rest, and not all of it again", 0 < got < size and 206 in page.js("answered"), got, page.js("answered"))
    ok("and it is the walk, byte for byte", page.js(SHA) == hashlib.sha256(open(os.path.join(folder, "01-walk.mp3"), "rb").read()).hexdigest())
    ok("which plays on", page.becomes("!" + PAUSED), page.js(NOW))
    page.js("(pause(), 0)")
    path.cut()
    page.call("POST", "/url", {"url": address})
    page.becomes("document.querySelectorAll('#walks li').length === 2")
    page.click("#walks li:nth-child(1) .open")


def an_iphone(page):
    page.tell("Emulation.setUserAgentOverride", userAgent="Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 "
              "(KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1")
    page.call("POST", "/refresh", {})
    ok("an iPhone gets the keys that leave its arrows", until(lambda: sorted(page.js("Object.keys(window.keys || {})"))
       == ["nexttrack", "previoustrack", "seekto"]), page.js("Object.keys(keys)"))


def a_wide_window(page):
    page.resize(1200, 800, 1, False)
    beside = "document.getElementById('parts').getBoundingClientRect().left > document.getElementById('seek').getBoundingClientRect().right"
    ok("in a wide window the parts stand beside the player", page.becomes(beside))
    ok("all of it without scrolling", page.js("document.getElementById('play').getBoundingClientRect().bottom <= innerHeight"))
    page.picture("share-wide.png")
    page.resize(360, 740, 2, True)


def a_download(page):
    page.click("#download")
    saved = os.path.join(tmp, "downloads", "01-walk.mp3")
    wanted = open(os.path.join(folder, "01-walk.mp3"), "rb").read()
    ok("the download is the file, byte for byte",
       until(lambda: os.path.exists(saved) and open(saved, "rb").read() == wanted))


def without_data(page):
    page.call("POST", "/back", {})
    ok("the way back leads to the list", page.becomes("!document.getElementById('list').hidden"))
    ok("and to the walk she came from", page.js("document.activeElement.getAttribute('aria-label')") == "Play Twenty minutes", page.js(FOCUS))
    page.js("(localStorage.clear(), 0)")
    page.click("#walks li:nth-child(2) .open")
    ok("a walk without data plays too", page.becomes(NOW + " > 0.3"), page.js(NOW))
    ok("and shows no circle", page.becomes("document.getElementById('breath').hidden"))
    page.call("POST", "/refresh", {})
    title = "document.getElementById('title').textContent"
    ok("loaded again, it is still that walk", page.becomes(title + ".startsWith('Bäre <b>')"), page.js(title))


def a_walk_that_is_gone(page):
    page.js("(show({ file: 'gone.mp3' }, 0), 0)")
    ok("a walk that cannot be fetched is reported", page.becomes(STATE + ".startsWith('The computer has stopped sharing')"), page.js(STATE))
    page.picture("share-gone.png")


# What the page hands to the phone, and how the server answers it.
WATCH = """{ window.keys = {}; window.placed = []; window.answered = [];
  const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);
  navigator.mediaSession.setActionHandler = (key, act) => { keys[key] = act; set(key, act); };
  const place = navigator.mediaSession.setPositionState.bind(navigator.mediaSession);
  navigator.mediaSession.setPositionState = state => { placed.push(state); place(state); };
  const ask = window.fetch, late = () => new Promise(go => setTimeout(go, window.late || 0));
  window.fetch = (...all) => late().then(() => ask(...all)).then(answer => { answered.push(answer.status); return answer; }); }"""

def kept(page):
    """Over HTTPS a chosen walk plays with the computer switched off."""
    page.call("POST", "/url", {"url": address})
    page.becomes("document.querySelectorAll('#walks li').length === 2")
    ok("over HTTPS a worker keeps the page", page.becomes("navigator.serviceWorker.ready.then(ready => !!navigator.serviceWorker.controller)"))
    page.click("#walks li:nth-child(1) .open")
    page.becomes(READY)
    ok("and the chosen walk", page.becomes("caches.open('walkcoach').then(cache => cache.keys()).then(keys => keys.some(one => one.url.endsWith('.mp3')))"))
    ok("and what is shown with it", page.becomes("caches.open('walkcoach').then(cache => cache.keys()).then(keys => keys.some(one => one.url.endsWith('01-walk.json')))"))
    os.kill(int(os.environ["SHARING"]), 2)
    until(lambda: refused())
    page.call("POST", "/url", {"url": address})
    ok("with the computer away the list is there", page.becomes("document.querySelectorAll('#walks li').length === 2"), page.js("document.body.innerText"))
    page.js("(window.late = 500, 0)")   # the browser has given up the computer's sound before the kept one is there
    page.click("#walks li:nth-child(1) .open")
    ok("and the walk plays", page.becomes(f"{READY} && {NOW} > .5 && !{PAUSED}"), page.js(STATE), page.js(NOW))
    ok("with its parts", page.becomes("document.querySelectorAll('#chapters button').length === 4"))
    page.click("#back")
    page.click("#walks li:nth-child(2) .open")
    ok("one that was not chosen is not there, and that is told", page.becomes(STATE + ".startsWith('Stopped at ')"), page.js(STATE))


def refused():
    parts = urllib.parse.urlsplit(address)
    try:
        socket.create_connection((parts.hostname, parts.port)).close()
        return False
    except OSError:
        return True


def not_kept(page):
    ok("over plain HTTP nothing is kept but places", page.js("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
       and page.js("caches.keys().then(all => all.length)") == 0)


browser = Browser()
try:
    browser.tell("Network.enable")
    browser.tell("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    for part in (the_list, the_player, the_data, the_lock_screen, the_button_stays, a_wide_window, a_download, at_night, where_she_was,
                 out_of_the_door, a_cut_while_it_loads, without_data, a_walk_that_is_gone, not_kept, an_iphone) if HTTP else (kept,):
        part(browser)
    log = [entry["message"] for entry in browser.call("POST", "/se/log", {"type": "browser"})
           if HTTP and not re.search("today.json|02-bare.json|gone.mp3|ERR_(SOCKET|INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION|INCOMPLETE|CONTENT_LENGTH|NETWORK)", entry["message"])]
    ok("the browser has nothing to complain of", not log, *log)
finally:
    browser.end()

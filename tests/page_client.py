"""The page of `walkcoach share` as somebody uses it, for tests/page.alone.test.sh. Speaks TAP.

page_client.py ADDRESS FOLDER TMP PICTURES. Chromium is driven through chromedriver (the WebDriver protocol). Nothing
waits for a length of time: only for what is to become true, with a limit."""
import base64, json, os, re, subprocess, sys, time, urllib.request

address, folder, tmp, pictures = sys.argv[1:]
LIMIT = 30                                # seconds that anything may take
FLAGS = ["headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-quic", "no-first-run",
         "disable-background-networking", "disable-component-update", "disable-sync", "mute-audio",
         "autoplay-policy=no-user-gesture-required", "user-data-dir=" + os.path.join(tmp, "chromium")]


def ok(name, good, *details):
    print(("ok - " if good else "not ok - ") + name, flush=True)
    if not good:
        for detail in details:
            print("#   %r" % (detail,), flush=True)


def until(condition):
    """The condition's first true value; its last false one when it never becomes true."""
    end = time.monotonic() + LIMIT
    while not (value := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return value


class Browser:
    def __init__(self):
        log = os.path.join(tmp, "chromedriver.log")
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=open(log, "w"), stderr=subprocess.STDOUT)
        port = until(lambda: re.search(r"started successfully on port (\d+)", open(log).read()))
        self.base = "http://127.0.0.1:%s/session" % port.group(1)
        options = {"binary": "/usr/bin/chromium", "args": ["--" + flag for flag in FLAGS],
                   "mobileEmulation": {"deviceMetrics": {"width": 360, "height": 740, "pixelRatio": 2, "touch": True}},
                   "prefs": {"download.default_directory": os.path.join(tmp, "downloads"), "download.prompt_for_download": False}}
        answer = self.call("POST", "", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options,
                                                                          "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.base += "/" + answer["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def js(self, expression):
        return self.call("POST", "/execute/sync", {"script": "return " + expression, "args": []})

    def becomes(self, expression):
        return until(lambda: self.js(expression))

    def click(self, selector):
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        self.call("POST", "/element/%s/click" % next(iter(found.values())), {})

    def picture(self, name):
        """All of the page, not only what the window shows."""
        height = self.js("document.documentElement.scrollHeight")
        shot = self.call("POST", "/goog/cdp/execute", {"cmd": "Page.captureScreenshot", "params": {
            "captureBeyondViewport": True, "clip": {"x": 0, "y": 0, "width": 360, "height": height, "scale": 1}}})
        open(os.path.join(pictures, name), "wb").write(base64.b64decode(shot["data"]))

    def end(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


FITS = "document.documentElement.scrollWidth <= 360"
SIZE = "document.getElementById('circle').getBoundingClientRect().width"
NOW = "document.getElementById('audio').currentTime"
CHAPTER = "document.getElementById('chapter').textContent"
PAUSED = "document.getElementById('audio').paused"
WORDS = "document.getElementById('words').textContent"


def the_list(page):
    page.call("POST", "/url", {"url": address})
    ok("the page lists the walks", page.becomes("document.querySelectorAll('#walks li').length === 2"))
    text = page.js("document.body.innerText")
    shown = re.search(r"Twenty minutes.*3 min · ●●●○.*Download · \d", text, re.S)
    ok("with title, length, level and size", shown, text)
    ok("a title is text, whatever it holds", page.js("document.querySelector('#walks b') === null"))
    ok("nothing scrolls sideways at 360 pixels", page.js(FITS))
    ok("it offers the feed", page.js("!document.getElementById('subscribe').hidden"))
    page.picture("share-list.png")


def the_player(page):
    page.click("#walks li:nth-child(1) .open")
    ok("a walk plays when it is chosen", page.becomes(NOW + " > 0.5"), page.js(NOW))
    ok("its chapters are there", page.becomes("document.querySelectorAll('#chapters button').length === 4"))
    sizes = set()
    ok("the circle moves", until(lambda: sizes.add(round(page.js(SIZE))) or max(sizes) - min(sizes) > 30), sorted(sizes))
    words = page.becomes(WORDS)
    ok("words are shown as they come", page.becomes(WORDS + " !== " + json.dumps(words)), words)
    ok("nothing scrolls sideways in the player", page.js(FITS))
    page.click("#play")
    ok("it pauses", page.becomes(PAUSED))


def follow(page, at, words, chapter, share):
    """The page at a moment of a walk that stands still: what NAME.json has for that moment, and nothing else."""
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
    page.picture("share-player.png")


def a_download(page):
    page.click("#download")
    saved = os.path.join(tmp, "downloads", "01-walk.mp3")
    wanted = open(os.path.join(folder, "01-walk.mp3"), "rb").read()
    ok("the download is the file, byte for byte",
       until(lambda: os.path.exists(saved) and open(saved, "rb").read() == wanted))


def without_data(page):
    page.call("POST", "/back", {})
    ok("the way back leads to the list", page.becomes("!document.getElementById('list').hidden"))
    page.click("#walks li:nth-child(2) .open")
    ok("a walk without data plays too", page.becomes(NOW + " > 0.3"), page.js(NOW))
    ok("and shows no circle", page.becomes("document.getElementById('breath').hidden"))
    page.call("POST", "/refresh", {})
    title = "document.getElementById('title').textContent"
    ok("loaded again, it is still that walk", page.becomes(title + ".startsWith('Bäre <b>')"), page.js(title))


browser = Browser()
try:
    for part in the_list, the_player, the_data, a_download, without_data:
        part(browser)
    log = [entry["message"] for entry in browser.call("POST", "/se/log", {"type": "browser"})
           if "02-bare.json" not in entry["message"]]
    ok("the browser has nothing to complain of", not log, *log)
finally:
    browser.end()

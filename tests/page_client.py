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

    def tell(self, command, **params):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": params})

    def resize(self, width, height, scale, mobile):
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile)
        self.becomes("innerWidth === %d" % width)

    def press(self, key):
        keys = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]})

    def picture(self, name, width=360):
        """All of the page, not only what the window shows."""
        height = self.js("document.documentElement.scrollHeight")
        shot = self.tell("Page.captureScreenshot", captureBeyondViewport=True,
                         clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1})
        open(os.path.join(pictures, name), "wb").write(base64.b64decode(shot["data"]))

    def end(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
FOCUS = "document.activeElement.id || document.activeElement.className"
SIZE = "document.getElementById('circle').getBoundingClientRect().width"
NOW = "document.getElementById('audio').currentTime"
CHAPTER = "document.getElementById('chapter').textContent"
PAUSED = "document.getElementById('audio').paused"
WORDS = "document.getElementById('words').textContent"


# The words that stand out too little (WCAG 2, relative luminance) from what is behind them. Those in the circle change with it.
PALE = """(() => {
  const parts = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => parts(color).slice(0, 3).map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const behind = one => { while (one && parts(getComputedStyle(one).backgroundColor)[3] === 0) one = one.parentElement;
                          return one ? getComputedStyle(one).backgroundColor : "rgb(255, 255, 255)"; };
  const ratio = one => { const [a, b] = [light(getComputedStyle(one).color), light(behind(one))].sort((a, b) => b - a);
                         return (a + .05) / (b + .05); };
  return [...document.body.querySelectorAll(":not(script):not(noscript):not(#turn)")]
    .filter(one => one.offsetParent && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => ratio(one) < MOST).map(one => ratio(one).toFixed(2) + " " + one.textContent.trim().slice(0, 30));
})()"""


def for_everybody(page, where, parts):
    """As a screen reader finds it, and as an eye in the sun does."""
    nodes = [node for node in page.tell("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]
    role = lambda node: node.get("role", {}).get("value")
    found = [(role(node), node.get("name", {}).get("value", "")) for node in nodes
             if role(node) in ("button", "link", "textbox", "slider")]
    ok(where + ": whatever can be pressed or filled in has a name of its own",
       len(found) >= parts and all(name.strip() for _, name in found) and len(set(found)) == len(found), *found)
    pale = page.js(PALE.replace("MOST", "6.9"))
    ok(where + ": all words stand out from the paper, 7:1", not pale, *pale)
    small = page.js("[...document.querySelectorAll('button, .facts a, #feed')].filter(one => one.offsetParent && "
                    "one.getBoundingClientRect().height < 44).map(one => one.textContent)")
    ok(where + ": all that can be pressed is large enough for a thumb", not small, *small)


def the_list(page):
    page.call("POST", "/url", {"url": address})
    ok("the page lists the walks", page.becomes("document.querySelectorAll('#walks li').length === 2"))
    text = page.js("document.body.innerText")
    shown = re.search(r"Twenty minutes.*3 min · ●●●○.*Download · \d", text, re.S)
    ok("with title, length, level and size", shown, text)
    ok("a title is text, whatever it holds", page.js("document.querySelector('#walks b') === null"))
    ok("nothing scrolls sideways at 360 pixels", page.js(FITS))
    ok("it offers the feed", page.becomes("!document.getElementById('subscribe').hidden"))
    ok("with its whole address, to copy", page.js("document.getElementById('feed').value") == address + "feed.xml")
    page.click("#copy")
    ok("which a touch marks", page.js("getSelection().toString()") == address + "feed.xml", page.js("getSelection().toString()"))
    for_everybody(page, "the list", 6)
    page.js("(document.activeElement.blur(), 0)")
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
    ok("a screen reader begins at the title", page.js(FOCUS) == "title", page.js(FOCUS))
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


def a_wide_window(page):
    page.resize(1200, 800, 1, False)
    beside = "document.getElementById('parts').getBoundingClientRect().left > document.getElementById('seek').getBoundingClientRect().right"
    ok("in a wide window the parts stand beside the player", page.becomes(beside))
    ok("all of it without scrolling", page.js("document.getElementById('play').getBoundingClientRect().bottom <= innerHeight"))
    page.picture("share-wide.png", 1200)
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
    ok("and to the walk she came from", page.js(FOCUS) == "open", page.js(FOCUS))
    page.click("#walks li:nth-child(2) .open")
    ok("a walk without data plays too", page.becomes(NOW + " > 0.3"), page.js(NOW))
    ok("and shows no circle", page.becomes("document.getElementById('breath').hidden"))
    page.call("POST", "/refresh", {})
    title = "document.getElementById('title').textContent"
    ok("loaded again, it is still that walk", page.becomes(title + ".startsWith('Bäre <b>')"), page.js(title))


def a_walk_that_is_gone(page):
    page.js("(show({ file: 'gone.mp3' }), 0)")
    told = "document.getElementById('broken')"
    ok("a walk that cannot be fetched is told",
       page.becomes(told + ".textContent.startsWith('The computer has stopped sharing') && !" + told + ".hidden"))


browser = Browser()
try:
    for part in the_list, the_player, the_data, a_wide_window, a_download, without_data, a_walk_that_is_gone:
        part(browser)
    log = [entry["message"] for entry in browser.call("POST", "/se/log", {"type": "browser"})
           if "02-bare.json" not in entry["message"] and "gone.mp3" not in entry["message"]]
    ok("the browser has nothing to complain of", not log, *log)
finally:
    browser.end()

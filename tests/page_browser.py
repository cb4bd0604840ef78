"""Chromium, driven through chromedriver (the WebDriver protocol), for the scripts that use the page of `walkcoach share`: each is
run as SCRIPT ADDRESS FOLDER TMP PICTURES, and speaks TAP. Nothing waits for a length of time: only for what is to become true,
with a limit."""
import base64, json, os, re, socket, subprocess, sys, threading, time, urllib.error, urllib.parse, urllib.request

address, folder, tmp, pictures = sys.argv[1:5]
LIMIT = int(os.environ.get("LIMIT", 30))                                # seconds that anything may take
FLAGS = ["headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-quic", "no-first-run",
         "disable-background-networking", "disable-component-update", "disable-sync", "mute-audio", "ignore-certificate-errors",
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
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            raise RuntimeError("%s %s: %s" % (path, body, json.load(refused)["value"]["message"])) from None

    def js(self, expression):
        return self.call("POST", "/execute/sync", {"script": "return " + expression, "args": []})

    def becomes(self, expression):
        return until(lambda: self.js(expression))

    def click(self, selector):
        """Where a thumb would have moved it: not under the bar."""
        self.js("(document.querySelector(%s).scrollIntoView({ block: 'center' }), 0)" % json.dumps(selector))
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

    def picture(self, name, whole=False):
        """What the window shows; whole: all of the page."""
        width, height = self.js("[innerWidth, document.documentElement.scrollHeight]")
        more = dict(captureBeyondViewport=True, clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1}) if whole else {}
        open(os.path.join(pictures, name), "wb").write(base64.b64decode(self.tell("Page.captureScreenshot", **more)["data"]))

    def network(self, offline=False, bytes_a_second=-1):
        self.tell("Network.emulateNetworkConditions", offline=offline, latency=0, downloadThroughput=bytes_a_second, uploadThroughput=-1)

    def end(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


class Path:
    """The network between phone and computer: passes on so many bytes a second, until it is cut."""
    def __init__(self, bytes_a_second):
        parts = urllib.parse.urlsplit(address)
        self.there, self.bytes_a_second, self.through, self.is_open = (parts.hostname, parts.port), bytes_a_second, [], True
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self.let_in, daemon=True).start()

    def let_in(self):
        while True:
            phone = self.door.accept()[0]
            if not self.is_open:
                phone.close()
                continue
            computer = socket.create_connection(self.there)
            self.through += [phone, computer]
            threading.Thread(target=self.pass_on, args=(phone, computer, 1 << 30), daemon=True).start()
            threading.Thread(target=self.pass_on, args=(computer, phone, None), daemon=True).start()

    def pass_on(self, one, other, limit):
        try:
            while piece := one.recv(16384):
                other.sendall(piece)
                time.sleep(len(piece) / (limit or self.bytes_a_second))
        except OSError:
            pass
        for end in one, other:
            end.close()

    def cut(self):
        self.is_open = False
        for end in self.through:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def open(self):
        self.is_open = True


FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


# The words with too little contrast (WCAG 2, relative luminance) to their background. Those in the circle change with it.
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
    small = page.js("[...document.querySelectorAll('button, .button, #feed')].filter(one => one.offsetParent && "
                    "one.getBoundingClientRect().height < 44).map(one => one.textContent)")
    ok(where + ": all that can be pressed is large enough for a thumb", not small, *small)

"""Who may say something to `walkcoach share`, and what: share_checkin.py PART ADDRESS COUNT... Speaks TAP.

PART: strangers, nonsense, once or flood, each for a server that has just begun: it takes thirty answers a minute.
COUNT: a command that prints how many answers are noted."""
import http.client, json, socket, subprocess, sys, time, urllib.parse, uuid

part, address, count = sys.argv[1], sys.argv[2], sys.argv[3:]
parts = urllib.parse.urlsplit(address)
HOST, PORT, PREFIX = parts.hostname, parts.port, parts.path
OWN = "http://%s:%d" % (HOST, PORT)
LIMIT = 60                                # seconds that any one answer may take
DAY = time.strftime("%Y-%m-%d")
GOOD = {"day": DAY, "walk": "20min", "level": 2, "minutes": 20, "left_early": False, "feel": "good", "signs": []}
HEADERS = {"Origin": OWN, "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}


def ok(name, good, *details):
    print(("ok - " if good else "not ok - ") + name, flush=True)
    if not good:
        for detail in details:
            print("#   %r" % (detail,), flush=True)


def noted():
    return int(subprocess.run(count, capture_output=True, check=True).stdout)


def answer(**changes):
    return json.dumps(dict(GOOD, id=str(uuid.uuid4()), **changes))


def ask(method, path, headers={}, body=None, host=None):
    """None where the connection was cut off without an answer. A header that is None is left out."""
    connection = http.client.HTTPConnection(HOST, PORT, timeout=LIMIT)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True, skip_host=host is not None)
        if host:
            connection.putheader("Host", host)
        body = body.encode("utf-8", "surrogateescape") if isinstance(body, str) else body
        if body is not None and "Content-Length" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        for key, value in headers.items():
            if value is not None:
                connection.putheader(key, value)
        connection.endheaders(body)
        reply = connection.getresponse()
        return reply.status, reply.read(), reply
    except OSError:
        return None, b"", None
    finally:
        connection.close()


def post(body, path=PREFIX + "checkin", host=None, **changes):
    headers = dict(HEADERS, **{key.replace("_", "-"): value for key, value in changes.items()})
    return ask("POST", path, headers, body, host)


def refused(name, wanted, *reply):
    """It was answered so, and nothing was noted."""
    global before
    now = noted()
    ok(name, reply[0] in wanted and now == before, wanted, reply[:2], before, now)
    before = now


def her_day():
    status, text, reply = ask("GET", PREFIX + "today.json")
    ok("her day is there", status == 200 and "state" in json.loads(text), status, text)
    ok("as JSON that nobody keeps", (reply.getheader("Content-Type"), reply.getheader("Cache-Control")) == ("application/json", "no-store"),
       reply.getheaders())
    ok("HEAD gives its length alone", ask("HEAD", PREFIX + "today.json")[:2] == (200, b""))
    for path in "/today.json", PREFIX[:-2] + "/today.json", PREFIX + "../today.json", PREFIX + "today.json/", PREFIX + "today.json%00":
        status, text, _ = ask("GET", path)
        ok("it is not at " + path.replace(PREFIX, "/SECRET/"), status == 404 and b"state" not in text, status)
    ok("nor for who asks another computer", ask("GET", PREFIX + "today.json", host="evil.example")[0] == 421)


def strangers():
    """None of these counts as one of the thirty."""
    for path in "/checkin", "/", PREFIX, PREFIX[:-2] + "/checkin", "/aaaaaaaaaaaaaaaaaaaa/checkin", PREFIX + "checkin/", PREFIX + "Checkin", \
            PREFIX + "checkin%00", PREFIX + "../checkin", PREFIX + "today.json", PREFIX + "index.json":
        refused("nobody says anything at " + path.replace(PREFIX, "/SECRET/"), (404, 405), *post(answer(), path))
    for origin in None, "null", "", "http://evil.example", "http://%s" % HOST, "http://%s:%d" % (HOST, PORT + 1), "https://%s:%d" % (HOST, PORT), \
            OWN + "/", OWN + ".evil.example", "http://evil.example#" + OWN, OWN + " http://evil.example":
        refused("nor from the origin %s" % origin, (400, 403), *post(answer(), Origin=origin))
    for host in "evil.example", "evil.example:%d" % PORT, "", "127.0.0.1.example.org":
        refused("nor to the host \"%s\"" % host, (400, 421), *post(answer(), host=host, Origin="http://" + host))
    refused("nor with the host of another than its page", (403,), *post(answer(), host="localhost:%d" % PORT))
    for site in "cross-site", "same-site", "none", "":
        refused("nor from a page that is %s" % (site or "nothing"), (403,), *post(answer(), **{"Sec-Fetch-Site": site}))
    for kind in None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", "text/json", \
            "application/json; charset=utf-7":
        refused("nor as %s" % kind, (415,), *post(answer(), Content_Type=kind))
    for method in "GET", "PUT", "DELETE", "PATCH", "OPTIONS":
        refused(method + " says nothing", (404, 405), *ask(method, PREFIX + "checkin", HEADERS, answer() if method not in ("GET", "OPTIONS") else None))
    refused("what is too long is refused by its length", (413,), *post(b" " * 1025 + answer().encode()))
    for length in "1025", "99999999999999999999", "-1", "0x10", "1e2":
        refused("nor is anything said in %s bytes" % length, (400, 413, None), *post(answer(), Content_Length=length))


def what_is_no_answer():
    """Each counts as one of the thirty."""
    one = json.loads(answer())
    without = {key: value for key, value in one.items() if key != "feel"}
    for name, body in [
            ("a thought that is never kept", answer(signs=["harm"])), ("nor with another sign", answer(signs=["leaking", "harm"])),
            ("a sign that there is not", answer(signs=["hunger"])), ("signs that are no list", answer(signs="leaking")),
            ("a sign that is a number", answer(signs=[1])), ("less than all", json.dumps(without)), ("more than all", answer(more=1)),
            ("an id that is none", answer().replace('-', ' ')), ("a day that is none", answer(day="2026-02-30")),
            ("a day in words", answer(day="9 March 2026")), ("a day long ago", answer(day="1970-01-01")),
            ("a folder", answer(walk="../20min")), ("a walk without a name", answer(walk="")),
            ("a walk that rings", answer(walk="20min\a")), ("a walk that clears the screen", answer(walk="\u009b2J")),
            ("a long walk", answer(walk="w" * 101)), ("a level that there is not", answer(level=5)), ("a level that is half", answer(level=1.5)),
            ("minutes without end", answer(minutes=1 << 40)), ("minutes below none", answer(minutes=-1)),
            ("yes as a word", answer(left_early="yes")), ("how it was, though she left", answer(left_early=True)),
            ("how a drill was", answer(level=0)), ("a feeling of their own", answer(feel="splendid")),
            ("two answers", answer() + answer()), ("an array", "[%s]" % answer()), ("a deep one", "[" * 1000),
            ("nothing", ""), ("what is not UTF-8", answer().replace("20min", "\udcff"))]:
        refused("no answer: " + name, (400,), *post(body))


def one_is_noted():
    global before
    said = answer(feel="", signs=["leaking", "bleeding-pad"])
    status, text, _ = post(said)
    ok("one answer is noted", (status, json.loads(text or "0")) == (200, {"noted": "new"}) and noted() == before + 1, status, text, noted())
    before += 1
    status, text, _ = post(said)
    ok("the same again has no effect", (status, json.loads(text or "0")) == (200, {"noted": "before"}) and noted() == before, status, text)
    slow = socket.create_connection((HOST, PORT), timeout=LIMIT)
    other = answer(walk="b\u00e4r", level=0, feel="").encode()
    head = "POST %scheckin HTTP/1.1\r\nHost: %s:%d\r\nOrigin: %s\r\nContent-Type: application/json; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
    slow.sendall((head % (PREFIX, HOST, PORT, OWN)).encode())
    for byte in other:
        slow.sendall(b"1\r\n%c\r\n" % byte)
    slow.sendall(b"0\r\n\r\n")
    got = slow.recv(4096)
    ok("one that comes byte by byte, too", got.startswith(b"HTTP/1.1 200 ") and noted() == before + 1, got, noted())
    before += 1
    slow.close()
    cut = socket.create_connection((HOST, PORT), timeout=LIMIT)
    cut.sendall((head % (PREFIX, HOST, PORT, OWN)).encode() + b"40\r\n" + answer().encode()[:64] + b"\r\n")
    cut.close()
    endless = socket.create_connection((HOST, PORT), timeout=LIMIT)
    try:
        endless.sendall((head % (PREFIX, HOST, PORT, OWN)).encode())
        for _ in range(10000):
            endless.sendall(b"100\r\n" + b" " * 256 + b"\r\n")
        got = endless.recv(4096)
    except OSError:
        got = b""
    endless.close()
    refused("one without an end is cut off", (True,), not got.startswith(b"HTTP/1.1 2"), got)
    ok("and the next is served", ask("GET", PREFIX)[0] == 200)


def a_flood():
    """Whoever has the address may say thirty things a minute, and all together no more."""
    global before
    statuses = [post(answer())[0] for _ in range(60)]
    new = noted() - before
    ok("of sixty at once most are refused", statuses.count(200) == new and new <= 30 and set(statuses) == {200, 429}, statuses, new)
    before += new
    reply = post(answer())
    refused("and told when", (429,), *reply)
    ok("in a header", reply[2].getheader("Retry-After") == "60", reply[2].getheaders())
    ok("while the page still comes", ask("GET", PREFIX)[0] == 200)


before = noted()
for act in {"strangers": (her_day, strangers), "nonsense": (what_is_no_answer,), "once": (one_is_noted,), "flood": (a_flood,)}[part]:
    act()

"""Friends and enemies of `walkcoach share`, for tests/share.test.sh: share_client.py ADDRESS FOLDER. Speaks TAP."""
import email.utils, hashlib, http.client, os, resource, socket, sys, urllib.parse

address, folder = sys.argv[1:]
parts = urllib.parse.urlsplit(address)
HOST, PORT, PREFIX = parts.hostname, parts.port, parts.path
LIMIT = 60                                # seconds that any one answer may take
BIG = open(os.path.join(folder, "01-walk.mp3"), "rb").read()


def ok(name, good, *details):
    print(("ok - " if good else "not ok - ") + name, flush=True)
    if not good:
        for detail in details:
            print("#   %r" % (detail,), flush=True)


def ask(path, method="GET", headers={}, body=None, host=None):
    """The path goes out as it is, without any tidying. host: for the Host header; "": without it."""
    connection = http.client.HTTPConnection(HOST, PORT, timeout=LIMIT)
    connection.putrequest(method, path, skip_accept_encoding=True, skip_host=host is not None)
    if host:
        connection.putheader("Host", host)
    for key, value in headers.items():
        connection.putheader(key, value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, text, answer


def connect(source=None):
    return socket.create_connection((HOST, PORT), timeout=LIMIT, source_address=(source, 0) if source else None)


def start_download(source, path=PREFIX + "01-walk.mp3"):
    friend = connect(source)
    friend.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32 * 1024)
    friend.sendall(b"GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % (path.encode(), HOST.encode()))
    return friend


def finish_download(friend, got):
    while piece := friend.recv(65536):
        got += piece
    friend.close()
    return got.split(b"\r\n\r\n", 1)[1]


def what_a_friend_gets():
    status, text, answer = ask(PREFIX)
    ok("the path leads to the page", status == 200 and b"<html" in text, status, text[:100])
    ok("which is HTML", answer.getheader("Content-Type") == "text/html; charset=utf-8", answer.getheaders())
    status, text, answer = ask(PREFIX + "01-walk.mp3")
    ok("a file comes with its exact bytes", status == 200 and text == BIG, status, len(text))
    ok("and with its type", answer.getheader("Content-Type") == "audio/mpeg", answer.getheaders())
    status, text, _ = ask(PREFIX + urllib.parse.quote("a wide walk, äö.mp3"))
    ok("a name with blanks and umlauts works", status == 200 and len(text) == 1000, status)
    status, text, answer = ask(PREFIX + "01-walk.mp3", "HEAD")
    ok("HEAD gives the length alone", (status, text, answer.getheader("Content-Length")) == (200, b"", str(len(BIG))), status)


def ranges():
    for name, wanted, range_, bytes_ in [
            ("the first two bytes", 206, "bytes=0-1", BIG[:2]), ("the last hundred", 206, "bytes=-100", BIG[-100:]),
            ("from the middle on", 206, "bytes=6000000-", BIG[6000000:]),
            ("beyond the end", 206, "bytes=11999990-99999999", BIG[-10:])]:
        status, text, answer = ask(PREFIX + "01-walk.mp3", headers={"Range": range_})
        ok("a range: " + name, status == wanted and text == bytes_, status, len(text))
    status, _, answer = ask(PREFIX + "01-walk.mp3", headers={"Range": "bytes=12000000-"})
    size = answer.getheader("Content-Range")
    ok("a range outside is 416 and gives the size", status == 416 and size == "bytes */12000000", status, size)


def what_she_has_already():
    """Marks of a file, and what a visitor is sent who has it, or has what it was before."""
    path, inside = PREFIX + "growing.mp3", os.path.join(folder, "growing.mp3")
    old, new = b"old" * 3000, b"new" * 4000
    def put(content):
        with open(inside + ".part", "wb") as file:
            file.write(content)
        os.utime(inside + ".part", (1700000000, 1700000000))         # the same second: the clock of a card, or a copy
        os.rename(inside + ".part", inside)
    put(old)
    _, text, answer = ask(path)
    tag, changed = answer.getheader("ETag"), answer.getheader("Last-Modified")
    ok("a file comes with its marks", text == old and tag and tag[0] + tag[-1] == '""', tag)
    ok("its time is that of the file", changed and email.utils.parsedate_to_datetime(changed).timestamp() == 1700000000, changed)
    def sent(**headers):
        status, text, answer = ask(path, headers={key.replace("_", "-"): value for key, value in headers.items()})
        return status, text
    half = {"Range": "bytes=6000-"}
    ok("who has it is sent nothing", sent(If_None_Match=tag) == (304, b"") and sent(If_None_Match='"x", W/' + tag) == (304, b"")
       and sent(If_None_Match="*")[0] == 304 and sent(If_Modified_Since=changed) == (304, b""))
    ok("who has another is sent it", sent(If_None_Match='"x"') == (200, old) and
       sent(If_Modified_Since="Tue, 14 Nov 2000 22:13:20 GMT") == (200, old))
    ok("who has its half is sent the other half", sent(If_Range=tag, **half) == (206, old[6000:]) and
       sent(If_Range=changed, **half) == (206, old[6000:]) and sent(If_Match=tag, **half) == (206, old[6000:]))
    friend = start_download(None, path)
    begun = friend.recv(16)
    put(new)
    ok("a download that has begun ends as it began", finish_download(friend, begun) == old)
    ok("who has half of what it was is sent all of what it is", sent(If_Range=tag, **half) == (200, new))
    ok("or, if she wants only the old one, hears so", sent(If_Match=tag, **half)[0] == 412, sent(If_Match=tag, **half))
    ok("and so by its time", sent(If_Unmodified_Since="Tue, 14 Nov 2000 22:13:20 GMT")[0] == 412)
    ok("what it was is not what it is", sent(If_None_Match=tag) == (200, new))
    for name in "", "page.js", "page.css", "index.json", "feed.xml":
        tag = ask(PREFIX + name)[2].getheader("ETag")
        ok("the same of /SECRET/" + name, tag and ask(PREFIX + name, headers={"If-None-Match": tag})[0] == 304, tag)


def whose_name():
    """A page of another name that leads here (DNS rebinding) reads nothing."""
    own = socket.gethostname()
    for host in "x", "example.org", "evil.example:%d" % PORT, "", "127.0.0.1.example.org", HOST + ".example.org", own + "x", "[::", ":":
        status, text, _ = ask(PREFIX, host=host)
        ok("asked for as \"%s\" it is another's" % host, status in (400, 421) and b"html" not in text, status, text[:100])
    for host in HOST, "%s:%d" % (HOST, PORT), own, own.upper() + ".", "%s.local:%d" % (own.split(".")[0], PORT), "localhost", "[::1]:80":
        status = ask(PREFIX, host=host)[0]
        ok("asked for as \"%s\" it is ours" % host, status == 200 or host == "[::1]:80" and not os.path.exists("/proc/net/if_inet6"), status)


def the_policy():
    for name in ["", "page.js", "page.css", "01-walk.mp3", "index.json", "feed.xml", "none", "picture.svg"]:
        policy = ask(PREFIX + name)[2].getheader("Content-Security-Policy") or ""
        ok("nothing but its own files runs in /SECRET/" + name, "default-src 'none'" in policy and "script-src 'self';" in policy
           and "unsafe" not in policy and "frame-ancestors 'none'" in policy, policy)


def the_short_address():
    status, _, answer = ask(PREFIX[:-1])
    ok("the address without its last slash leads to the one with it", (status, answer.getheader("Location")) == (301, PREFIX), status)


def refusals():
    for method in "POST", "PUT", "DELETE", "OPTIONS":
        status, _, answer = ask(PREFIX + "01-walk.mp3", method, body=b"x" * 100 if method != "OPTIONS" else None)
        ok(method + " is 405", status == 405 and answer.getheader("Allow") == "GET, HEAD", status)
    inside = PREFIX + "01-walk.mp3"
    for path in ["/", "/01-walk.mp3", PREFIX[:-2], PREFIX[:-2] + "/", PREFIX + "page.html", PREFIX + "../page.js", PREFIX + "none.mp3", PREFIX + "../secret.txt",
                 PREFIX + "..", PREFIX + "%2e%2e%2fsecret.txt", PREFIX + "%2e%2e/secret.txt", PREFIX + "..%5csecret.txt",
                 PREFIX + "....//secret.txt", PREFIX + "/01-walk.mp3", "/" + inside, PREFIX + "./01-walk.mp3", inside + "/",
                 inside + "%00", inside + "%00.txt", PREFIX + "%00", "/%00" + inside, PREFIX + "link.txt", PREFIX + "inner.mp3",
                 PREFIX + ".hidden.txt", PREFIX + "notes.html", PREFIX + "feed.template.xml", PREFIX + folder + "/01-walk.mp3",
                 "/etc/passwd", PREFIX + "/etc/passwd", PREFIX + "%252e%252e%252fsecret.txt", PREFIX + "%c0%ae%c0%ae/secret.txt"]:
        status, text, _ = ask(path)
        shown = path.replace(PREFIX, "/SECRET/").replace(folder, "FOLDER")
        ok("404 for " + shown, status == 404 and b"secret" not in text and b"walk" not in text, status, text[:100])


def shout(name, request):
    """A request that nobody sane sends: refused or cut off, never served."""
    enemy, got = connect(), b""
    try:
        enemy.sendall(request)
        enemy.shutdown(socket.SHUT_WR)
        while piece := enemy.recv(65536):
            got += piece
    except OSError:
        pass                              # cut off while still shouting
    enemy.close()
    ok(name + " is refused", not got.startswith(b"HTTP/1.1 2"), got[:100])
    ok("and the next is served", ask(PREFIX)[0] == 200)


def shouting():
    host = b" HTTP/1.1\r\nHost: " + HOST.encode() + b"\r\n"
    head = b"GET " + PREFIX.encode() + host
    shout("1 MB of header", head + b"X-Long: " + b"a" * (1 << 20) + b"\r\n\r\n")
    shout("1 MB of short headers", head + b"X: y\r\n" * ((1 << 20) // 6) + b"\r\n")
    shout("1 MB of address", b"GET " + PREFIX.encode() + b"a" * (1 << 20) + host + b"\r\n")
    shout("noise", hashlib.sha512(b"noise").digest() * 1000 + b"\r\n\r\n")
    shout("a NUL in the address", b"GET " + PREFIX.encode() + b"link.txt\0.mp3" + host + b"\r\n")


def a_crowd():
    """500 who connect and say nothing, one who asks and never reads; a friend was there before, another comes after."""
    friend = start_download("127.0.0.1")
    got = friend.recv(4096)
    crowd = [connect("127.0.0.%d" % (2 + i // 20)) for i in range(500)]
    slow = start_download("127.0.0.99")
    ok("a friend's download goes on beside 500 idle visitors and a slow one", finish_download(friend, got) == BIG)
    ok("another friend comes in meanwhile", finish_download(start_download("127.0.0.100"), b"") == BIG)
    pushy = [connect("127.0.0.101") for _ in range(200)]
    ok("however many one machine opens, others are served", finish_download(start_download("127.0.0.102"), b"") == BIG)
    for one in crowd + pushy + [slow]:
        one.close()


soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(2048, hard) if hard != resource.RLIM_INFINITY else 2048, hard))
what_a_friend_gets()
ranges()
what_she_has_already()
whose_name()
the_policy()
the_short_address()
refusals()
shouting()
a_crowd()

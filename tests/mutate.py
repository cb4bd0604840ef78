#!/usr/bin/env python3
"""How much our tests hold: plants one small fault at a time in a copy, and sees whether a test goes red.

  make mutate N=200 SEED=7      the same faults each time, from the same sources
  make mutate NAMED=1           those of tests/faults.txt, each of which has to be found; NAMED=list only says which
  AT=src/mix/duck.c             only faults of files whose path holds this
  JOBS=2                        so many at once, each in a copy of the tree of its own
  BUDGET=150                    so many seconds of a fault's tests, of processor time, and of time for those that run alone, since others
                                wait for them; what was not run is said beside a survivor
  FROM=50                       without the first 50 of them, to go on where a run was ended

What is drawn. Seven in ten in src/ (*.c and *.h), three in ten in the *.cfg of scripts/, voices/ and config/, uniformly over
the lines that could hold a fault; then a kind of those that the line allows, then a place in it. In src: a comparison, a
constant by one, && for ||, + for -, true for false, a `!` gone, a statement dropped, two adjacent arguments swapped. In data: a
number by one in its last digit, true for false, a word of a text dropped, exchanged with its neighbour, or another word of the
file in its place. What does not compile without a warning, or gives the same object, or only makes an array or a piece of
memory larger, is drawn again. Kinds that mostly crash (a test against NULL turned round) are drawn for one fault in five at
most. Not drawn: the page that a phone shows (config/share/), festival.scm, and the pages made by the program (config/pages/).

What is run. The tests that run the line or read the file, as `make coverage` saw it (out/build/coverage/map.json); those
named after the file first, then of tests/golden the messages by themselves, then the quick ones, and those that run little else
than this file. The first red one ends it; out of its time is red. A test that is red on the sources as they are is left out.

What does not count. Comparing the whole output with what the program once wrote: all of tests/golden but its .err (a
case's .err is the message about one mistake), pages, completions and pictures that are made, and tests that look at the text of
the sources (layers, house, names, format).
"""
import concurrent.futures
import difflib
import glob
import json
import os
import queue
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MAP = os.path.join(ROOT, "out/build/coverage/map.json")
RELEASE = "out/build/release"

LEAKS = "leaks.test.sh"  # runs a program of its own, with AddressSanitizer, that `make coverage` does not see
GIVES_BACK = re.compile(r"\b\w*(?:free|close|delete|destroy|unref|fini)\w*\(")
LEAKS_SECONDS = 20.0  # `make coverage` has no such program, and leaves it out
LEFT_OUT = ("house", "layers", "names", "pictures", "warnings", "sealed", "compilers", "language_docs", "memory", "voices_bench")
NO_KILLER = {  # of these tests, lines that compare whole outputs
    "golden.test.sh": re.compile(r"its (timeline|plan|json|svg|vtt|srt|lrc|cue|chapters|sheet) is as expected"),
    "install.test.sh": re.compile(r"is what the program prints \(make pages\)"),
    "plot.test.sh": re.compile(r"byte for byte"),
}
UNKNOWN_SECONDS = 5.0
GOLDEN = "golden.err"  # the messages of tests/golden, of what the compiler of the cases says: ten seconds instead of minutes
GOLDEN_SECONDS = 10.0
GOLDEN_FOLDERS = ("base", "conf", "rules", "session", "timeline", "cast", "coach", "mix", "plan")
ALONE_FOR = ("play", "sink", "phone", "picture")  # folders of src whose faults are looked for by tests that run alone, too: minutes
OWN_FIRST = 40.0  # a test named after the file comes first, if it is no longer than this

def apart():
    """A fault may signal -1, which is every process: tests get processes of their own, where that may be done."""
    # The shell is the first process there, to whom signals do nothing; the test is not.
    command = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child", "sh", "-c", '"$@"; exit $?', "sh"]
    try:
        return command if subprocess.run(command + ["true"], capture_output=True, check=False).returncode == 0 else []
    except OSError:
        return []


APART = apart()

# --- What a line of C may hold -----------------------------------------------------------------------------------------

TOKEN = re.compile(r"""
    (?P<string>"(?:\\.|[^"\\])*") | (?P<char>'(?:\\.|[^'\\])*') | (?P<comment>//.*|/\*.*?\*/) |
    (?P<number>\b(?:0[xX][0-9a-fA-F]+|\d+\.\d*(?:[eE][-+]?\d+)?|\.\d+|\d+(?:[eE][-+]?\d+)?)[uUlLfF]*\b|\b\d+\.) |
    (?P<word>[A-Za-z_]\w*) |
    (?P<op>->|\+\+|--|<<=|>>=|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\.\.\.|[-+*/%<>=!&|^~?:;,.(){}\[\]\#\\])
""", re.X)
TURNED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&"}
WORDS_TURNED = {"true": "false", "false": "true"}
TYPES = re.compile(r"^\s*(?:static|const|extern|typedef|enum|struct|union|unsigned|signed|int|char|bool|float|double|size_t|void|"
                   r"[A-Z]\w*[a-z]\w*|u?int\d+_t|FILE|ssize_t|inline|return|case|default|else|goto|if|for|while|switch|do)\b")
EITHER_WAY = ("strcmp", "strcasecmp", "files_same_name", "fmin", "fmax", "fminf", "fmaxf")  # swapped arguments mean the same
ARRAY = re.compile(r"^\s*(?:[A-Za-z_]\w*[ *]+)+\w+(?:\[\w*\])*\[$")  # what is before the size of a declared array
ROOM = re.compile(r".*\b(?:ARENA_ARRAY|arena_alloc|malloc|calloc)\([^;]*\+ $")  # what is before the room to spare of an allocation
PARAMETER = re.compile(r"^(?:const )?[A-Za-z_]\w* [\w* ]+(?:\[\w*\])?$")
DROPPED = re.compile(r"^(\s+)(?:[A-Za-z_(*+-][^;{}]*;|(?:break|continue|return);)\s*(?://.*)?$")


def one_more(text, rng):
    """A number, another by one in its last digit."""
    match = re.match(r"(0[xX])?([0-9a-fA-F.]+?)([eE][-+]?\d+)?([uUlLfF]*)$", text)
    if not match:
        return None
    prefix, digits, power, suffix = (g or "" for g in match.groups())
    if prefix:
        return prefix + format(int(digits, 16) + 1, "x") + suffix
    places = len(digits.split(".")[1]) if "." in digits else 0
    value = int(digits.replace(".", "") or 0)
    value += 1 if value == 0 or rng.random() < 0.5 else -1
    if not places:
        return str(value).rjust(len(digits) if digits[0] == "0" else 1, "0") + ("." if "." in digits else "") + power + suffix
    padded = str(value).rjust(len(digits) - 1 if places else 0, "0")
    return padded[:-places] + "." + padded[-places:] + power + suffix


def smaller(was, now):
    """A size, if it is the smaller one: an array with room to spare is as good."""
    return now if now and int(now, 0) < int(was, 0) else was


def tokens_of(line):
    return [(m.lastgroup, m.group(), m.start(), m.end()) for m in TOKEN.finditer(line)]


def arguments(tokens):
    """Pairs of neighbours between the brackets of a call: (start, end, start, end)."""
    found, stack = [], []
    for at, (kind, text, start, end) in enumerate(tokens):
        if text in "([{" and kind == "op":
            call = text == "(" and at > 0 and tokens[at - 1][0] == "word" and \
                tokens[at - 1][1] not in ("if", "for", "while", "switch", "sizeof", "return") + EITHER_WAY
            stack.append([call, [end]])
        elif text in ")]}" and kind == "op":
            if not stack:
                continue
            call, cuts = stack.pop()
            cuts.append(start)
            for i in range(len(cuts) - 2) if call else ():
                found.append((cuts[i] + (i > 0), cuts[i + 1], cuts[i + 1] + 1, cuts[i + 2]))
        elif text == "," and stack:
            stack[-1][1].append(start)
    return found


def faults_of_c(line):
    """What could be planted in a line: (kind, can only crash, how)."""
    if not line.strip() or line.lstrip().startswith("//"):
        return []
    tokens = tokens_of(line)
    directive = line.lstrip().startswith("#")
    if directive and not re.match(r"\s*#\s*define\s+\w+\s+\S", line):
        return []
    found = []

    def put(kind, start, end, new, crash=False):
        found.append((kind, crash, lambda rng: line[:start] + (new(rng) or line[start:end] if callable(new) else new) + line[end:]))

    for at, (kind, text, start, end) in enumerate(tokens):
        before = tokens[at - 1] if at else ("", "", 0, 0)
        after = tokens[at + 1] if at + 1 < len(tokens) else ("", "", 0, 0)
        if kind == "op" and text in TURNED:
            null = after[1] == "NULL" or before[1] == "NULL"
            put("comparison" if text not in ("&&", "||") else "and-or", start, end, TURNED[text], null)
        elif kind == "number" and (ARRAY.match(line[:start]) or ROOM.match(line[:start])) and not line.lstrip().startswith(("return", "case")):
            put("constant", start, end, lambda rng, text=text: smaller(text, one_more(text, rng)))
        elif kind == "number":
            put("constant", start, end, lambda rng, text=text: one_more(text, rng))
        elif kind == "word" and text in WORDS_TURNED:
            put("true-false", start, end, WORDS_TURNED[text])
        elif text == "!" and kind == "op":
            pointer = after[1] in ("found", "text", "name", "path", "file", "arena", "self", "p", "at") or "NULL" in line
            put("not", start, end, "", pointer)
        elif text in "+-" and kind == "op" and (before[0] in ("word", "number") or before[1] in (")", "]")) and before[1] != "return":
            put("plus-minus", start, end, "-" if text == "+" else "+")
    level = line.count("(") == line.count(")")
    if level and not directive and DROPPED.match(line) and not TYPES.match(line) or re.match(r"^\s+(break|continue|return);", line):
        indent = re.match(r"\s*", line).group()
        found.append(("dropped", False, lambda rng: indent + ";"))
    if not directive:
        for a, b, c, d in arguments(tokens):
            left, right = line[a:b].strip(), line[c:d].strip()
            if left and right and left != right and not left.startswith('"') and not PARAMETER.match(left) and not PARAMETER.match(right):
                blank = " " if line[a] == " " else ""
                found.append(("swapped", False, lambda rng, a=a, d=d, new=blank + right + ", " + left: line[:a] + new + line[d:]))
    return found


# --- What a line of a session may hold -----------------------------------------------------------------------------------


def faults_of_data(line, vocabulary):
    found, quoted, at = [], [], 0
    code = line
    while at < len(line):  # texts, and where the comment begins
        if line[at] == '"':
            end = line.find('"', at + 1)
            while end > 0 and line[end - 1] == "\\":
                end = line.find('"', end + 1)
            if end < 0:
                break
            quoted.append((at + 1, end))
            at = end + 1
        elif line[at] == "#" or line.startswith("//", at):
            code = line[:at]
            break
        else:
            at += 1
    in_text = lambda place: any(a <= place < b for a, b in quoted)
    for match in re.finditer(r"(?<![\w.])\d+(?:\.\d+)?", code):
        start, end = match.span()
        found.append(("number", False, lambda rng, s=start, e=end: line[:s] + (one_more(line[s:e], rng) or line[s:e]) + line[e:]))
    for match in re.finditer(r"\b(true|false)\b", code):
        if not in_text(match.start()):
            s, e = match.span()
            found.append(("true-false", False, lambda rng, s=s, e=e: line[:s] + WORDS_TURNED[line[s:e]] + line[e:]))
    for a, b in quoted:
        words = [(m.start() + a, m.end() + a) for m in re.finditer(r"[A-Za-z][\w'-]*", line[a:b])]
        for i, (s, e) in enumerate(words):
            found.append(("word", False, lambda rng, s=s, e=e: line[:s] + rng.choice(vocabulary) + line[e:]))
            if len(words) > 1:
                found.append(("word-dropped", False, lambda rng, s=s, e=e: (line[:s] + line[e:]).replace("  ", " ").replace('" ', '"')
                              if line[e:e + 1] == " " else line[:s] + line[e:]))
            if i + 1 < len(words):
                s2, e2 = words[i + 1]
                found.append(("words-exchanged", False, lambda rng, s=s, e=e, s2=s2, e2=e2:
                              line[:s] + line[s2:e2] + line[e:s2] + line[s:e] + line[e2:]))
    return found


# --- Drawing -----------------------------------------------------------------------------------------------------------


class Fault:
    def __init__(self, file, line, old, new, kind):
        self.file, self.line, self.old, self.new, self.kind = file, line, old, new, kind

    def __str__(self):
        return "%s:%d [%s]\n    %s\n -> %s" % (self.file, self.line, self.kind, self.old.strip(), self.new.strip())


class Sources:
    """The lines that can hold a fault, in an order that depends on nothing but the files."""

    def __init__(self, at):
        listed = subprocess.run(["git", "ls-files", "src", "scripts", "voices", "config"], cwd=ROOT, capture_output=True,
                                check=True, text=True).stdout.split("\n")
        self.text, self.lines = {}, {"src": [], "data": []}
        for file in sorted(listed):
            group = "src" if re.match(r"src/.*\.[ch]$", file) else "data" if file.endswith(".cfg") else None
            if not group or at not in file:
                continue
            lines = open(os.path.join(ROOT, file)).read().split("\n")
            self.text[file] = lines
            words = sorted(set(re.findall(r"[A-Za-z][\w'-]+", " ".join(re.findall(r'"([^"]*)"', "\n".join(lines))))))
            for number, line in enumerate(lines):
                if faults_of_c(line) if group == "src" else faults_of_data(line, words or ["word"]):
                    self.lines[group].append((file, number, words or ["word"]))

    def draw(self, rng, group, crash):
        while True:
            file, number, words = rng.choice(self.lines[group])
            line = self.text[file][number]
            found = faults_of_c(line) if group == "src" else faults_of_data(line, words)
            found = [f for f in found if crash or not f[1]]
            if not found:
                continue
            kind = rng.choice(sorted({f[0] for f in found}))
            new = rng.choice([f for f in found if f[0] == kind])[2](rng)
            if new != line:
                return Fault(file, number + 1, line, new, kind)


def named_faults(path):
    """Of tests/faults.txt: `= what it is`, then a file, `-` lines as they are and `+` lines as they are to be."""
    faults, name, file, old, new = [], None, None, [], []

    def close():
        if name:
            text = open(os.path.join(ROOT, file)).read()
            before, after = "\n".join(old), "\n".join(new)
            if text.count(before) != 1:
                raise SystemExit("faults.txt: %s: its lines are %d times in %s" % (name, text.count(before), file))
            faults.append((name, Fault(file, text[:text.index(before)].count("\n") + 1, before, after, "named")))
    for line in open(path).read().split("\n"):
        if line.startswith("= "):
            close()
            name, file, old, new = line[2:], None, [], []
        elif line.startswith("-") and name:
            old.append(line[1:])
        elif line.startswith("+") and name:
            new.append(line[1:])
        elif line.strip() and not line.startswith("#"):
            file = line.strip()
    close()
    return faults


# --- Which tests are nearest -----------------------------------------------------------------------------------------------


class Near:
    def __init__(self):
        if not os.path.exists(MAP):
            raise SystemExit("mutate: there is no %s; run `make coverage` first" % os.path.relpath(MAP))
        self.map = json.load(open(MAP))
        self.shift, self.ran = {}, {}

    def then(self, file, line):
        """Which line it was when the map was made."""
        if file not in self.shift:
            was = self.map["sources"].get(file, "").split("\n")
            now = open(os.path.join(ROOT, file)).read().split("\n")
            self.shift[file] = {}
            for a, b, size in difflib.SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks():
                for i in range(size):
                    self.shift[file][b + i + 1] = a + i + 1
        return self.shift[file].get(line)

    def of(self, fault, present):
        """Tests, the nearest first; None: no test runs that line."""
        names, numbers = self.map["tests"], None
        if fault.file.startswith("src/"):
            lines = self.map["lines"].get(fault.file, {})
            # A line without code of its own (of a statement over several lines, or a table): the nearest with code.
            was = [self.then(fault.file, fault.line + i) for i in range(fault.old.count("\n") + 1)]
            numbers = sorted({n for w in was if w for n in lines.get(str(w), [])})
            if not numbers and not any(w and str(w) in self.map["code"].get(fault.file, []) for w in was):
                numbers = sorted({n for tests in lines.values() for n in tests})
                if not numbers:  # a header without code
                    numbers = list(range(len(names)))
        else:
            numbers = self.map["opened"].get(fault.file, [])
        near = [names[n] for n in numbers] + [n for n in present if n not in names]
        near = [n for n in near if n in present and n.split(".")[0] not in LEFT_OUT]
        if fault.file.split("/")[1] not in ALONE_FOR:
            near = [n for n in near if ".alone." not in n]
        if "golden.test.sh" in near and fault.file.split("/")[1] in GOLDEN_FOLDERS:
            near.append(GOLDEN)
        if LEAKS in present and LEAKS not in near and fault.kind == "dropped" and GIVES_BACK.search(fault.old):
            near.append(LEAKS)
        return sorted(near, key=lambda n: (not self.is_own(n, fault.file), n != GOLDEN, (self.seconds(n) + 0.5) / self.share(n, fault.file), n))

    def share(self, name, file):
        """How much of what a test runs is in this file: one part in a thousand at least."""
        if not self.ran:
            for number, test in enumerate(self.map["tests"]):
                self.ran[test] = {}
            for source, lines in self.map["lines"].items():
                for tests in lines.values():
                    for number in tests:
                        ran = self.ran[self.map["tests"][number]]
                        ran[source] = ran.get(source, 0) + 1
        ran = self.ran.get("golden.test.sh" if name == GOLDEN else name)
        return max(0.001, ran.get(file, 0) / max(1, sum(ran.values()))) if ran else 0.01

    def seconds(self, name):
        if name == GOLDEN:
            return GOLDEN_SECONDS
        seconds = self.map["seconds"].get(name, UNKNOWN_SECONDS)
        return max(seconds, LEAKS_SECONDS) if name == LEAKS else seconds

    def is_own(self, test, file):
        stem = os.path.splitext(os.path.basename(file))[0]
        folder = file.split("/")[1]
        own = test.split(".")[0].removeprefix("test_")
        return self.seconds(test) <= OWN_FIRST and own in (stem, folder, "%s_%s" % (folder, stem), "shipped")


# --- A copy, in which faults are planted -----------------------------------------------------------------------------------


class Copy:
    def __init__(self, number, folder):
        self.root = os.path.join(folder, "copy%d" % number)
        os.makedirs(self.root)
        files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        subprocess.run("tar -c --null -T - | tar -x -C '%s'" % self.root, shell=True, cwd=ROOT, input=files, check=True)
        os.makedirs(self.root + "/out/build", exist_ok=True)
        for build in (RELEASE, "out/build/asan"):
            if os.path.isdir(os.path.join(ROOT, build)):
                subprocess.run(["cp", "-a", os.path.join(ROOT, build), os.path.join(self.root, "out/build/")], check=True)
        for name in glob.glob(ROOT + "/out/walkcoach"):
            subprocess.run(["cp", "-a", name, self.root + "/out/"], check=True)
        self.spent = 0.0  # seconds of processor time, by tests
        self.linked = set()  # unit programs that hold what is planted
        self.make("all", "units")

    def make(self, *targets):
        done = subprocess.run(["make", "-s", "CFLAGS=-Werror", *targets], cwd=self.root, capture_output=True, text=True, errors="replace")
        return done.returncode == 0, done.stderr

    def present(self):
        found = glob.glob(self.root + "/" + RELEASE + "/unit/test_*") + glob.glob(self.root + "/tests/*.test.sh")
        return {os.path.basename(f): f for f in found if os.access(f, os.X_OK) and not f.endswith(".d")}

    def objects(self, file):
        if file.endswith(".c"):
            return ["%s/%s.o" % (RELEASE, file[:-2])]
        found = subprocess.run(["grep", "-rlE", file.replace(".", r"\.") + "( |$|:)", "--include=*.d", RELEASE + "/src"], cwd=self.root,
                               capture_output=True, text=True, check=False)
        return sorted(f[:-2] + ".o" for f in found.stdout.split())

    def code(self, objects):
        """The objects without what only a debugger reads."""
        found = []
        for name in objects:
            bare = os.path.join(self.root, "out/bare.o")
            subprocess.run(["objcopy", "-g", os.path.join(self.root, name), bare], check=True)
            found.append(open(bare, "rb").read())
        return found

    def link(self, names):
        """Several unit programs at once: to read the Makefile takes longer than to link one."""
        units = [n for n in names if not n.endswith((".sh", ".err"))]
        if units and self.make("out/walkcoach", *["%s/unit/%s" % (RELEASE, n) for n in units])[0]:
            self.linked.update(units)

    def write(self, fault, old, new):
        self.linked.clear()
        path = os.path.join(self.root, fault.file)
        lines = open(path).read().split("\n")
        before, after = old.split("\n"), new.split("\n")
        start = fault.line - 1
        assert lines[start:start + len(before)] == before, (fault.file, fault.line)
        lines[start:start + len(before)] = after
        with open(path, "w") as out:
            out.write("\n".join(lines))

    def plant(self, fault):
        """Does it compile, and does it change the code?"""
        objects = self.objects(fault.file) if fault.file.startswith("src/") else []
        before = self.code(objects)
        self.write(fault, fault.old, fault.new)
        if objects and not (self.make(*objects)[0] and self.code(objects) != before):
            self.mend(fault)
            return False
        return True

    def mend(self, fault):
        self.write(fault, fault.new, fault.old)
        objects = self.objects(fault.file) if fault.file.startswith("src/") else []
        if objects:
            self.make(*objects)

    def golden(self, limit):
        """The cases whose messages are others."""
        self.make(RELEASE + "/golden")
        found = self.root + "/out/found"
        shutil.rmtree(found, ignore_errors=True)
        os.makedirs(found)
        folder = self.root + "/tests/golden"
        cases = sorted(f for f in os.listdir(folder) if f.endswith(".cfg"))
        try:
            status = subprocess.run(APART + [self.root + "/" + RELEASE + "/golden", found] + cases, cwd=folder, timeout=limit, check=False,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        except subprocess.TimeoutExpired:
            return ["not ok - out of its %d s" % limit]
        self.spent += GOLDEN_SECONDS
        said = lambda where, case: open(os.path.join(where, case)).read() if os.path.exists(os.path.join(where, case)) else None
        red = [c[:-4] for c in cases if said(folder, c[:-4] + ".err") != said(found, c[:-4] + ".err")]
        return ["not ok - %s: its .err" % c for c in red] or (["not ok - status %d" % status] if status else [])

    def run(self, name, path, limit):
        """Lines that are red."""
        if name == GOLDEN:
            return self.golden(limit)
        if name.endswith(".sh"):
            targets = ["all", RELEASE + "/golden"] if name.split(".")[0] in ("install", "embed", "golden", "library") else ["out/walkcoach"]
        else:
            targets = ["out/walkcoach", RELEASE + "/unit/" + name]
        made, said = (True, "") if name in self.linked else self.make(*targets)
        if made and name == "leaks.test.sh":
            made, said = self.make("BUILD=asan", "out/build/asan/walkcoach")
        if not made:
            return ["not ok - it does not link: " + said[-300:]]
        env = dict(os.environ, BUILD="release", BIN=self.root + "/out/walkcoach", DIR=self.root + "/" + RELEASE,
                   CMOCKA_MESSAGE_OUTPUT="TAP", ASAN_OPTIONS="detect_leaks=0")
        with tempfile.TemporaryFile() as log:
            process = subprocess.Popen(APART + [path], cwd=self.root, env=env, stdin=subprocess.DEVNULL, stdout=log,
                                       stderr=subprocess.STDOUT, start_new_session=True)
            late = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
            late.start()
            begun = time.monotonic()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            late.cancel()
            self.spent += time.monotonic() - begun if ".alone." in name else used.ru_utime + used.ru_stime
            log.seek(0)
            out = log.read().decode(errors="replace")
        if process.returncode == -signal.SIGKILL:
            return ["not ok - out of its %d s" % limit]
        ignored = NO_KILLER.get(name)
        red = [line for line in out.splitlines() if line.startswith("not ok")]
        if not red and process.returncode:
            return ["not ok - status %d" % process.returncode]
        return [line for line in red if not (ignored and ignored.search(line))]


class Bench:
    """Plants faults and says what became of each."""

    def __init__(self, near, copies, budget):
        self.near, self.budget = near, budget
        self.free = queue.Queue()
        self.untrusted, self.trusted = set(), set()
        self.alone = threading.Lock()
        for copy in copies:
            self.free.put(copy)

    def red(self, copy, name, path):
        limit = 5 * self.near.seconds(name) + 20
        if ".alone." not in name:
            return copy.run(name, path, limit)
        with self.alone:
            return copy.run(name, path, limit) and copy.run(name, path, limit)

    def judge(self, copy, fault):
        """(killed by, its line) or (None, how many tests of how many)."""
        present = copy.present()
        tests = self.near.of(fault, present)
        ran, copy.spent = 0, 0.0
        for at, name in enumerate(tests):
            if name in self.untrusted:
                continue
            if copy.spent >= self.budget:
                break
            if ran and name not in copy.linked:  # the first ones mostly find it
                copy.link(tests[at:at + 8])
            red = self.red(copy, name, present.get(name))
            ran += 1
            if red and name not in self.trusted:  # is it red without the fault, too?
                copy.mend(fault)
                (self.untrusted if self.red(copy, name, present.get(name)) else self.trusted).add(name)
                copy.plant(fault)
            if red and name not in self.untrusted:
                return name, red[0]
        return None, "no test runs it" if not tests else "%d of %d tests" % (ran, len(tests))

    def take(self, draw):
        copy = self.free.get()
        try:
            fault = draw()
            while not copy.plant(fault):
                another = draw()
                if another is fault:  # a named one
                    return fault, None, "it does not compile, or changes nothing"
                fault = another
            try:
                return (fault, *self.judge(copy, fault))
            finally:
                copy.mend(fault)
        finally:
            self.free.put(copy)


def main():
    count, seed = int(os.environ.get("N") or 200), int(os.environ.get("SEED") or 7)
    at, jobs, budget = os.environ.get("AT") or "", int(os.environ.get("JOBS") or 2), float(os.environ.get("BUDGET") or 150)
    if os.environ.get("NAMED") == "list":
        print("\n".join(name for name, _ in named_faults(ROOT + "/tests/faults.txt")))
        return
    near = Near()
    draws, first = [], int(os.environ.get("FROM") or 0)
    if os.environ.get("NAMED"):
        only = os.environ["NAMED"]
        for name, fault in named_faults(ROOT + "/tests/faults.txt"):
            if only == "1" or only in name:
                fault.kind = name
                draws.append(lambda fault=fault: fault)
    else:
        sources = Sources(at)
        for i in range(first, count):
            rng = random.Random("%d:%d" % (seed, i))
            group = "data" if i % 10 in (2, 5, 8) else "src"
            if not sources.lines[group]:
                group = "src" if group == "data" else "data"
            draws.append(lambda rng=rng, group=group, i=i: sources.draw(rng, group, i % 5 == 0))
    folder = tempfile.mkdtemp(prefix="walkcoach-mutate.")
    os.chmod(folder, 0o755)  # some tests run the program as somebody else
    signal.signal(signal.SIGTERM, lambda *_: (shutil.rmtree(folder, ignore_errors=True), os._exit(1)))
    try:
        bench = Bench(near, [Copy(i, folder) for i in range(min(jobs, len(draws)))], budget)
        results = []
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for done in concurrent.futures.as_completed([pool.submit(bench.take, d) for d in draws]):
                fault, killer, line = done.result()
                results.append((fault, killer))
                if killer:
                    print("killed    %s:%d [%s] by %s: %s" % (fault.file, fault.line, fault.kind, killer, line[:160]), flush=True)
                else:
                    print("SURVIVED  %s\n    (%s)" % (fault, line), flush=True)
        report(results, seed, bench.untrusted)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0)


def report(results, seed, untrusted):
    folders = {}
    for fault, killer in results:
        parts = fault.file.split("/")
        total = folders.setdefault("/".join(parts[:2]) if parts[0] == "src" else parts[0], [0, 0])
        total[0] += killer is not None
        total[1] += 1
    for folder, (killed, drawn) in sorted(folders.items()):
        print("%-16s %3d of %3d killed" % (folder, killed, drawn))
    if untrusted:
        print("red without a fault, and left out: " + " ".join(sorted(untrusted)))
    killed = sum(k is not None for f, k in results)
    print("%d of %d killed: %.1f %% (seed %d)" % (killed, len(results), 100 * killed / max(1, len(results)), seed))


if __name__ == "__main__":
    main()

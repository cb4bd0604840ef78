"""Runs what the documents tell a reader to type, and speaks TAP. BIN is the program, TMP a folder for it.

    ```console           `$ command`, and below it what it prints, line by line; `...` is any number of lines. One after the other, in
                         one home: what a command leaves is there for the next
    ```cfg file PATH     is saved for them under ~/.config/walkcoach (`wrong PATH`: too, though it has a mistake); a path without a
                         folder in the working folder
    <!-- $ command -->   is run between them, and not shown; `<!-- today DATE -->` is the day from there on
    any other command    in a block or between backticks ends with status 0, in a copy of a home where all those files are; what takes a
                         sound device, with 3
"""
import os, re, shutil, subprocess, sys

BIN, TMP = os.environ["BIN"], os.environ["TMP"]
DOCUMENTS = ["README.md", "scripts/README.md", "scripts/NUMBERS.md", "src/README.md", "CHANGELOG.md", "config/pages/walkcoach.1",
             "config/pages/walkcoach.5"]
TODAY = "1795867200"                                   # Sunday 29 November 2026 at noon
STANDS_FOR = {"NAME": "long-inhale", "FILE...": "pond.cfg", "FILE": "pond.cfg", "RULE": "long-inhale", "COMMAND": "render", "KEY": "pace",
              "SESSION": "5min", "DIR": "walks", "/media/card": "card"}
ANSWERS = ["--start 20", "--answer up=yes", "--answer at-home=yes", "--answer wound-dry=yes", "--answer risk=yes", "--answer floor=yes",
           "--answer check-6=yes"]
OURS = re.compile(r"^(?:\$ )?((?:out/)?walkcoach(?: .*|$)|make(?: .*)?$)")
# What waits for somebody only says what it takes (tests/share*.test.sh and tests/init.test.sh are somebody), and what makes long files
# makes them quickly.
QUICKER = [(r"walkcoach (share\b[^&|]*|init$|init(?= &&))", r"walkcoach \1 --help"), (r"(walkcoach (?:export|batch)\b[^&|]*)", r"\1 --format wav --mono --sample-rate 8000"),
           (r"export --all", "export --all --level 1"), (r"--voice calm", "--voice silent"), (r"(walkcoach render\b[^&|]*\.mp3[^&|]*)", r"\1 --to 0:20")]


def ok(name, good, *details):
    print(("ok - " if good else "not ok - ") + name, flush=True)
    if not good:
        for detail in details:
            for line in str(detail).split("\n")[:30]:
                print("#   " + line, flush=True)


def text_of(path):
    """A document; of a manual page the examples, as the others write them."""
    text = open(path, encoding="utf-8").read()
    if path.endswith(".md"):
        return text
    text = re.sub(r"\\fB(.*?)\\fP", lambda m: "`%s`" % m.group(1).replace("\n", " "), text, flags=re.S)
    return text.replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")


def pieces(text):
    """(kind, what) in the order of the document: file, wrong, console, hidden, today, typed."""
    fence, body = None, []
    for line in text.split("\n"):
        if line.startswith("```"):
            if fence is None:
                fence, body = line[3:].split(), []
            else:
                if fence[:1] == ["console"]:
                    yield "console", body
                elif fence[:1] == ["cfg"] and len(fence) == 3:
                    yield fence[1], (fence[2], "\n".join(body) + "\n")
                fence = None
        elif fence is not None:
            body.append(line)
        elif found := re.match(r"<!-- (\$|today) (.*) -->$", line):
            yield ("hidden" if found[1] == "$" else "today"), found[2]
        elif line.startswith("    ") and OURS.match(line.strip()):
            yield "typed", line.strip()
        else:
            for code in re.findall(r"(?<!`)`([^`]+)`(?!`)", line):
                if OURS.match(code) and code != "walkcoach":
                    yield "typed", code


class Home:
    def __init__(self, name, silent):
        self.home, self.today = os.path.join(TMP, name), TODAY
        self.config = os.path.join(self.home, ".config/walkcoach")
        self.work = os.path.join(self.config, "scripts")
        os.makedirs(self.work)
        if silent:
            open(os.path.join(self.config, "walkcoach.cfg"), "w").write(
                'voice = "silent"\nbaby_born = "2026-09-20"\nbirth = "vaginal"\nlevel = 2\n')

    def save(self, path, text):
        path = os.path.join(self.config if "/" in path or path == "walkcoach.cfg" else self.work, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "w", encoding="utf-8").write(text)

    def copy(self, name):
        other = Home.__new__(Home)
        other.home, other.today = os.path.join(TMP, name), self.today
        shutil.rmtree(other.home, ignore_errors=True)
        shutil.copytree(self.home, other.home)
        other.config, other.work = os.path.join(other.home, ".config/walkcoach"), os.path.join(other.home, ".config/walkcoach/scripts")
        return other

    def run(self, command, where=None):
        """Status and what was printed, on either stream."""
        asked = dict(os.environ, HOME=self.home, XDG_CONFIG_HOME=self.home + "/.config", XDG_STATE_HOME=self.home + "/.local/state",
                     XDG_CACHE_HOME=TMP + "/spoken", SOURCE_DATE_EPOCH=self.today, PATH=TMP + "/programs:" + os.environ["PATH"],
                     ALSA_CONFIG_PATH="/dev/null", PULSE_SERVER="unix:/nonexistent", NO_COLOR="1")    # no sound card of this machine
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=where or self.work, env=asked, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=250)
        return done.returncode, done.stdout.decode("utf-8", "replace")


def matches(wanted, got):
    """Line by line; a line `...` is any number of lines, and one that ends so goes on as it likes."""
    pattern = ""
    for line in wanted:
        if line == "...":
            pattern += r"(?:.*\n)*?"
        elif line.endswith("..."):
            pattern += re.escape(line[:-3]) + r".*\n"
        else:
            pattern += re.escape(line) + r" *\n"
    return re.fullmatch(pattern, got.rstrip("\n") + "\n" if got else "") is not None


def run_console(document, home, lines):
    command, wanted = None, []
    for line in lines + ["$ "]:
        if not line.startswith("$ "):
            wanted.append(line)
            continue
        if command:
            status, got = home.run(command)
            if command.startswith("mkdir"):
                home.work = os.path.join(home.config, "scripts")
            ok("%s: $ %s" % (document, command), matches(wanted, got) and "no such command" not in got, "status %d" % status, "it prints:", got)
        command, wanted = line[2:], []


def targets():
    return set(" ".join(re.findall(r"^([a-z][a-z -]*):(?!=)", open("Makefile").read(), re.M)).split())


def as_typed(command):
    """What stands for something is filled in; `out/walkcoach` is the program, too; a remark goes."""
    command = re.sub(r"\s+#.*$", "", OURS.match(command)[1]).removeprefix("out/")
    return " ".join(STANDS_FOR.get(word, word) for word in command.split(" "))


def run_typed(document, home, shown):
    command = as_typed(shown)
    if command.startswith("make"):
        words = [word for word in command.split()[1:] if "=" not in word and not word.startswith("-")]
        return ok("%s: %s is in the Makefile" % (document, shown), all(word in targets() for word in words), words)
    for slow, quick in QUICKER:
        command = re.sub(slow, quick, command)
    there = home.copy("typed")
    for taken in re.findall(r"walkcoach new (\S+)", command):
        if os.path.exists(os.path.join(there.work, taken + ".cfg")):
            os.remove(os.path.join(there.work, taken + ".cfg"))
    status, got = there.run(command, there.config if re.search(r" (scripts|voices)/", command) else None)
    missed = re.search(r"no sound device|a terminal", got)
    ok("%s: %s" % (document, shown), status == 0 or missed, "%s: status %d" % (command, status), got)


def main():
    os.makedirs(TMP + "/programs")
    os.symlink(BIN, TMP + "/programs/walkcoach")
    for player in ["mpv"]:
        open(TMP + "/programs/" + player, "w").write("#!/bin/sh\ncat >/dev/null\n")
        os.chmod(TMP + "/programs/" + player, 0o755)
    everything, found = Home("everything", True), []
    for document in DOCUMENTS:
        found.append((document, list(pieces(text_of(document)))))
        for kind, what in found[-1][1]:
            if kind == "file" and not re.match(r"walkcoach.cfg|scripts/(levels|cues)/", what[0]):
                everything.save(*what)
    everything.save("walkers.jsonl", "".join(line.strip() + "\n" for line in open("README.md") if line.startswith('    {"id"')))
    for answer in ANSWERS:
        everything.run("walkcoach done " + answer)
    seen = set()
    for document, all_of_it in found:
        home = Home(document.replace("/", "-"), False)
        for kind, what in all_of_it:
            if kind in ("file", "wrong"):
                home.save(*what)
            elif kind == "console":
                run_console(document, home, what)
            elif kind == "hidden":
                ok("%s: (%s)" % (document, what), home.run(what)[0] == 0)
            elif kind == "today":
                home.today = subprocess.check_output(["date", "-u", "-d", what + " 12:00", "+%s"], text=True).strip()
            elif as_typed(what) not in seen:
                seen.add(as_typed(what))
                run_typed(document, everything, what)
    ok("the documents hold commands (%d)" % len(seen), len(seen) > 50)


main()

#!/usr/bin/env bash
# Every message that conf/ can give has a case in its tests: the longest piece of each format string without a % is
# looked for in slips.txt and the unit tests. Two are a second line of defence: no text is known that leads to them, and the
# fuzzer stops at the first one that does. The third is for a file that changes while it is opened.
. "$(dirname "$0")/lib.sh"

python3 - src/conf/*.c <<'P'
import glob, re, sys

literal = r'"(?:[^"\\]|\\.)*"'
cases = open("tests/unit/slips.txt").read()
for name in ("conf", "conf_explain"):
    cases += re.sub(r'"\s*\n\s*"', "", open(f"tests/unit/test_{name}.c").read()).replace('\\"', '"')
for path in glob.glob("tests/golden/*.err"):
    cases += open(path).read()
unreachable = {
    "this line, or the end of the one before, is malformed (libconfig:",
    "not a file",
}
call = re.compile(r'\b(?:diag_error|conf_slip)\((?:[^;"]|' + literal + r')*?;', re.S)
count = 0
for path in sys.argv[1:]:
    source = open(path).read()
    for match in call.finditer(source):
        texts = [t[1:-1].replace('\\"', '"').replace("\\\\", "\\") for t in re.findall(literal, re.sub(r'"\s*\n\s*"', "", match.group()))]
        for text in texts:
            pieces = re.split(r"%(?:\.\*)?[-0-9.*]*(?:ll|z)?[a-zA-Z]", text)
            piece = max(pieces, key=len).strip()
            if len(piece) < 8 or piece in unreachable:
                continue
            count += 1
            if piece not in cases:
                line = source[: match.start()].count("\n") + 1
                print(f'not ok - a case has the message "{piece}"\n#   {path}:{line}')
enough = count > 60
print(f"{'ok' if enough else 'not ok'} - {count} messages of conf/ were looked for, and each had its case unless named above")
P

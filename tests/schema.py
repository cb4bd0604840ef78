#!/usr/bin/env python3
"""Holds files of the language against `walkcoach schema`, by python3-jsonschema: schema.py SCHEMA PLACE FILE...
Prints what does not fit, a line each. Reads libconfig by itself: groups, lists, texts, numbers, true and false, remarks."""
import json
import re
import sys

from jsonschema import Draft7Validator

try:
    from jsonschema import Draft202012Validator as Validator
except ImportError:
    Validator = Draft7Validator

TOKEN = re.compile(r'\s+|#[^\n]*|//[^\n]*|/\*.*?\*/|(?P<text>"(?:\\.|[^"\\])*")|(?P<sign>[{}\[\]()=:;,])|(?P<word>[A-Za-z*][\w*-]*)|(?P<number>[+-]?[\d.]+(?:[eE][+-]?\d+)?)', re.S)


def tokens(text):
    at, found = 0, []
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise SyntaxError(text[at:at + 20])
        if match.lastgroup:
            found.append((match.lastgroup, match.group()))
        at = match.end()
    return found


def value(words):
    kind, word = words.pop(0)
    if word == "{":
        return group(words, "}")
    if word in "[(":
        items = []
        while words[0][1] not in "])":
            items.append(value(words))
            if words[0][1] == ",":
                words.pop(0)
        words.pop(0)
        return items
    if kind == "text":
        text = json.loads(word)
        while words and words[0][0] == "text":
            text += json.loads(words.pop(0)[1])
        return text
    if kind == "number":
        return float(word) if re.search(r"[.eE]", word) else int(word)
    return {"true": True, "false": False}[word.lower()]


def group(words, end=None):
    found = {}
    while words and words[0][1] != end:
        name = words.pop(0)[1]
        assert words.pop(0)[1] in "=:", name
        found[name.replace("-", "_")] = value(words)
        while words and words[0][1] in (";", ","):
            words.pop(0)
    if end:
        words.pop(0)
    return found


schema = json.load(open(sys.argv[1]))
Validator.check_schema(schema)
place = sys.argv[2]
validator = Validator({**schema, "$ref": f"#/$defs/{place}"})
for path in sys.argv[3:]:
    for error in validator.iter_errors(group(tokens(open(path).read()))):
        print(f"{path}: {'.'.join(map(str, error.absolute_path))}: {error.message[:120]}")

"""language_places.py PROGRAM FOLDER: puts keys into files, at each of their places, and prints what check does that it should not.

What `PROGRAM language --json` says of a key is held against what `PROGRAM check --json` says of a file: the example is taken, both
ends of a range are taken, what is just outside is refused. The ranges are those that are typed below. Prints a line for each that is not so, and last how many were tried.
"""
import json, os, subprocess, sys, wave

program, folder = sys.argv[1:3]
SESSION = 'extends = "20min"\n%s\n'
# A file for each place, with %s on a line of its own. Where the second is a name, it is this file of her own folder, and what is
# checked is the third.
PLACES = {
    'session': (SESSION, None, None),
    'way': ('extends = "20min"\nways: { pond: {\n%s\n} }\nphases: { pond: { after = "connect" } }\n', None, None),
    'part': ('extends = "20min"\nphases: { quiet: {\n%s\n} }\n', None, None),
    'drill': ('kind = "drill"\nbreath = "4s:6s"\nphases: { a: {\n%s\n each: { up = "in" } } }\nwords: { up = "Up" }\n', None, None),
    'pool': ('extends = "20min"\nwords: { look: {\n%s\n full = "Look." } }\nsay: { look = "1:00" }\n', None, None),
    'weeks': ('extends = "pelvic-tilt"\nweeks: {\n%s\n}\n', None, None),
    'gain': (SESSION.replace('%s', 'gain: {\n%s\n}'), None, None),
    'level': ('extends = "3"\n%s\n', 'scripts/levels/3.cfg', ['20min', '--level', '3']),
    'cue set': ('extends = "en"\n%s\n', 'scripts/cues/en.cfg', ['20min']),
    'direction': ('extends = "en"\ndirection: {\n%s\n}\n', 'scripts/cues/en.cfg', ['20min']),
    'questions': ('extends = "en"\nquestions: {\n%s\n}\n', 'scripts/cues/en.cfg', ['20min']),
    'must_say': ('extends = "en"\nmust_say: {\n%s\n}\n', 'scripts/cues/en.cfg', ['20min']),
    'drill steps': ('extends = "en"\ndrill_steps: {\n%s\n}\n', 'scripts/cues/en.cfg', ['20min']),
    'signs': ('extends = "en"\nsigns: {\n%s\n}\n', 'scripts/cues/en.cfg', ['20min']),
    'profile': ('%s\n', 'walkcoach.cfg', ['20min']),
    'voice': ('%s\nsilent: { }\n', 'voices/mine.cfg', ['20min', '--voice', 'mine']),
    'espeak': ('espeak: {\n%s\nvoice = "en" }\n', 'voices/mine.cfg', ['20min', '--voice', 'mine']),
    'command': ('command: {\n%s\nargv = ["true"] }\n', 'voices/mine.cfg', ['20min', '--voice', 'mine']),
    'recordings': ('recordings: {\n%s\nfolder = "." }\n', 'voices/mine.cfg', ['20min', '--voice', 'mine']),
    'sound pack': ('%s\n', 'config/sounds/mine.cfg', ['20min', '--sound', 'mine']),
    **{kind: (kind + ': {\n%s\n}\n', 'config/sounds/mine.cfg', ['20min', '--sound', 'mine'])
       for kind in ('in', 'out', 'lift', 'step', 'chime', 'halfway', 'end', 'bed')},
}
# Each key with a range, its places, and both ends, typed by hand: a length in seconds.
RANGES = [line.split() for line in """\
length session 60 86400
least way,part 0 86400
most way,part 0 86400
repeat way,part 1 50
level session 1 4
seed session 0 2147483647
pace session,level,way,part 60 140
own_pace session 60 140
most_lifts session,level 1 10
lift_rest session,level 60 600
gap pool 0 60
voice,breath,steps,lift,bed,chime gain -40 12
reps way,part 1 30
switch way,part 0 300
weeks profile 0 5200
level profile 1 4
own_pace profile 60 140
pace profile 60 140
delay profile 0 300
rate voice 80 220
gain voice -20 12
words_wrong voice 0 200
intelligibility voice 0 1
pitch espeak 0 99
range espeak 0 99
word_gap espeak 0 50
timeout command 0.1 600
processes command 1 16
own_rate command 60 400
pitch in,out,lift,chime,halfway,end 300 1500
pitch step 1000 3000
level in,out,lift,step,chime,halfway,end,bed -60 0
accent step 0 12
""".splitlines()]
OUT_OF_RANGE = {'range', 'length-range', 'pace-range', 'voice-command'}


def run(own, *arguments):
    environment = dict(os.environ, XDG_CONFIG_HOME=own)
    return json.loads(subprocess.run([program, *arguments], env=environment, capture_output=True, text=True).stdout)


def write(path, place, line):
    text = PLACES[place][0]
    if line.split()[0].rstrip(':') in ('extends', 'full', 'each'):    # the file has one: this one takes its place
        text = {'pool': text.replace(' full = "Look."', ''), 'drill': text.replace(' each: { up = "in" }', '')}.get(
            place, text.split('\n', 1)[1] if text.startswith('extends') else text)
    if line.startswith('harmless'):    # only in a language of her own
        text = text.replace('extends = "en"', 'extends = "en"\nlanguage = "de"')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    text = text % line
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    if 'mine.flac' in line:    # what it is shows in its first bytes, not in its name
        with wave.open(os.path.join(os.path.dirname(path), 'mine.flac'), 'wb') as sound:
            sound.setparams((1, 2, 44100, 0, 'NONE', ''))
            sound.writeframes(bytes([1, 2]) * 4410)
    return text.split('\n').index(line) + 1


def errors_at(found, path, number):
    return [one for one in found if one['file'] == path and one['line'] == number and one['severity'] == 'error']


def judge(cases):
    """[(place, line)]: for each the errors that check reports in that line."""
    answers, paths = [None] * len(cases), []
    for i, (place, line) in enumerate(cases):
        _, name, arguments = PLACES[place]
        own = f'{folder}/{i}'
        path = f'{own}/walkcoach/{name}' if name else f'{folder}/all/{i}.cfg'
        number = write(path, place, line)
        if name:
            answers[i] = errors_at([one for file in run(own, 'check', '--json', *arguments) for one in file], path, number)
        else:
            paths.append((i, path, number))
    found = run(f'{folder}/none', 'check', '--json', *(path for _, path, _ in paths))
    for (i, path, number), file in zip(paths, found):
        answers[i] = errors_at(file, path, number)
    return answers


def places_of(row):
    """In a walk the keys of a drill are refused, whatever they say."""
    for place in row['places']:
        if row['section'] != 'drills' or place not in ('part', 'way'):
            yield place
        elif place == 'part':
            yield 'drill'


def written(row, key, value):
    return f'{key} = "{value:.15g}s"' if row['length'] else f'{key} = {value:.15g}'


def main():
    rows = run(f'{folder}/none', 'language', '--json')
    typed = {(keys, places): (float(low), float(high)) for keys, places, low, high in RANGES}
    for row in rows:
        name = ','.join(row['keys']), ','.join(row['places'])
        if typed.pop(name, None) != ((row['low'], row['high']) if 'low' in row else None):
            print(f'{name}: another range')
    for name in typed:
        print(f'{name}: no range any more')
    tries = []    # (place, line, what it should be)
    for row in rows:
        for place in places_of(row):
            tries.append((place, row['example'], 'example'))
            for key in row['keys'] if 'low' in row else []:
                step = 1 if row['whole'] else 0.5
                for value, wanted in ((row['low'], 'end'), (row['high'], 'end'), (row['low'] - step, 'outside'),
                                      (row['high'] + step, 'outside')):
                    if value >= 0 or not row['length']:    # no length below 0 can be written
                        tries.append((place, written(row, key, value), wanted))
    for (place, line, wanted), errors in zip(tries, judge([(place, line) for place, line, _ in tries])):
        out = [error for error in errors if error['rule'] in OUT_OF_RANGE]
        if (wanted == 'example' and errors) or (wanted == 'end' and out):
            print(f'{place}: {line}: an {wanted}, and refused: {errors[0]["message"]}')
        if wanted == 'outside' and not out:
            print(f'{place}: {line}: is outside, and taken')
    print(sum(wanted == 'example' for _, _, wanted in tries), sum(wanted != 'example' for _, _, wanted in tries))


main()

#!/usr/bin/env bash
# What a listener hears of the mixing, measured on rendered files: where speech and sounds begin, how the rest steps back,
# that nothing clicks and nothing falls silent, and that a part is that part of the whole.
. "$(dirname "$0")/lib.sh"

cat >"$TMP/walk.cfg" <<'T'
title = "Not quite three minutes"
level = 3
bed   = "white"
phases: {
  open:    { length = "0:45" }
  connect: { length = "1:30"  say: { lift = "4th"  posture = "0:20, 1:00" } }
  close:   { length = "0:30" }
}
T
render() { "$BIN" render "$TMP/walk.cfg" --quiet "${@:2}" -o "$TMP/$1.wav" </dev/null 2>"$TMP/said" || cat "$TMP/said"; }
render whole
render voice --solo voice
render steps --solo steps
render bed --solo bed
render part --from 0:30 --to 1:20
"$BIN" show "$TMP/walk.cfg" --json >"$TMP/show.json" 2>/dev/null </dev/null

python3 - "$TMP" <<'P'
import json, sys, wave
import numpy as np
folder = sys.argv[1]
RATE = 44100

def read(name):
    with wave.open(f"{folder}/{name}.wav") as file:
        assert file.getframerate() == RATE and file.getnchannels() == 2 and file.getsampwidth() == 2
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2).astype(float) / 32768

def verdict(name, good, *why):
    print(f"{'ok' if good else 'not ok'} - {name}")
    if not good:
        print("#  ", *why)

def level(samples):
    return 10 * np.log10(np.mean(samples ** 2) + 1e-12)

whole, voice, steps, bed = (read(name) for name in ("whole", "voice", "steps", "bed"))
events = json.load(open(f"{folder}/show.json"))["events"]
spoken = [e for e in events if e["kind"] == "speech" and e.get("fate") != "left out" and e["end"] > e["onset"]]
spoken.sort(key=lambda e: e["onset"])

verdict("the walk lasts to the frame", len(whole) == 165 * RATE, len(whole))
verdict("there is speech to measure", len(spoken) >= 5, spoken)
overlaps = [(a["text"], b["text"]) for a, b in zip(spoken, spoken[1:]) if b["onset"] < a["end"]]
verdict("speech never overlaps", not overlaps, overlaps)

loud = np.abs(voice).max(axis=1)
late = []
for e in spoken:
    at = round(e["onset"] * RATE)
    first = at - RATE // 20 + np.argmax(loud[at - RATE // 20: at + RATE // 2] > 0.01)
    if abs(first - at) > RATE // 100:
        late.append((e["text"], (first - at) / RATE))
verdict("every phrase is first heard within 10 ms of its onset", not late, late)
outside = loud.copy()
for e in spoken:
    outside[round(e["onset"] * RATE) - 441: round(e["end"] * RATE) + 441] = 0
verdict("with --solo voice there is nothing between the phrases", outside.max() == 0, outside.max())

ticks = [round(e["time"] * RATE) for e in events if e["kind"] == "step"]
heard = np.abs(steps)
wrong = [at / RATE for at in ticks
         if heard[at - RATE // 100: at].max() > 0 or heard[at: at + RATE // 1000].max(axis=0).min() < 0.001]
verdict("every tick begins within 1 ms of its step, in both ears", len(ticks) > 50 and not wrong, len(ticks), wrong[:9])

def far_from_speech(at):
    return all(at + 0.2 < e["onset"] - 0.2 or at > e["end"] + 0.6 for e in spoken)

free = [bed[round(t * RATE): round((t + 0.2) * RATE)] for t in np.arange(45, 125, 0.5) if far_from_speech(t)]
under = [bed[round(e["onset"] * RATE): round(e["end"] * RATE)] for e in spoken if 42 < e["onset"] < 125]
depth = level(np.concatenate(free)) - level(np.concatenate(under))
verdict("a bed steps back by 10 to 20 dB while somebody speaks", 10 <= depth <= 20, depth)

alone = [e for a, e, b in zip([None] + spoken, spoken, spoken[1:] + [None]) if 42 < e["onset"] < 125
         and (not a or e["onset"] - a["end"] > 1.2) and (not b or b["onset"] - e["end"] > 1.2)]
def around(key, since, until):
    return level(np.concatenate([bed[round((e[key] + since) * RATE): round((e[key] + until) * RATE)] for e in alone]))
usual = level(np.concatenate(free))
early = around("onset", -0.4, -0.2)
verdict("it has not begun 200 ms before the first syllable", abs(early - usual) < 1.5, early, usual)
down = around("onset", -0.015, 0.02)
verdict("it is down with the first syllable", usual - down > 10, down, usual)
half = around("end", 0.2, 0.3)
verdict("it is half back after a quarter of a second", 3 < usual - half < 11, half, usual)
back = around("end", 0.55, 0.8)
verdict("it is back after 600 ms", abs(back - usual) < 1.5, back, usual)

blocks = whole[: len(whole) // 22050 * 22050].reshape(-1, 22050, 2)
soft = [level(block) for block in blocks[1:-1]]
verdict("nothing falls silent: never under -66 dBFS", min(soft) > -66, min(soft))
jump = np.abs(np.diff(bed, axis=0)).max()
verdict("ducking and crossing make no click: a bed jumps no further than its noise", jump < 12 * np.sqrt(np.mean(bed ** 2)), jump)
verdict("the walk ends without a click", np.abs(whole[-3:]).max() < 0.002, whole[-3:])
verdict("nothing is clipped", np.abs(whole).max() < 0.9, np.abs(whole).max())
part = read("part")
verdict("a part is that part of the whole, sample for sample", np.array_equal(part, whole[30 * RATE: 80 * RATE]), len(part))
P

# --- Stems: the layers as files ----------------------------------------------------------------------------------------------

says "--stems says what it wrote" "Its layers: stem-voice.wav, stem-breath.wav, stem-steps.wav, stem-lift.wav, stem-bed.wav, stem-chime.wav" \
    "$BIN" render "$TMP/walk.cfg" --stems --bits float --birth vaginal --weeks 20 --from 0:30 --to 1:30 -o "$TMP/stem.wav"
python3 - "$TMP" <<'P'
import glob, subprocess, sys
import numpy as np
def read(path):
    return np.frombuffer(subprocess.run(["sox", path, "-t", "f32", "-"], capture_output=True).stdout, "<f4").astype(float)
whole, parts = read(f"{sys.argv[1]}/stem.wav"), {path: read(path) for path in glob.glob(f"{sys.argv[1]}/stem-*.wav")}
off = np.abs(sum(parts.values()) - whole)
good = len(parts) == 6 and all(np.abs(part).max() > 0.001 for part in parts.values())
print("ok" if good and np.percentile(off, 95) < 1e-5 else "not ok", "- the layers add up to the whole, but for the limiter")
print("ok" if off[np.abs(whole) < 0.3].max() < 0.05 and off.max() < 0.3 else "not ok", "- and where it acts, to little more")
print(f"# {len(parts)} layers, the worst is {off.max():.4f} off; {np.mean(off > 1e-5):.5f} of the samples by more than 1e-5")
P
says "a layer that is not heard has no file" "Its layers: some-voice.wav, some-breath.wav, some-steps.wav, some-chime.wav" \
    "$BIN" render "$TMP/walk.cfg" --stems --mute bed,lift --birth vaginal --weeks 20 --from 0:30 --to 1:30 -o "$TMP/some.wav"
same "not even an empty one" "some-breath.wav some-chime.wav some-steps.wav some-voice.wav" "$(cd "$TMP" && ls some-*.wav | xargs)"
printf 'hers\n' >"$TMP/kept-voice.wav"
says "nothing of hers is replaced by a layer" "kept-voice.wav" "$BIN" render "$TMP/walk.cfg" --stems --to 0:20 -o "$TMP/kept.wav"
same "it is as it was" hers "$(cat "$TMP/kept-voice.wav")"
status "and there have to be files" 2 "$BIN" render "$TMP/walk.cfg" --stems -o -

#!/usr/bin/env bash
# The stop signs are heard, whatever a file of hers, a voice or an option does: what no golden case can show, because it needs
# files of her own, a voice that speaks, or a file that was made. How loud the signs are is measured here by numpy.
. "$(dirname "$0")/lib.sh"

own=$XDG_CONFIG_HOME/walkcoach
signs="Get help for chest pain, trouble breathing, heavy bleeding, a painful leg, bad headache or fainting. Stop if you hurt, leak or feel heavy."
# own NAME: a file of her own folder. fresh: without any.
own() { mkdir -p "$(dirname "$own/$1")"; cat >"$own/$1"; }
fresh() { rm -rf "$own"; }
# refused NAME TEXT COMMAND...: status 1, and it says TEXT.
refused() {
    local name=$1 text=$2 said got; shift 2
    said=$("$BIN" "$@" 2>&1 </dev/null); got=$?
    case "$got $said" in "1 "*"$text"*) pass "$name" ;; *) fail "$name" "exit $got, no \"$text\" in:" "$said" ;; esac
}
passes() { local name=$1; shift; status "$name" 0 "$BIN" check --strict "$@"; }
unheard=stop-signs-unheard

# --- Files of her own ----------------------------------------------------------------------------------------------------

passes "the shipped words pass" 20min
own scripts/cues/en.cfg <<<'extends = "en"
words: { stop_signs = "Enjoy." }
level_3: { stop_signs = "Enjoy." }'
refused "a cue set of her own that says \"Enjoy.\"" $unheard check 20min --level 3
own scripts/cues/en.cfg <<<'extends = "en"
signs: { chest_pain = "Enjoy" }'
refused "one that calls another word a sign" sign-words check 20min
own scripts/cues/en.cfg <<<'language = "en"
words: { x = "x" }'
refused "one without any of the words" "[" check 20min
own scripts/cues/en.cfg <<T
extends = "en"
words: { stop_signs: { priority = "must"  full = "$signs" }  welcome: { priority = "must"  full = "Hello again. Exercise, not medical advice." } }
T
passes "one that says them all passes" 20min
fresh

xx() { { echo 'extends = "en"  language = "xx"'; cat; } | own scripts/cues/xx.cfg; }
full='signs: { get_help = "hilp"  stop = "stap"  chest_pain = "boa"  breathing = "ada"  bleeding = "bla"  leg = "lag"  headache = "hod"
fainting = "fan"  pain = "pon"  leaking = "lak"  heavy = "huv" }'
said='Hilp boa, ada, bla, lag, hod, fan. Stap pon, lak, huv.'
words="words: { stop_signs: { priority = \"must\"  full = \"$said\" } }"
levels="$(for n in 3 4; do echo "level_$n: { stop_signs: { priority = \"must\"  full = \"$said\" } }"; done)"
foreign() { printf 'extends = "20min"\nlanguage = "xx"\nlevel = 2\n' | own scripts/mine.cfg; "$BIN" check mine 2>&1; }
says_of() { local name=$1 text=$2; case "$(foreign)" in *"$text"*) pass "$name" ;; *) fail "$name" "$(foreign)" ;; esac; }
own scripts/cues/xx.cfg <<<"$(sed 's/huv"/"/' <<<"$full") $words $levels"
says_of "a language that has no word for a sign" sign-words
own scripts/cues/xx.cfg <<<"$(sed 's/"huv"/"pon"/' <<<"$full") $words $levels"
says_of "one that has the same for two" sign-words
xx <<<"$full $words $levels"
says_of "one that says them is warned of: nobody has checked it" own-stop-signs
says_of "and of a voice that speaks another language" foreign-voice
xx <<<"$full $(sed 's/, huv/ up/' <<<"$words $levels")"
says_of "one that leaves a sign out" $unheard
fresh

own scripts/levels/3.cfg <<<'extends = "3"
mute = ["voice"]'
refused "a level of her own that mutes the voice" $unheard check 20min --level 3
own scripts/levels/3.cfg <<<'extends = "3"
gain: { voice = -30.0 }'
refused "one that turns it down" $unheard check 20min --level 3
own scripts/levels/3.cfg <<<'extends = "3"
words: { stop_signs = "Enjoy." }'
refused "one with words of its own" $unheard check 20min --level 3
fresh
own scripts/walk.cfg <<<'extends = "walk"
ways: { open: { mute = ["voice"] } }'
refused "a walk.cfg of her own" $unheard check 20min
refused "--anyway does not help" $unheard check 20min --anyway
own scripts/walk.cfg <<<'extends = "walk"
ways: { open: { pace = 100  breath = "3:4" } }'
refused "one that walks at once" $unheard check 20min
fresh
own scripts/mine.cfg <<<'extends = "20min"
allow = ["stop-signs-unheard"]
mute = ["voice"]'
refused "nor does allow" not-allowable check mine
fresh

# --- As it is really said ------------------------------------------------------------------------------------------------

hello="$(for n in 1 2 3 4 5; do printf 'Hello, and it is good that you are here today, on your own two feet, in the fresh air. '; done | cut -c 1-290)"
own scripts/mine.cfg <<T
extends = "20min"
length = "25:00"
phases: { open: { length = "3:00"  say: { before_you_go = "off"  setup = "off"  hello = "start"  stop_signs = "0:58" } } }
words: { hello: { priority = "must"  full = "$hello" }  one_ear: { priority = "must"  full = "$hello" }  welcome: { priority = "must"  full = "$hello" } }
T
refused "pushed behind the first minute by what is said before" "after the first minute" check --speech mine

own voices/low.cfg <<<'title = "Low"
language = "en"
command: { argv = ["sox", "-n", "-q", "-r", "22050", "{out}", "synth", "4", "sine", "90"] }'
refused "a voice of which nothing is in the band of speech" "too low or too high" check --speech 20min --voice low

# The decibels between the voice of the drill alone and all else alone, while the signs are said: --mute voice would leave the rest
# as loud as where nobody speaks.
drill() { printf 'extends = "breathing"\ngain: { voice = -6.0  breath = %s }\n' "$1" | own scripts/drill.cfg; }
over() {
    "$BIN" render drill -q --solo voice -o "$TMP/voice.wav" 2>/dev/null; "$BIN" render drill -q --solo breath,steps,lift,bed,chime -o "$TMP/rest.wav" 2>/dev/null
    "$BIN" show drill --json >"$TMP/show.json" 2>/dev/null
    python3 - "$TMP" <<'P'
import json, sys, wave
import numpy as np
folder = sys.argv[1]
said = [e for e in json.load(open(f"{folder}/show.json"))["events"] if e.get("pool") == "stop_signs" and e.get("fate") == "said"][0]
def power(name):
    with wave.open(f"{folder}/{name}.wav") as file:
        rate, width, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
        raw = np.frombuffer(file.readframes(file.getnframes()), np.uint8).reshape(-1, width)
    whole = sum(raw[:, i].astype(np.int32) << (8 * (i + 4 - width)) for i in range(width)).astype(float).reshape(-1, channels)
    part = whole[int(said["onset"] * rate):int(said["end"] * rate)]
    spectrum = np.abs(np.fft.rfft(part, axis=0)) ** 2
    pitch = np.fft.rfftfreq(len(part), 1 / rate)
    return spectrum[(pitch >= 400) & (pitch <= 4000)].sum()
print("%.1f" % (10 * np.log10(power("voice") / power("rest"))))
P
}
# What is refused cannot be rendered: there the breath sound is as much louder as its gain says. The program measures by filters
# that are not so steep: within 1 dB of the limit it may say either.
drill -12.0; soft=$(over)
drill -9.0; less=$(over)
check "three decibels more of the breath sound are three less between ($soft, $less)" python3 -c "exit(abs($soft - $less - 3) > 0.3)"
drill -6.0; check "without its voice the drill is rendered, too" "$BIN" render drill -q --mute voice --to 0:20 -o "$TMP/mute.wav"
wrong=
for gain in -12.0 -9.0 -6.0 -4.0 -2.0 0.0 6.0; do
    drill "$gain"
    verdict=$("$BIN" check --speech drill 2>&1 | grep -c "over all other sound")
    measured=$(python3 -c "print('%.1f' % ($soft - 12 - $gain))")
    limit=$(python3 -c "print(0 if $measured > 7 else 1 if $measured < 5 else '[01]')")
    [[ $verdict =~ ^$limit$ ]] || wrong="$wrong breath $gain: $measured dB, refused: $verdict;"
    seen="${seen-} $measured:$verdict"
done
same "a drill whose breath sound comes within 6 dB of the signs is refused, by what numpy measures ($seen)" "" "$wrong"
case "$seen" in *:0*:1*) pass "of these some pass and some do not" ;; *) fail "of these some pass and some do not" "$seen" ;; esac
fresh

# --- Cut off -------------------------------------------------------------------------------------------------------------

comment() { ffprobe -v error -show_entries format_tags=comment:stream_tags=comment -of default=nw=1:nk=1 "$1" | tr '[:upper:]' '[:lower:]'; }
# made NAME yes|no OPTION...: whether the signs are in what render makes, by its lines and by its comment.
made() {
    local name=$1 wanted=$2 lines found=yes tagged=yes; shift 2
    lines=$("$BIN" render 5min -q -o "$TMP/cut.flac" "$@" 2>&1 </dev/null)
    case "$lines" in *signs-cut*) found=no ;; esac
    case "$(comment "$TMP/cut.flac")" in *"stop signs are not heard"*) tagged=no ;; esac
    same "$name: on the screen, and in the file's comment" "$wanted $wanted" "$found $tagged"
}
made "the whole walk" yes
made "from its third part on" no --from connect
made "from the middle of the signs" no --from 0:12
made "to the middle of the signs" no --to 0:12
made "to the end of the opening" yes --to open
made "without the voice" no --mute voice
made "breath and steps alone" no --solo breath,steps
made "the voice alone" yes --solo voice
status "with --strict no such file is made" 1 "$BIN" render 5min --strict -q --from connect -o "$TMP/strict.flac"
check "none at all" test ! -e "$TMP/strict.flac"
lines=$("$BIN" render 5min -q --voice silent -o "$TMP/hum.flac" 2>&1 </dev/null)
same "a silent voice: one warning, and the comment" "1 1" \
     "$(grep -c warning <<<"$lines") $(comment "$TMP/hum.flac" | grep -c 'stop signs are not heard')"

lines=$("$BIN" export 5min --split --format flac --to "$TMP/parts" 2>&1 </dev/null)
count=$(ls "$TMP"/parts/*.flac | wc -l)
case "$lines" in *"$((count - 1)) of the files do not say the stop signs"*) pass "export --split says how many parts have none" ;;
*) fail "export --split says how many parts have none" "$lines" ;; esac
same "and so does each of them but the first" "$(ls "$TMP"/parts/*.flac | tail -n +2)" \
     "$(for file in "$TMP"/parts/*.flac; do case "$(comment "$file")" in *"stop signs are not heard"*) echo "$file" ;; esac; done)"
lines=$("$BIN" export 5min --format flac --to "$TMP/whole" 2>&1 </dev/null)
case "$lines" in *"stop signs"*) fail "a whole walk has them" "$lines" ;; *) pass "a whole walk has them" ;; esac

# Said before the device is looked for.
none() { ALSA_CONFIG_PATH=/dev/null PULSE_SERVER=unix:/nonexistent "$BIN" play 5min --delay 0 "$@" 2>&1 </dev/null; }
case "$(none --from connect)" in *signs-cut*) pass "play from a later part says so" ;; *) fail "play from a later part says so" "$(none --from connect)" ;; esac
case "$(none)" in *signs-cut*) fail "and not from the start" "$(none)" ;; *) pass "and not from the start" ;; esac

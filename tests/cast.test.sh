#!/usr/bin/env bash
# What a session, a profile, a level, a cue set, a voice, a pack or an option names is looked for beside it, then in the
# walker's own folder, then among what is installed; what leads nowhere is reported where it is named, and at once.
. "$(dirname "$0")/lib.sh"
command -v sox >/dev/null || { skip "what is named" "there is no sox"; exit; }

own=$XDG_CONFIG_HOME/walkcoach
mkdir -p "$own"/{scripts/levels,scripts/cues,voices,sounds} "$TMP"/{d,e}
hum() { mkdir -p "$(dirname "$1")"; sox -q -n -r 44100 -c 2 -b 16 "$1" synth 2 sine 300 gain -12; }
file() { mkdir -p "$(dirname "$1")"; printf '%b' "$2" >"$1"; }
nothing_wrong() { "$BIN" check "$@" 2>&1 | grep -qF 'no mistakes' || "$BIN" check "$@"; }
# once NAME TEXT COMMAND...: one line of what it prints holds TEXT, and it is the only mistake.
once() {
    local name=$1 text=$2 output; shift 2
    output=$("$@" 2>&1 </dev/null)
    if [ "$(grep -cF -- "$text" <<<"$output")" = 1 ] && [ "$(grep -c ': error: ' <<<"$output")" = 1 ]; then pass "$name"; else fail "$name" "$*" "$output"; fi
}

# --- Beside the file that names it --------------------------------------------------------------------------------

hum "$TMP/d/my.wav"
file "$TMP/d/be.cfg" 'extends = "20min"\nbed = "my.wav"\n'
check "a bed beside its walk is found from any folder" nothing_wrong "$TMP/d/be.cfg"
check "and from the walk's own" env -C "$TMP/d" "$BIN" check be.cfg
file "$TMP/e/child.cfg" 'extends = "../d/be"\ntitle = "A child elsewhere"\n'
check "the bed of what a walk extends is beside that" nothing_wrong "$TMP/e/child.cfg"
file "$TMP/d/child.cfg" 'extends = "be"\n'
check "what a walk extends is looked for beside it" nothing_wrong "$TMP/d/child.cfg"

hum "$TMP/d/in.wav"
file "$TMP/d/pond.cfg" 'title = "Pond"\nin: { file = "in.wav" }\n'
file "$TMP/d/mum.cfg" 'title = "Mum"\nlanguage = "en"\nrecordings: { folder = "takes"  fallback = "hums" }\n'
file "$TMP/d/hums.cfg" 'title = "Hums"\nsilent: { }\n'
file "$TMP/d/en2.cfg" 'extends = "en"\nlanguage = "en"\n'
hum "$TMP/d/takes/let-go.wav"
file "$TMP/d/all.cfg" 'extends = "20min"\nsound = "pond"\nvoice = "mum"\nlanguage = "en2"\nphases: { quiet: { sound = "pond"  bed = "takes/let-go.wav" } }\n'
check "so are a pack and its sound file, a voice and its recordings, its fallback, and a cue set" nothing_wrong "$TMP/d/all.cfg"
check "and all of it can be heard" "$BIN" render "$TMP/d/all.cfg" -q --to 0:20 -o "$TMP/all.wav"

file "$TMP/d/calm.cfg" 'title = "A walk"\nextends = "5min"\nvoice = "calm"\n'
file "$TMP/d/air.cfg" 'extends = "5min"\nsound = "air"\nvoice = "calm"\n'
check "a walk of a voice's or a pack's name beside it is neither" nothing_wrong "$TMP/d/air.cfg"

# --- Her own folder, then the installed one; ~/ ---------------------------------------------------------------------

file "$own/voices/mine.cfg" 'title = "Mine"\nsilent: { }\n'
file "$TMP/d/mine.cfg" 'title = "Mine, beside"\nlanguage = "en"\nespeak: { voice = "en-zz" }\n'
file "$TMP/d/which.cfg" 'extends = "20min"\nvoice = "mine"\n'
once "beside comes first" "$TMP/d/mine.cfg:3:19: error: espeak-ng has no voice \"en-zz\"" "$BIN" check "$TMP/d/which.cfg"
rm "$TMP/d/mine.cfg"
check "then her own folder" nothing_wrong "$TMP/d/which.cfg"
file "$own/scripts/mine.cfg" 'extends = "20min"\n'
file "$own/scripts/20min.cfg" 'extends = "20min"\ntitle = "Twenty of my own"\n'
says "a walk of hers that extends a name has hers of that name" "Twenty of my own" "$BIN" check mine
rm "$own"/scripts/*.cfg

hum "$HOME/rain.wav"
file "$HOME/mine/base.cfg" 'extends = "20min"\nbed = "~/rain.wav"\n'
file "$TMP/d/home.cfg" 'extends = "~/mine/base.cfg"\nphases: { quiet: { bed = "~/rain.wav" } }\n'
check "~/ is her home, for a bed and for what is extended" nothing_wrong "$TMP/d/home.cfg"
check "and in an option" "$BIN" render 5min --voice silent --bed='~/rain.wav' -q --to 0:20 -o "$TMP/a.wav"
file "$own/sounds/home.cfg" 'in: { file = "~/rain.wav" }\n'
file "$own/voices/home.cfg" 'recordings: { folder = "~/mine"  fallback = "silent" }\n'
check "in a pack and a voice" nothing_wrong 5min --sound home --voice home
file "$TMP/d/nohome.cfg" 'extends = "20min"\nbed = "~/snow.wav"\n'
once "one that is not there is named with her home" "nohome.cfg:2:7: error: bed \"~/snow.wav\" is neither a file ($HOME/snow.wav" "$BIN" check "$TMP/d/nohome.cfg"

# --- Written out whole, for another folder --------------------------------------------------------------------------

# What is only beside the walk must be found from the copy, and by its name what is found from everywhere.
hum "$TMP/w/my.wav"; sox -q -n -r 44100 -c 2 -b 16 "$TMP/w/low.wav" synth 2 sine 150 gain -12
hum "$own/sounds/hers.wav"
file "$TMP/w/deep.cfg" 'title = "Deep"\nin: { pitch = "600 > 900" }\n'
file "$TMP/w/hush.cfg" 'title = "Hush"\nlanguage = "en"\nsilent: { }\n'
file "$TMP/w/en3.cfg" 'extends = "en"\nlanguage = "en"\n'
file "$TMP/w/walk1.cfg" 'extends = "5min"\nsound = "deep"\nvoice = "hush"\nlanguage = "en3"\nbed = "my.wav"\nphases: { settle: { bed = "hers.wav"  sound = "air" }  connect: { bed = "../w/low.wav"  sound = "./deep" }  cool: { bed = "rain" } }\nwalker: { weeks = 40  birth = "vaginal"  cleared = true  level = 3  voice = "hush" }\n'
check "a copy is written whole" "$BIN" new elsewhere "$TMP/w/walk1.cfg" --whole
copy=$own/scripts/elsewhere.cfg
same "what is beside the walk has its full path in it" "$(cd "$TMP/w" && pwd -P)/deep.cfg" "$(sed -n 's/^.*\<sound = "\(\/[^"]*\)".*/\1/p' "$copy" | head -1)"
same "what is found from everywhere keeps its name" "air hers.wav rain " "$(grep -o -E '(^| )(sound|bed) = "[^"/]*"' "$copy" | cut -d'"' -f2 | sort -u | tr '\n' ' ')"
check "the walk can be heard" "$BIN" render "$TMP/w/walk1.cfg" -q --to 2:00 -o "$TMP/one.wav"
check "and the copy" "$BIN" render elsewhere -q --to 2:00 -o "$TMP/two.wav"
check "they sound the same, to the sample" cmp "$TMP/one.wav" "$TMP/two.wav"
file "$TMP/w/turn.cfg" 'extends = "open-book"\nvoice = "hush"\neasier: { bed = "my.wav" }\n'
check "a drill is written whole" "$BIN" new turned "$TMP/w/turn.cfg" --whole
says "and its forms name what they did" "bed = \"$(cd "$TMP/w" && pwd -P)/my.wav\"" cat "$own/scripts/turned.cfg"
check "a walk that extends one by its path is made" env -C "$TMP/w" "$BIN" new over turn.cfg
check "and finds it from her folder" nothing_wrong over
rm "$own"/scripts/{elsewhere,turned,over}.cfg

# --- What leads nowhere is reported where it is named, by `check` and before a word is spoken --------------------------

file "$own/voices/never.cfg" 'command: { argv = ["/bin/sh", "-c", "echo spoken >>\\"'"$TMP"'/spoken\\"; exit 1"] }\n'
nowhere() { # NAME KEY=VALUE TEXT
    file "$TMP/d/bad.cfg" "title = \"Bad\"\nextends = \"20min\"\n$2\n"
    once "$1: at its line" "$TMP/d/bad.cfg:3:$3" "$BIN" check "$TMP/d/bad.cfg"
}
nowhere "a pack" 'sound = "nosuch"' '9: error: no sound pack "nosuch": looked for '"$TMP/d/nosuch.cfg, config/sounds/nosuch.cfg in $own and "
nowhere "a voice" 'voice = "nosuch"' '9: error: no voice "nosuch"'
nowhere "a language" 'language = "xx"' '12: error: there is no cue set for the language "xx"'
nowhere "a bed" 'bed = "nosuch.wav"' '7: error: bed "nosuch.wav" is neither a file ('"$TMP/d/nosuch.wav"
file "$TMP/d/bad.cfg" 'extends = "20min"\nvoice = "never"\nsound = "nosuch"\n'
once "render reports it too" 'bad.cfg:3:9: error: no sound pack "nosuch"' "$BIN" render "$TMP/d/bad.cfg" -q -o "$TMP/a.wav"
same "and speaks nothing before" "" "$(cat "$TMP/spoken" 2>/dev/null)"
: >"$TMP/d/empty.wav"
file "$TMP/d/bad.cfg" 'extends = "20min"\nvoice = "never"\nbed = "empty.wav"\n'
once "a sound file that cannot be used is found by check" 'bad.cfg:3:7: error: '"$TMP/d/empty.wav is empty" "$BIN" check "$TMP/d/bad.cfg"
once "and by render" 'bad.cfg:3:7: error: '"$TMP/d/empty.wav is empty" "$BIN" render "$TMP/d/bad.cfg" -q -o "$TMP/a.wav"
same "before a word is spoken" "" "$(cat "$TMP/spoken" 2>/dev/null)"

file "$own/walkcoach.cfg" 'weeks = 40\nlevel = 3\nvoice = "nosuch"\n'
once "in the profile" "$own/walkcoach.cfg:3:9: error: no voice \"nosuch\"" "$BIN" check 20min
file "$own/walkcoach.cfg" 'weeks = 40\nlevel = 3\nsound = "nosuch"\n'
once "its sound pack" "$own/walkcoach.cfg:3:9: error: no sound pack \"nosuch\"" "$BIN" check 20min
file "$own/walkcoach.cfg" 'weeks = 40\nlevel = 3\nlanguage = "xx"\n'
once "its language" "$own/walkcoach.cfg:3:12: error: there is no cue set" "$BIN" check 20min
file "$own/walkcoach.cfg" 'weeks = 40\nlevel = 3\nvoice = "besides"\nsound = "besides.cfg"\n'
file "$own/besides.cfg" 'title = "Besides"\nsilent: { }\n'
once "and what is beside the profile is found" "$own/besides.cfg:2:1: error: unknown key \"silent\" in a sound pack" "$BIN" check 20min
rm "$own/walkcoach.cfg" "$own/besides.cfg"

file "$own/scripts/levels/3.cfg" 'extends = "3"\nbed = "level.wav"\nways: { quiet: { sound = "nosuch" } }\n'
says "in a level" "$own/scripts/levels/3.cfg:2:7: error: bed \"level.wav\"" "$BIN" check 20min
says "in a way of a level" "$own/scripts/levels/3.cfg:3:26: error: no sound pack \"nosuch\"" "$BIN" check 20min
file "$own/scripts/levels/3.cfg" 'extends = "3"\nbed = "level.wav"\n'
hum "$own/scripts/levels/level.wav"
check "and what is beside the level is found" nothing_wrong 20min
rm "$own"/scripts/levels/*

file "$own/scripts/cues/en.cfg" 'extends = "enn"\nlanguage = "en"\n'
says "in a cue set" "$own/scripts/cues/en.cfg:1:11: error: there is no \"enn\" to extend" "$BIN" check 20min
file "$own/scripts/cues/en.cfg" 'extends = "more/base.cfg"\nlanguage = "en"\n'
file "$own/scripts/cues/more/base.cfg" 'extends = "20min"\nlanguage = "en"\n'
says "and what is beside the cue set is found" "$own/scripts/cues/more/base.cfg:1:11: error: " "$BIN" check 20min
rm -r "$own"/scripts/cues/*

file "$own/voices/lost.cfg" 'recordings: { folder = "nosuch"\n  fallback = "nosuch" }\n'
once "in a voice, its fallback" "$own/voices/lost.cfg:2:14: error: no voice \"nosuch\"" "$BIN" check 5min --voice lost

# --- Options: from where one is, and one error ------------------------------------------------------------------------

for option in bed voice sound; do
    once "--$option nosuch: one error that names the option" "--$option: error: " "$BIN" render 20min --$option nosuch -q -o "$TMP/a.wav"
    status "--$option nosuch is a mistake" 1 "$BIN" render 20min --$option nosuch -q -o "$TMP/a.wav"
done
in_d() { env -C "$TMP/d" "$BIN" render 5min --voice silent -q --to 0:20 -o "$TMP/a.wav" "$@"; }
check "--bed FILE is from the working directory" in_d --bed my.wav
check "--sound FILE and --sound NAME too" in_d --sound pond.cfg
check "by its name" in_d --sound pond
check "and --voice" env -C "$TMP/d" "$BIN" render 5min --voice hums -q --to 0:20 -o "$TMP/a.wav"

# --- The machine has what the voice asks for: seen by check, without starting anything -----------------------------------

voice() { file "$own/voices/asks.cfg" "title = \"Asks\"\nlanguage = \"en\"\n$1\n"; }
voice 'espeak: { pitch = 40\n  voice = "en-gb-x-rp+f44" }'
once "a voice that espeak-ng does not have" "$own/voices/asks.cfg:4:11: error: espeak-ng has no voice \"en-gb-x-rp+f44\"" "$BIN" check 5min --voice asks
same "render and check say the same" "$("$BIN" check 5min --voice asks 2>&1 | grep error:)" \
     "$("$BIN" render 5min --voice asks -q -o "$TMP/a.wav" 2>&1 | grep error:)"
if command -v strace >/dev/null; then
    strace -f -qq -e trace=openat,execve,clone,clone3,fork,vfork -o "$TMP/calls" "$BIN" check 5min --voice calm >/dev/null 2>&1
    same "check starts no process and loads no espeak-ng for it" "" "$(grep -E '(clone3?|v?fork)\(|libespeak|phondata' "$TMP/calls")"
else
    skip "check starts no process and loads no espeak-ng for it" "there is no strace"
fi
voice 'command: {\n  argv = ["no-such-program", "{text}"] }'
once "a program that is not on PATH" "$own/voices/asks.cfg:4:10: error: the voice's program \"no-such-program\" is not there" "$BIN" check 5min --voice asks
voice 'recordings: {\n  folder = "no-such-folder" }'
once "a folder of recordings" "$own/voices/asks.cfg:4:12: error: no folder of recordings $own/voices/no-such-folder" "$BIN" check 5min --voice asks
file "$own/voices/sh/say" '#!/bin/sh\ncat >/dev/null\nexit 1\n'; chmod +x "$own/voices/sh/say"
voice 'command: { argv = ["sh/say"] }'
check "a program beside the voice's file" nothing_wrong 5min --voice asks

#!/usr/bin/env bash
# Libraries that few commands need are opened when they are needed: `check` does without, and a missing one is reported.
. "$(dirname "$0")/lib.sh"

# loaded COMMAND...: what the dynamic loader brings in.
loaded() { LD_DEBUG=files "$@" 2>&1 </dev/null | sed -n 's/.*calling init: //p'; }

opened() { grep -h '^#define LIBRARY ' src/*/*.c | cut -d'"' -f2 | sort -u; }
same "twenty-one libraries are opened" 21 "$(opened | wc -l)"
for file in $(opened); do
    name=${file%%.so*}
    number=$(objdump -p "$(cc -print-file-name="$name.so")" | awk '/SONAME/ { print $2 }')
    same "$file is what the linker would take" "$number" "$file"
done

names="$(opened | paste -s -d '|')"
same "check of a walk loads none of them" "" "$(loaded "$BIN" check 20min | grep -E "$names")"
check "the look at what is loaded sees them" grep -q libportaudio.so.2 <<<"$(loaded "$BIN" devices)"

# Files that are not libraries are found before the real ones.
mkdir "$TMP/none" "$TMP/exported"
for file in $(opened); do : >"$TMP/none/$file"; done
echo >"$TMP/exported/walk.mp3"
without() { env LD_LIBRARY_PATH="$TMP/none" "$BIN" "$@"; }

status "without any of them a walk is checked" 0 without check 20min
says "the version still names them" "espeak-ng " without --version
status "and drawn as SVG" 0 without plot 5min --voice silent -o "$TMP/walk.svg"
while IFS='|' read -r name text command; do
    status "without $name the command that needs it ends with 3" 3 without $command
    says "without $name the package is named" "$text" without $command
done <<T
cairo|walk.png: a PNG needs cairo (package libcairo2): $TMP/none/libcairo.so.2: file too short; .svg works|plot 5min --voice silent -o $TMP/walk.png
libical|walks.ics: a calendar needs libical (package libical3): $TMP/none/libical.so.3|plan --ics $TMP/walks.ics --weeks 3 --birth vaginal
libmicrohttpd|libmicrohttpd (package libmicrohttpd12) is missing: $TMP/none/libmicrohttpd.so.12|share $TMP/exported --bind 127.0.0.1
PortAudio|no sound system: PortAudio (package libportaudio2) is missing: $TMP/none/libportaudio.so.2|play 5min --voice silent
PortAudio|no sound system: PortAudio (package libportaudio2) is missing|devices
SQLite|the log needs SQLite (package libsqlite3-0): $TMP/none/libsqlite3.so.0: file too short|done 5min
espeak-ng|espeak-ng (package libespeak-ng1) is missing: $TMP/none/libespeak-ng.so.1|render 5min -o $TMP/walk.wav
LAME|MP3 needs LAME (package libmp3lame0): $TMP/none/libmp3lame.so.0|render 5min --to 0:05 --voice silent -o $TMP/walk.mp3
libFLAC|FLAC needs libFLAC (package libflac12): $TMP/none/libFLAC.so.12|render 5min --to 0:05 --voice silent -o $TMP/walk.flac
libvorbisenc|Ogg Vorbis needs libvorbisenc (package libvorbisenc2): $TMP/none/libvorbisenc.so.2|render 5min --to 0:05 --voice silent -o $TMP/walk.ogg
libopusenc|Opus needs libopusenc (package libopusenc0): $TMP/none/libopusenc.so.0|render 5min --to 0:05 --voice silent -o $TMP/walk.opus
T
printf '%s\n' 'title = "Fast"' "command: { argv = [\"$BIN\", \"say\", \"{text}\", \"--voice\", \"$TMP/200.cfg\", \"-o\", \"{out}\"] }" >"$TMP/fast.cfg"
printf '%s\n' 'title = "200"' 'rate = 220' 'espeak: { voice = "en-us" }' >"$TMP/200.cfg"
mkdir "$TMP/no_band" && : >"$TMP/no_band/librubberband.so.2"
says "without Rubber Band a voice too fast is warned of" "words a minute, and 150 are asked for [voice-rate]" \
    env LD_LIBRARY_PATH="$TMP/no_band" "$BIN" check --speech 5min --voice "$TMP/fast.cfg"
printf '%s\n' 'title = "Kept"' 'command: { argv = ["cat"]  stay_alive = true }' >"$TMP/kept.cfg"
says "without json-c a voice that stays alive is refused" \
    "a program that stays alive answers in JSON, and json-c (package libjson-c5) is missing" without check 5min --voice "$TMP/kept.cfg"
says "without libsndfile a voice's program is refused by its name" \
    "what \"$BIN\" writes cannot be read: libsndfile (package libsndfile1) is missing" without check --speech 5min --voice "$TMP/fast.cfg"
echo '{"id":"a","walk":"5min","weeks":12}' >"$TMP/walkers.jsonl"
mkdir "$TMP/no_json" && : >"$TMP/no_json/libjson-c.so.5"
env LD_LIBRARY_PATH="$TMP/no_json" "$BIN" batch "$TMP/walkers.jsonl" --to "$TMP/batch" --voice silent --on 2026-11-29 >"$TMP/said" 2>&1
same "without json-c a table in JSON is refused" 1 $?
check "line by line" grep -q -F "walkers.jsonl:1: error: json-c (package libjson-c5) is missing" "$TMP/said"
sox -q -n -r 44100 "$TMP/rain.wav" synth 1 noise vol 0.1
says "without libsndfile a bed of her own is refused" "rain.wav cannot be read: libsndfile (package libsndfile1) is missing" \
    without render 5min --to 0:05 --voice silent --bed "$TMP/rain.wav" -o "$TMP/walk.wav"
status "without any of them a walk in WAV is rendered" 0 without render 5min --to 0:05 --voice silent -o "$TMP/walk.wav"
mkdir "$TMP/no_cairo" && : >"$TMP/no_cairo/libcairo.so.2"
says "without cairo a file has no cover, and says so" "Without a cover: a PNG needs cairo" \
    env LD_LIBRARY_PATH="$TMP/no_cairo" "$BIN" render 5min --to 0:05 --voice silent -o "$TMP/walk.flac"
check "and is whole all the same" flac -s -t "$TMP/walk.flac"

# Words of her own are compared with a dictionary where there is one.
cat >"$TMP/own.cfg" <<'W'
extends = "10min"
words: { posture = ["Like a puppet on a string.", "Bauch rein."] }
W
says "with a dictionary the word that it lacks is named alone" 'nobody vouches for "bauch":' "$BIN" check "$TMP/own.cfg"
for missing in "env LD_LIBRARY_PATH=$TMP/none" "env DICPATH=$TMP/none"; do
    status "without hunspell or its dictionary, own words are not a mistake" 0 $missing "$BIN" check --strict "$TMP/own.cfg"
    says "but it is said what is not known of them" 'words of your own are only compared with those that came with the program, and they do not have "puppet", "string", "bauch", "rein"' \
        $missing "$BIN" check "$TMP/own.cfg"
    says "and the plan says so" "It says words that nobody has checked." $missing "$BIN" show "$TMP/own.cfg" -q --voice silent
done
says "once" 1 eval 'LD_LIBRARY_PATH=$TMP/none "$BIN" check "$TMP/own.cfg" 2>&1 | grep -c "own are only compared"'

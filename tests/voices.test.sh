#!/usr/bin/env bash
# Who can speak: voices, say, cache. Files are read back by sox.
. "$(dirname "$0")/lib.sh"

own=$XDG_CONFIG_HOME/walkcoach
mkdir -p "$own/voices" "$TMP/to"
field() { "$BIN" voices --json | jq -r --arg name "$1" '.[] | select(.name == $name) | .'"$2"; }
same "json has every voice that is shipped, each once" "$(cd voices && ls *.cfg | sed 's/\.cfg$//' | LC_ALL=C sort)" \
    "$("$BIN" voices --json | jq -r '.[].name' | LC_ALL=C sort)"
seconds() { soxi -D "$1" 2>/dev/null || echo 0; }

# --- The list -----------------------------------------------------------------------------------------------------------
for file in voices/*.cfg; do
    name=$(basename "$file" .cfg)
    says "voices lists $name" "$name" "$BIN" voices
    says "with its title" "$(sed -n 's/^title *= *"\(.*\)"$/\1/p' "$file")" "$BIN" voices
done
same "as JSON it has its title and its language" "Calm (American, woman) en null" "$(field calm title) $(field calm language) $(field calm why_not)"
same "espeak-ng speaks calm" "espeak-ng true true" "$(field calm engine) $(field calm works) $(field calm chosen)"
printf 'voice = "soft"\n' >"$own/walkcoach.cfg"
same "the voice of her profile is marked" "true false" "$(field soft chosen) $(field calm chosen)"
printf 'title = "Gone"\npackages = "a-package"\nwords_wrong = 5\ncommand: { argv = ["no-such-program"] }\n' >"$own/voices/gone.cfg"
printf 'title = "Slip"\nespeak: { vioce = "en" }\n' >"$own/voices/slip.cfg"
same "a program that is missing is the reason" 'program false the voice'"'"'s program "no-such-program" is not there, or may not be run' \
     "$(field gone engine) $(field gone works) $(field gone why_not)"
same "so is a slip in the file" false "$(field slip works)"
says "and the table says so" "does not work here: the voice's program" "$BIN" voices
printf 'voice = "worse"\n' >"$own/walkcoach.cfg"
printf 'title = "Worse"\nwords_wrong = 50\nsilent: { }\n' >"$own/voices/worse.cfg"
says "a better voice that does not work: what it needs" "gone is easier to understand. It needs: apt install a-package" "$BIN" voices
printf 'title = "Perfect"\nwords_wrong = 0\nintelligibility = 0\nsilent: { }\n' >"$own/voices/perfect.cfg"
printf 'title = "Unmeasured"\nsilent: { }\n' >"$own/voices/unmeasured.cfg"
same "none of a hundred words wrong is a measurement, too" "0 0 null null" \
     "$(field perfect words_wrong) $(field perfect intelligibility) $(field unmeasured words_wrong) $(field unmeasured intelligibility)"
rm "$own/voices/perfect.cfg"
printf 'title = "Better"\nwords_wrong = 4.5\nsilent: { }\n' >"$own/voices/better.cfg"
says "one that works: how to choose it" "better is easier to understand: walkcoach init --voice better" "$BIN" voices
says "init says so too" "better is easier to understand" "$BIN" init --level 2
printf 'title = "Better"\nlanguage = "es"\nwords_wrong = 4.5\nsilent: { }\n' >"$own/voices/better.cfg"
case "$("$BIN" voices 2>&1)" in *"better is easier"*) fail "not one of another language" ;; *) pass "not one of another language" ;; esac
rm "$own"/voices/*.cfg "$own/walkcoach.cfg"

# --- say ------------------------------------------------------------------------------------------------------------------
check "say writes a file" "$BIN" say "Lift and draw in" -o "$TMP/a.wav"
same "of one channel at 44100 Hz" "1 44100" "$(soxi -c "$TMP/a.wav") $(soxi -r "$TMP/a.wav")"
check "that lasts as long as the words" awk -v s="$(seconds "$TMP/a.wav")" 'BEGIN { exit !(s > 0.7 && s < 2.5) }'
peak() { sox "$1" -n stat 2>&1 | awk '/Maximum amplitude/ { print $3 }'; }
check "and is heard" awk -v p="$(peak "$TMP/a.wav")" 'BEGIN { exit !(p > 0.1 && p < 1) }'
"$BIN" say -q "Lift and draw in" "Lift and draw in" -o "$TMP/b.wav"
check "two texts have half a second between them" \
    awk -v one="$(seconds "$TMP/a.wav")" -v two="$(seconds "$TMP/b.wav")" 'BEGIN { d = two - 2 * one - 0.5; exit !(d > -0.002 && d < 0.002) }'
"$BIN" say -q "Lift and draw in" --voice steady -o "$TMP/c.wav"
check "--voice is another voice" bash -c '! cmp -s "$1" "$2"' _ "$TMP/a.wav" "$TMP/c.wav"
"$BIN" say -q "Lift and draw in" -o - >"$TMP/d.wav"
check "-o - is the same on standard output" cmp "$TMP/a.wav" "$TMP/d.wav"
check "any format" "$BIN" say -q "Out" -o "$TMP/e.flac"
check "flac reads it" flac -st "$TMP/e.flac"
status "nothing to say" 2 "$BIN" say "  " -o "$TMP/f.wav"
status "an ending that no format has" 2 "$BIN" say "Out" -o "$TMP/f.xyz"
says "no such voice: the nearest" 'did you mean "calm"' "$BIN" say "Out" --voice clam -o "$TMP/f.wav"
status "a folder that is not there" 3 "$BIN" say "Out" -o "$TMP/none/f.wav"
check "none of them left a file" test ! -e "$TMP/f.wav"

# --- cache ----------------------------------------------------------------------------------------------------------------
clips=$XDG_CACHE_HOME/walkcoach/clips
kept() { find "$clips" -name '*.clip' | wc -l; }
says "cache counts what is kept" "$(kept) phrases" "$BIN" cache
echo hers >"$clips/hers.txt"
check "--clear" "$BIN" cache --clear
same "takes it away, and nothing of hers" "0 hers" "$(kept) $(cat "$clips/hers.txt")"
says "and then there is nothing" "0 phrases, 0.0 MB" "$BIN" cache
"$BIN" say -q "Out" -o "$TMP/f.wav"
says "what is spoken is kept again" "1 phrase," "$BIN" cache

# --- --try ----------------------------------------------------------------------------------------------------------------
check "--try writes a file of each voice" "$BIN" voices --try calm silent --to "$TMP/to"
same "of those that were named" "calm.wav silent.wav" "$(cd "$TMP/to" && echo *)"
first=$(basename "$(printf '%s\n' voices/*.cfg | LC_ALL=C sort | head -n 1)" .cfg)
check "of the first one in the list, too" "$BIN" voices --try "$first" --to "$TMP/first"
same "by its name" "$first.wav" "$(ls "$TMP/first")"
check "of three phrases" awk -v s="$(seconds "$TMP/to/calm.wav")" 'BEGIN { exit !(s > 4 && s < 20) }'
echo hers >"$TMP/to/soft.wav"
status "a file of hers is not replaced" 3 "$BIN" voices --try soft --to "$TMP/to"
same "and is as it was" hers "$(cat "$TMP/to/soft.wav")"
# A voice whose program interrupts us as soon as it is asked to speak.
cat >"$TMP/stop" <<'S'
#!/bin/sh
kill -TERM "$(cat "$PID_FILE")"
cp "$BEEP" "$1"
S
chmod +x "$TMP/stop"
sox -q -n -r 22050 -c 1 "$TMP/beep.wav" synth 0.5 sine 300 vol 0.3
printf 'title = "Stops"\ncommand: { argv = ["%s", "{out}", "{text}"] }\n' "$TMP/stop" >"$own/voices/stops.cfg"
stop() { PID_FILE=$TMP/pid BEEP=$TMP/beep.wav sh -c 'echo $$ >"$PID_FILE"; exec "$0" "$@"' "$BIN" voices --try "$@" 2>&1; }
said=$(stop stops warm --to "$TMP/stopped")
same "an interrupted --try names what is missing, with status 3" "3 walkcoach: interrupted; warm and those after it have no file" "$? $(tail -n 1 <<<"$said")"
same "and has whole files of the others" "stops.wav" "$(ls "$TMP/stopped")"
"$BIN" cache --clear >"$TMP/log" 2>&1
status "nothing is missing after the last" 0 stop silent stops --to "$TMP/last"
same "so both are there" "silent.wav stops.wav" "$(ls "$TMP/last" | paste -sd ' ')"
rm "$own/voices/stops.cfg"
status "--try of no voice" 1 "$BIN" voices --try nobody --to "$TMP/to"
status "a name without --try" 2 "$BIN" voices calm

#!/usr/bin/env bash
# Whatever a command took it gives back: LeakSanitizer reads the memory as the program ends. The walks are short; what happens with a
# wrong file, no answer, a command that fails halfway is looked at, too.
. "$(dirname "$0")/lib.sh"

program=$DIR/../asan/walkcoach said=$TMP/said
export ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0
if [ ! -x "$program" ]; then skip "nothing is leaked" "there is no build with AddressSanitizer"; exit 0; fi
if ! "$program" --version >"$said" 2>&1; then skip "nothing is leaked" "LeakSanitizer does not run here: $(tail -n 1 "$said")"; exit 0; fi

# leaks_nothing STATUS COMMAND...: it ends so, and the sanitizer has nothing to report.
leaks_nothing() {
    local wanted=$1 got; shift
    "$program" "$@" >"$said" 2>&1 </dev/null; got=$?
    if [ "$got" = "$wanted" ] && ! grep -q 'Sanitizer' "$said"; then pass "$*: leaks nothing"
    else fail "$*: leaks nothing" "exit $got, expected $wanted" "$(grep -aE 'Sanitizer|#[0-9] .*src/' "$said" | head -n 12)"; fi
}

own=$XDG_CONFIG_HOME/walkcoach sound=$TMP/sound
mkdir -p "$own/scripts" "$own/voices" "$own/sounds" "$sound"
printf 'extends = "5min"\nphases: { settle: { length = 20 s } }\nnonsense = 1\n' >"$TMP/wrong.cfg"
printf 'extends = "5min"\nlenth = "5:00"\n' >"$TMP/misspelt.cfg"
sox -R -n -r 22050 -c 1 "$own/sounds/rain.wav" synth 3 brownnoise 2>/dev/null
printf 'title = "Rain"\nbed: { file = "rain.wav"  level = -40.0 }\n' >"$own/sounds/rain.cfg"

leaks_nothing 0 init --born 2026-09-20 --birth c-section --emergency 112
for command in "today" "list" "list --json" "list voices" "list sounds" "voices" "voices --json" "language" "language breath" "schema" \
               "plan" "plan --json" "stop-signs" "cache" "man-page" "man-page 5" "completions zsh" "help render" "log"; do
    leaks_nothing 0 $command
done
leaks_nothing 0 show 5min
leaks_nothing 0 show 20min --json
leaks_nothing 0 show 5min --whole
leaks_nothing 0 check 20min --speech
leaks_nothing 1 check "$TMP/wrong.cfg"
leaks_nothing 1 check "$TMP/misspelt.cfg"
leaks_nothing 1 show nothing-of-that-name
leaks_nothing 2 render
leaks_nothing 0 new mine 5min
leaks_nothing 0 script 5min
leaks_nothing 0 say "Lift and draw in" -o "$sound/said.wav"
leaks_nothing 2 say " "
leaks_nothing 0 plot 5min -o "$sound/plot.svg"
leaks_nothing 0 plot 5min --cover -o "$sound/cover.png"
for ending in wav flac mp3 opus ogg m4b aiff; do
    leaks_nothing 0 render 5min --to 0:40 --quiet -o "$sound/walk.$ending"
done
leaks_nothing 0 render 5min --to 0:40 --quiet --sound rain --beside vtt,chapters,txt -o "$sound/beside.mp3"
leaks_nothing 3 render 5min --quiet -o /proc/none.mp3
leaks_nothing 3 render 5min --to 0:20 --quiet -o /dev/full
leaks_nothing 0 export 5min --quiet --to "$TMP/phone"
leaks_nothing 0 done 5min --easy
leaks_nothing 0 log --csv

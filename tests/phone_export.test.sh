#!/usr/bin/env bash
# walkcoach export: the files it makes, what stays as it is, and what another week or format replaces.
. "$(dirname "$0")/lib.sh"

signs="Get help for chest pain, trouble breathing, heavy bleeding, a painful leg, bad headache, fainting. Stop if you hurt, leak or feel heavy <& rest>."
# walk NAME LENGTH: a short walk with all that a long one has.
walk() {
    cat >"$TMP/$1.cfg" <<T
title = "Walk $1: größer & <kleiner>"
about = "Short, \"but\" whole."
level = 3
voice = "silent"
say: { halfway = "off"  coming = "off"  minutes_left = "off"  gear = "off" }
phases: {
  first:  { title = "First"   length = "$2"  pace = "own"  say: { stop_signs = "start" } }
  second: { title = "Second"  length = "6.789s"  pace = 95  breath = "3:3" }
  third:  { title = "Third"   length = "3s"  pace = "own"  say: { home = "start" } }
}
words: { stop_signs: { priority = "must"  full = ["$signs"] }
         home:       { priority = "must"  full = ["Home."] } }
T
}
walk one 24s
walk two 25s
one=$TMP/one.cfg two=$TMP/two.cfg folder=$TMP/phone
export_() { "$BIN" export -q "$@" </dev/null; }
export_two() { "$BIN" export "$one" "$two" --weeks 9 --mono --to "$folder" "$@" </dev/null 2>&1; }
names() { (cd "$1" && ls -A) | tr '\n' ' '; }
stands() { (cd "$1" && jq -r '.walks[] | .file, .data, .cover, .captions' index.json | xargs ls >/dev/null); }   # all that the index names
sums() { (cd "$1" && sha256sum -- *); }
ends() { sed -n '$s/^[^:]*: //p' <<<"$1"; }

# --- What it makes -------------------------------------------------------------------------------------------------------

said=$(export_two --jobs 2)
same "two walks are exported" "2 files made; 2 in all" "$(ends "$said" | sed 's/, [0-9.]* MB.*//')"
goes_with() { for ending in chapters.json json mp3 png transcript.srt transcript.vtt vtt; do printf '%s ' "$1.$ending"; done; }
lists="feed.template.xml index.json walks.m3u8 "
both="feed.template.xml index.json $(goes_with one-level3-week9)$(goes_with two-level3-week9)walks.m3u8 "
same "the folder holds each with its cover, words and chapters, and the lists" "$both" "$(names "$folder")"
same "the playlist names them in order" "one-level3-week9.mp3 two-level3-week9.mp3 " "$(grep -v '^#' "$folder/walks.m3u8" | tr '\n' ' ')"
same "and how long each is" "#EXTINF:34,Walk one: größer & <kleiner>" "$(sed -n 3p "$folder/walks.m3u8")"
length=$("$BIN" show --json "$one" 2>/dev/null | jq .frames)
same "the index says what each is" "[\"one\",\"one-level3-week9.mp3\",\"Walk one: größer & <kleiner>\",3,$length,$(stat -c %s "$folder/one-level3-week9.mp3")]" \
     "$(jq -c '.walks[0] | [.walk, .file, .title, .level, (.seconds * 44100 | round), .bytes]' "$folder/index.json")"
check "and all that it names is there" stands "$folder"
"$BIN" show --json "$one" >"$TMP/show.json" 2>/dev/null
for file in json chapters.json; do
    same "NAME.$file has the chapters of show --json" "$(jq -c '[.phases[] | [(.time * 1000 | round), .title]]' "$TMP/show.json")" \
         "$(jq -c '[.chapters[] | [((.at // .startTime) * 1000 | round), .title]]' "$folder/one-level3-week9.$file")"
done
same "NAME.json has the words" "$(jq -c '[.events[] | select(.kind == "speech") | .text]' "$TMP/show.json")" \
     "$(jq -c '[.words[].text]' "$folder/one-level3-week9.json")"
check "the feed is XML" xmllint --noout "$folder/feed.template.xml"
same "and every address in it begins with the place to fill in" "" \
     "$(grep -oE '(url|href)="[^"]*' "$folder/feed.template.xml" | grep -v '="@BASE@')"
python3 tests/feed_readers.py "$folder" || fail "the readers of the feed came to their end"
same "it names the size of each file" "$(stat -c %s "$folder"/*.mp3 | tr '\n' ' ')" \
     "$(xmllint --xpath '//enclosure/@length' "$folder/feed.template.xml" | tr -dc '0-9 \n' | tr -s ' \n' ' ' | sed 's/^ //')"

export_ "$one" --mono --weeks 9 --to "$TMP/beside" --beside lrc,srt,cue,txt
same "--beside adds texts of every kind" "chapters.json cue json lrc mp3 png srt transcript.srt transcript.vtt txt vtt " \
     "$(cd "$TMP/beside" && ls one* | sed 's/^one-level3-week9\.//' | tr '\n' ' ')"
same "the captions say the words when they are said" \
     "[00:00.00]$signs|$(jq -r '.events[] | select(.text == "Home.").time' "$TMP/show.json" | xargs printf '[00:%05.2f]Home.')" \
     "$(grep '\][^ ]' "$TMP/beside/one-level3-week9.lrc" | sed 's/^\[00:0[0-2]\.[0-9]*\]Get/[00:00.00]Get/' | paste -s -d '|')"
words() { grep '[a-z>,.]$' | sed 's/&lt;/</; s/&gt;/>/; s/&amp;/\&/' | paste -s -d ' '; }
same "as ffmpeg reads them, markup and all" "$signs Home." \
     "$(ffmpeg -v error -i "$TMP/beside/one-level3-week9.vtt" -f webvtt - </dev/null | words)"
same "the same in SubRip" "$signs Home." "$(words <"$TMP/beside/one-level3-week9.srt")"
same "no caption is wider than 42 letters" "" "$(grep -E '.{43,}' "$TMP/beside/one-level3-week9.srt")"
same "the cue sheet names the file" 'FILE "one-level3-week9.mp3" MP3' "$(grep ^FILE "$TMP/beside/one-level3-week9.cue")"

# Twice, on as many processes as walks and on one; again where midnight fell in between.
for try in 1 2; do
    day=$(date +%F)
    export_ "$one" "$two" --jobs 2 --to "$TMP/a$try" --beside lrc,srt,cue,txt
    export_ "$one" "$two" --jobs 1 --to "$TMP/b$try" --beside lrc,srt,cue,txt
    [ "$day" = "$(date +%F)" ] && break
done
check "two exports are the same bytes, whatever the number of jobs, but for the name of the feed" diff -r -I '<.*guid.*>' "$TMP/a$try" "$TMP/b$try"

# --- What stays ----------------------------------------------------------------------------------------------------------

found() { (cd "$folder" && stat -c '%n %i %Y' -- * && sha256sum -- *); }
before=$(found)
same "a second run keeps what is the same" "0 files made, 2 as they were; 2 in all" "$(ends "$(export_two)" | sed 's/, [0-9.]* MB.*//')"
same "and touches nothing" "$before" "$(found)"
walk two 26s
same "a walk that was changed is made again, alone" "1 file made, 1 as it was; 2 in all" "$(ends "$(export_two)" | sed 's/, [0-9.]* MB.*//')"
kept() { ends "$(export_two "$@")" | sed 's/;.*//'; }
rm "$folder/one-level3-week9.json"
same "one that was interrupted before its end is made again" "1 file made, 1 as it was" "$(kept)"
truncate -s -100 "$folder/one-level3-week9.mp3"
same "one whose end was lost, too" "1 file made, 1 as it was" "$(kept)"
same "another quality is another file" "2 files made" "$(kept --quality low)"
before=$(found | grep mp3)
rm "$folder/one-level3-week9.vtt" "$folder/two-level3-week9.png"
same "texts that are missing are written again" "0 files made, 2 as they were $both" "$(kept --quality low) $(names "$folder")"
same "beside the same sound" "$before" "$(found | grep mp3)"

# --- What goes -----------------------------------------------------------------------------------------------------------

echo mine >"$folder/two-level3-week8.mp3"
echo mine >"$folder/notes.txt"
cp "$TMP/one.cfg" "$TMP/three.cfg"
export_ "$TMP/three.cfg" --weeks 9 --mono --to "$folder"
same "an export of another walk leaves the others, also in the lists" \
     "three-level3-week9.mp3 one-level3-week9.mp3 two-level3-week9.mp3 " "$(jq -r '.walks[].file' "$folder/index.json" | tr '\n' ' ')"
same "in another week the old files go" "2 files made, 2 old ones deleted" \
     "$(ends "$("$BIN" export "$one" "$two" --weeks 10 --mono --to "$folder" </dev/null 2>&1)" | sed 's/;.*//')"
same "with all that went with them, and nothing else" \
     "$(printf '%s\n' $(goes_with one-level3-week10) $(goes_with three-level3-week9) two-level3-week8.mp3 $(goes_with two-level3-week10) $lists notes.txt | LC_ALL=C sort | tr '\n' ' ')" \
     "$(LC_ALL=C names "$folder")"
check "all that the index names is there" stands "$folder"
export_ "$one" --weeks 10 --level 2 --mono --to "$folder" && export_ "$two" --weeks 10 --mono --format opus --to "$folder"
same "another level stays beside it, another format takes its place" \
     "two-level3-week10.opus one-level3-week10.mp3 three-level3-week9.mp3 " \
     "$(jq -r '.walks[].file' "$folder/index.json" | tr '\n' ' ' | sed 's/one-level2-week10.mp3 //')"
echo longer >>"$folder/one-level3-week10.mp3"
export_ "$one" --weeks 11 --mono --to "$folder"
check "a file that is not as we left it stays" test -e "$folder/one-level3-week10.mp3"

# --- Names that last ---------------------------------------------------------------------------------------------------

guids() { grep -o '<guid[^/]*/[^<]*</guid>' "$TMP/last/feed.template.xml" | sort; }
export_ "$two" --to "$TMP/last"
before=$(guids)
export_ "$one" "$two" --to "$TMP/last"
check "a walk keeps its name in the feed whatever comes before it" grep -q -x -F "$before" <<<"$(guids)"
same "and its file" "one-level3.mp3 two-level3.mp3 " "$(cd "$TMP/last" && ls *.mp3 | tr '\n' ' ')"
export_ "$two" --to "$TMP/other"
check "another folder's walk of that name is another" test "$before" != "$(grep -o '<guid[^/]*/[^<]*</guid>' "$TMP/other/feed.template.xml")"
mkdir "$TMP/hers"; sed 's/Walk one/Her own/' "$one" >"$TMP/hers/one.cfg"
export_ "$one" "$TMP/hers/one.cfg" --to "$TMP/same"
same "two walks of one name are two files" 'one-level3.mp3 "Walk one: größer & <kleiner>" one-level3-2.mp3 "Her own: größer & <kleiner>" ' \
     "$(jq -r '.walks[] | "\(.file) \(.title | tojson)"' "$TMP/same/index.json" | tr '\n' ' ')"
of_each() { jq -r '.walks[] | "\(.file) \(.title[0:3])"' "$TMP/same/index.json" | sort | tr '\n' ' '; }
wanted="one-level3-2.mp3 Her one-level3.mp3 Wal "
export_ "$TMP/hers/one.cfg" "$one" --to "$TMP/same"
same "in any order" "$wanted" "$(of_each)"
(cd "$TMP/hers" && "$BIN" export -q ./one.cfg --to "$TMP/same" </dev/null 2>/dev/null)
same "also one alone, by another path" "$wanted" "$(of_each)"
check "and both are there" stands "$TMP/same"
export_ "$one" "$one" --to "$TMP/once"
same "one asked for twice is one" "one-level3.mp3" "$(cd "$TMP/once" && ls ./*.mp3 | sed 's,^./,,')"
cp "$one" "$TMP/hers/a b.cfg"; cp "$one" "$TMP/hers/a-b.cfg"
export_ "$TMP/hers/a b.cfg" --to "$TMP/blank"; export_ "$TMP/hers/a-b.cfg" --to "$TMP/blank"
same "two names that look the same are two" "a-b-level3-2.mp3 a-b-level3.mp3 " "$(cd "$TMP/blank" && ls ./*.mp3 | sed 's,^./,,' | tr '\n' ' ')"

mkdir "$TMP/site"; echo '{"pages":[]}' >"$TMP/site/index.json"
says "a folder with the index of something else is left alone" "is not a list of walks" export_ "$one" --to "$TMP/site"
same "as it was" '{"pages":[]} index.json ' "$(cat "$TMP/site/index.json") $(names "$TMP/site")"
printf '{"walks":[{"walk":"one","file":"../two.cfg","level":3,"bytes":%d}]}' "$(stat -c %s "$two")" >"$TMP/site/index.json"
status "nor is one that names files elsewhere" 3 export_ "$one" --to "$TMP/site"
check "nothing elsewhere is touched" test -e "$two"

# --- Parts, sets, and what there is not ----------------------------------------------------------------------------------

export_ "$one" --split --format wav --to "$TMP/parts"
"$BIN" render -q "$one" -o "$TMP/whole.wav"
same "--split makes a file for each part, named by it" "one-level3-01-first.wav one-level3-02-second.wav one-level3-03-third.wav " \
     "$(cd "$TMP/parts" && ls *.wav | tr '\n' ' ')"
same "put together they are the walk, to the sample" "$(sox "$TMP/whole.wav" -t raw - | sha256sum)" "$(sox "$TMP/parts"/*.wav -t raw - | sha256sum)"
same "each has its title" "Walk one: größer & <kleiner>: Second" "$(jq -r '.walks[1].title' "$TMP/parts/index.json")"
export_ "$one" --split --to "$TMP/parts"
same "in MP3, too, the lengths add up exactly" "$((length * 4))" \
     "$(for file in "$TMP/parts"/*.mp3; do ffmpeg -v error -i "$file" -map 0:a -f s16le - </dev/null; done | wc -c)"
same "and the parts in WAV have gone" 0 "$(ls "$TMP/parts" | grep -c wav)"

# Of all there is, here a few: two for her week, one for a later one, one that waits for her provider.
mkdir -p "$TMP/few/bin" "$TMP/few/share/walkcoach"
cp -r scripts voices config "$TMP/few/share/walkcoach/"
(cd "$TMP/few/share/walkcoach/scripts" && find . -maxdepth 1 -name '*.cfg' ! -name 20min.cfg ! -name 5min.cfg ! -name hills.cfg ! -name side-plank.cfg ! -name walk.cfg -delete)
cp "$BIN" "$TMP/few/bin/walkcoach"
all() { "$TMP/few/bin/walkcoach" export "$@" --mono --sample-rate 8000 --format wav --voice silent --to "$TMP/few/walks" </dev/null >"$TMP/few/told" 2>&1; }
all --all --weeks 3
same "--all lists what fits her later, with the week from which it does" \
     '5min.wav hills 4 12 true,side-plank 0 0 true,' \
     "$(jq -j '.walks[] | select(.walk == "5min") | "\(.walk).wav "' "$TMP/few/walks/index.json"; jq -j '.later[] | select(.walk != "walk") | "\(.walk) \(.level) \(.week) \((.title | length) > 3),"' "$TMP/few/walks/later.json")"
all 5min --weeks 3
same "an export of one leaves that list" 2 "$(jq '[.later[] | select(.walk != "walk")] | length' "$TMP/few/walks/later.json")"
all --all --weeks 12
same "in its week it is hers" "side-plank" "$(jq -r '.later[] | select(.walk != "walk") | .walk' "$TMP/few/walks/later.json")"

mkdir -p "$XDG_CONFIG_HOME/walkcoach/scripts"
sed 's/level = 3/level = 1/; s/Home\./This is much too much to say in three seconds, or in thirteen, whoever says it, and nobody would follow it to its end./' \
    "$one" >"$XDG_CONFIG_HOME/walkcoach/scripts/broken.cfg"
said=$(export_ 2>&1 --level 1 --mono --sample-rate 8000 --format wav --voice silent --to "$TMP/set"; echo "status $?")
same "--level N exports its walks, and those of any level" "status 0" "$said"
wanted=$("$BIN" list --names sessions | grep -x '5min\|first-walk-after-c-section\|posture-reset' | wc -l)
same "by name" "$wanted" "$(jq '[.walks[] | select(.walk | IN("5min", "first-walk-after-c-section", "posture-reset"))] | length' "$TMP/set/index.json")"
same "one that has mistakes is left out" 0 "$(ls "$TMP/set" | grep -c broken)"
says "which is reported, and why" "finds no room between the other words of \"Third\"; fewer words or a longer part would do [no-room]" "$BIN" export --level 1 --mono --sample-rate 8000 --format wav --voice silent --to "$TMP/set"

status "named, it is a mistake" 1 export_ broken --to "$TMP/none"
status "nothing to export is a wrong command line" 2 export_
status "a format there is not, too" 2 export_ "$one" --format wma
status "a text there is not, too" 2 export_ "$one" --beside lrc,doc
status "--all with a name, too" 2 export_ "$one" --all
status "a walk that is not there is a mistake" 1 export_ no-such-walk --to "$TMP/none"
check "and none of them leaves a folder" test ! -e "$TMP/none"

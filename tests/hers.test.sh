#!/usr/bin/env bash
# Nothing of hers is ever replaced: what walkcoach did not make stays as it is, with a line that names it; what it made itself
# is made anew.
. "$(dirname "$0")/lib.sh"

# As installed: out of a checkout, files go where she is.
mkdir -p "$TMP/prefix/bin" "$TMP/prefix/share/walkcoach"
cp "$BIN" "$TMP/prefix/bin/"; cp -r scripts voices config "$TMP/prefix/share/walkcoach/"
BIN=$TMP/prefix/bin/walkcoach

cat >"$TMP/pond.cfg" <<'CFG'
title = "Pond"
level = 3
bed   = "pond.wav"
say:  { halfway = "off"  coming = "off"  minutes_left = "off" }
phases: {
  first:  { length = "20s"  pace = "own"  say: { stop_signs = "start" } }
  second: { length = "30s"  pace = "own"  say: { mine = "2s" } }
}
words: { mine: { priority = "must"  full = "Look at the pond." } }
CFG
sox -n -r 44100 -c 1 "$TMP/pond.wav" synth 3 pinknoise vol 0.2 2>/dev/null
cd "$TMP" || exit
walk="render ./pond.cfg -q --mono --voice silent --to 0:05"

# keeps NAME FILE TEXT COMMAND...: status 3 or 2, a line with TEXT, and FILE as it was.
keeps() {
    local name=$1 file=$2 text=$3 before after said code; shift 3
    before=$(sha1sum <"$file")
    said=$("$BIN" "$@" 2>&1 </dev/null); code=$?
    after=$(sha1sum <"$file")
    same "$name: it stays" "$before" "$after"
    case "$code $said" in [23]\ *"$text"*) pass "$name: and is named" ;; *) fail "$name: and is named" "$code $said" ;; esac
}

keeps "a walk never takes the name of its own bed" pond.wav "pond.wav" $walk
keeps "nor of a bed by option" pond.wav "the walk is made of" render 5min -q --voice silent --to 0:05 --bed pond.wav -o pond.wav
ln -s pond.wav link.wav
keeps "nor by another name" pond.wav "the walk is made of" $walk -o link.wav
cp pond.cfg named.wav
keeps "nor of a session" named.wav "the walk is made of" render ./named.wav -q --voice silent --to 0:05 -o named.wav
"$BIN" render 5min -q --voice silent --to 0:05 -o ours.wav 2>/dev/null
keeps "a bed that we made is a bed all the same" ours.wav "the walk is made of" \
    render 5min -q --voice silent --to 0:05 --bed ours.wav -o ours.wav
mkdir -p "$XDG_CONFIG_HOME/walkcoach"; echo 'pram = false' >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"
printf 'extends = "5min"\ntitle = "Mine"\nlevel = 1\n' >mine.cfg
printf 'extends = "./mine"\nvoice = "hush"\nlanguage = "words"\nsound = "sounds"\n' >hers.cfg
cp mine.cfg mine.svg
printf 'title = "Hush"\nlanguage = "en"\nsilent: {}\n' >hush.cfg
printf 'extends = "en"\nlanguage = "en"\n' >words.cfg
printf 'title = "Hers"\nstep: { level = -21.0 }\n' >sounds.cfg
for file in hers mine hush words sounds; do
    keeps "nor of $file.cfg, of which nothing is in the walk" $file.cfg "the walk is made of" render ./hers.cfg -q --to 0:05 --format mp3 -o $file.cfg
done
keeps "a picture neither" mine.svg "the walk is made of" plot ./mine.svg -q --voice silent -o mine.svg
keeps "nor what is recorded" ours.wav "the walk is made of" play 5min -q --voice silent --bed ours.wav --record ours.wav
ln -s "$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg" profile.wav
keeps "nor of the profile" profile.wav "the walk is made of" render 5min -q --voice silent --to 0:05 -o profile.wav
rm -r "$XDG_CONFIG_HOME/walkcoach"

# One name for two files: neither is made.
twice() { status "$1: two files of one name are a slip" 2 "$BIN" render 5min -q --voice silent --to 0:05 --format mp3 -o "$2" --beside "$3"; check "$1: and nothing is there" test ! -e "$2"; }
twice "a sound and its cue sheet" twice.cue cue
twice "a sound and its sheet" twice.txt vtt,txt
twice "on a card, where case is nothing" twice.Txt txt
ln -s twice.mp3 twice.vtt
"$BIN" render 5min -q --voice silent --to 0:05 -o twice.mp3 2>/dev/null
keeps "a sound by another name" twice.mp3 "would be written twice" render 5min -q --voice silent --to 0:05 -o twice.mp3 --beside vtt
rm twice.vtt
ln -s twice.mp3 twice-voice.mp3
keeps "a sound that is a layer, too" twice.mp3 "would be written twice" render 5min -q --voice silent --to 0:05 -o twice.mp3 --stems

for kind in txt lrc vtt srt chapters cue; do
    ending=$kind; [ $kind = chapters ] && ending=chapters.json
    echo "my own notes on walkcoach" >out.$ending
    keeps "her notes beside, $ending" out.$ending "out.$ending was not made by walkcoach" $walk -o out.wav --beside $kind
    rm out.$ending
    status "and where there are none: $ending" 0 "$BIN" $walk -o out.wav --beside $kind
    status "its own $ending is made anew" 0 "$BIN" $walk -o out.wav --beside $kind
done
echo "my own notes" >never.txt
status "a walk whose notes are in the way" 3 "$BIN" $walk -o never.wav --beside txt
check "is not begun" test ! -e never.wav
answers() { local name=$1 text=$2 said; shift 2; said=$("$BIN" "$@" 2>&1 </dev/null); case "$said" in *"$text"*) pass "$name" ;; *) fail "$name" "$said" ;; esac; }
answers "what was written beside is said" "with out.vtt, out.txt" render ./pond.cfg --mono --voice silent --to 0:05 -o out.wav --beside vtt,txt
for ending in wav mp3 m4b opus ogg flac; do
    echo '#' >5min.$ending
done
keeps "the name that render chooses" 5min.wav "was not made by walkcoach" render 5min -q --voice silent --to 0:05
status "a name that was typed is replaced" 0 "$BIN" render 5min -q --voice silent --to 0:05 -o 5min.mp3
for ending in wav mp3 m4b m4a opus ogg flac; do
    "$BIN" render 5min -q --voice silent --to 0:05 -o mark.$ending 2>/dev/null
    check "$ending carries the mark" grep -q -a "Made by walkcoach" mark.$ending
done
echo "her drawing" >5min.svg
keeps "the name that plot chooses" 5min.svg "was not made by walkcoach" plot 5min --voice silent
rm 5min.svg
status "its own picture" 0 "$BIN" plot 5min --voice silent
status "is drawn anew" 0 "$BIN" plot 5min --voice silent

mkdir card
for file in walks.m3u8 feed.template.xml 5min-level1.mp3 5min-level1.png 5min-level1.json 5min-level1.vtt; do
    echo "of somebody else" >card/$file
    keeps "a card with $file of somebody else" card/$file "card/$file was not made by walkcoach" \
        export 5min --to card -q --mono --voice silent
    same "nothing else is written there" "$file" "$(ls card)"
    rm card/$file
done
echo "of somebody else" >card/later.json
keeps "a card with later.json of somebody else" card/later.json "card/later.json was not made by walkcoach" \
    export --all --weeks 4 --birth vaginal --to card -q --mono --voice silent
same "before anything is made" "later.json" "$(ls card)"
rm card/later.json
status "an empty card is filled" 0 "$BIN" export 5min --to card -q --mono --voice silent
status "and filled again" 0 "$BIN" export 5min --to card -q --voice silent
echo "her drawing" >card/5min-level1.png
keeps "a cover that she changed" card/5min-level1.png "was not made by walkcoach" export 5min --to card -q --mono --voice silent
rm -r card

# What is in the folder may be what a walk is made of, or hers under a name of ours.
"$BIN" render 5min -q --voice silent --mono --to 0:05 -o card-level3.mp3 2>/dev/null
sed 's/pond.wav/card-level3.mp3/' pond.cfg >card.cfg
keeps "a bed in the folder" card-level3.mp3 "a walk is made of ./card-level3.mp3" export ./card.cfg --to . -q --mono --voice silent
keeps "a bed of another walk" card-level3.mp3 "a walk is made of ./card-level3.mp3" export 5min ./card.cfg --to . -q --mono --voice silent
check "and nothing is made" test ! -e index.json
"$BIN" export 5min --to card -q --mono --voice silent --weeks 9 --birth vaginal --format wav
head -c "$(stat -c %s card/5min-level1-week9.wav)" /dev/zero >card/new && mv card/new card/5min-level1-week9.wav
before=$(sha1sum <card/5min-level1-week9.wav)
"$BIN" export 5min --to card -q --mono --voice silent --weeks 10 --birth vaginal --format wav
same "hers in place of an old one, of its size" "$before" "$(sha1sum <card/5min-level1-week9.wav)"
rm -r card

# What was asked for once goes with the new sound.
"$BIN" export ./pond.cfg --to card -q --mono --voice silent --beside txt,lrc
sed -i 's/Look at the pond/Look at the heron/' pond.cfg
echo "hers" >card/pond-level3.srt
"$BIN" export ./pond.cfg --to card -q --mono --voice silent
same "no text beside says what is not heard" "" "$(cd card && grep -l "at the pond" ./*.{txt,lrc,vtt,json})"
same "all of them say what is" "4" "$(cd card && grep -l "at the heron" ./*.{txt,lrc,vtt} | wc -l)"
same "what is hers stays" hers "$(cat card/pond-level3.srt)"
rm -r card

# Two at once, in another order: the second waits, says so, and takes away what it replaces.
"$BIN" export 5min posture-reset --quality low -q --jobs 1 --to two --voice silent 2>/dev/null & first=$!
"$BIN" export posture-reset 5min --quality low --jobs 1 --to two --voice silent 2>second </dev/null & second=$!
wait $first; wait $second
same "two exports into one folder leave two walks" 2 "$(ls two/*.mp3 | wc -l)"
same "which the index names" 2 "$(grep -o '"file"' two/index.json | wc -l)"

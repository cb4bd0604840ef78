#!/usr/bin/env bash
# Every voice file of scripts/README.md speaks: by the real program where it is installed, else by a stand-in that takes the
# same arguments and writes a tone.
. "$(dirname "$0")/lib.sh"
command -v sox >/dev/null || { skip "the voice files of the document speak" "there is no sox"; exit 0; }

export XDG_CACHE_HOME=$TMP/cache XDG_CONFIG_HOME=$TMP/config
voices=$XDG_CONFIG_HOME/walkcoach/voices
mkdir -p "$voices/my-voice" "$TMP/programs"
awk -v to="$voices" '/^```cfg file voices\//{ sub(/.*\//, ""); name = to "/" $0; next } /^```/{ name = "" } name { print > name }' scripts/README.md
sox -q -n -r 16000 -b 16 "$TMP/tone.wav" synth 0.8 sin 300 vol 0.5
cp "$TMP/tone.wav" "$voices/my-voice/lift-and-draw-in.wav"

# stand_in NAME SCRIPT: $out is what follows -o or -w, $in what follows -f; the words it was given are in NAME.said (pico2wave's first: then its rate is measured).
stand_in() {
    { printf '#!/bin/sh\ntone=%s said=%s\n' "$TMP/tone.wav" "$TMP/$1.said"
      printf '%s\n' 'while [ $# -gt 0 ]; do case $1 in -o | -w) out=$2; shift ;; -f) in=$2; shift ;; --) shift; text=$1 ;; esac; shift; done' "$2"
    } >"$TMP/programs/$1"
    chmod +x "$TMP/programs/$1"
}
stand_in pico2wave '[ -e $said ] || printf %s "$text" >$said; cp $tone "$out"'
stand_in say 'cat "$in" >$said; cp $tone "$out"'
stand_in piper 'while read -r line; do file=$(printf %s "$line" | jq -r .output_file); printf %s "$line" | jq -j .text >$said; cp $tone "$file"; echo "$file"; done'
command -v flite >/dev/null || stand_in flite 'cp $tone "$out"'

long_enough() { awk -v s="$(soxi -D "$1")" 'BEGIN { exit !(s > 0.4 && s < 4) }'; }
found=0
for file in "$voices"/*.cfg; do
    name=$(basename "$file" .cfg)
    found=$((found + 1))
    if [ "$name" = slt ]; then
        [ -d /usr/share/festival/voices/us/cmu_us_slt_arctic_hts ] || { skip "$name.cfg speaks" "festival or its voice is not installed"; continue; }
        sed -i "s|/usr/local/share/walkcoach/voices|$PWD/voices|" "$file"
    fi
    status "$name.cfg speaks" 0 env PATH="$TMP/programs:$PATH" "$BIN" say "Lift and draw in" --voice "$name" -o "$TMP/$name.wav" -q
    check "and as long as the words are" long_enough "$TMP/$name.wav"
done
same "the document has nine voice files" 9 "$found"
for name in pico2wave say piper; do
    same "$name got the words" "Lift and draw in" "$(cat "$TMP/$name.said")"
done

# A phrase may begin with a dash, and holds whatever it holds.
rm "$TMP"/*.said
for name in pico mac piper; do
    env PATH="$TMP/programs:$PATH" "$BIN" say -o "$TMP/odd.wav" -q --voice "$name" -- '-x "a" $(b) `c` \d' >"$TMP/said" 2>&1
done
for name in pico2wave say piper; do
    same "$name got an odd phrase as it is" '-x "a" $(b) `c` \d' "$(cat "$TMP/$name.said")"
done

# --- What a voice is made of stays ---------------------------------------------------------------------------------------

mkdir -p "$XDG_CONFIG_HOME/walkcoach/voices/takes"
"$BIN" say -q "In" -o "$XDG_CONFIG_HOME/walkcoach/voices/takes/in.wav"
printf 'title = "Takes"\nlanguage = "en"\nrecordings: { folder = "takes"  fallback = "calm" }\n' >"$XDG_CONFIG_HOME/walkcoach/voices/takes.cfg"
for file in takes.cfg takes/in.wav; do
    kept=$XDG_CONFIG_HOME/walkcoach/voices/$file before=$(sha256sum "$XDG_CONFIG_HOME/walkcoach/voices/$file")
    ln "$kept" "$TMP/link.wav"
    status "$file is not said over" 2 "$BIN" say In --voice takes --format wav -o "$kept"
    status "nor by another name" 2 "$BIN" say In --voice takes -o "$TMP/link.wav"
    same "and is as it was" "$before" "$(sha256sum "$kept")"
    rm "$TMP/link.wav"
done

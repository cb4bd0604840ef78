#!/usr/bin/env bash
# Every shipped walk by an independent meter, ffmpeg's ebur128: -16 LUFS within half, a range of 8 LU at most, the figures
# that --verbose predicted, a true peak under -1 dBTP, and a limiter that rests in 999 blocks of 1000.
. "$(dirname "$0")/lib.sh"
command -v ffmpeg >/dev/null || { skip "loudness of the shipped walks" "there is no ffmpeg"; exit; }

# meter WALK FILTER [OPTION...]: leaves $i (LUFS), $lra (LU), $peak (dBTP), $said (what render said).
meter() {
    local walk=$1 filter=$2; shift 2
    "$BIN" render "$walk" --verbose "$@" -o - 2>"$TMP/said" </dev/null |
        ffmpeg -hide_banner -nostats -i - -af "ebur128=framelog=verbose$filter" -f null - >"$TMP/meter" 2>&1
    i=$(awk '$1 == "I:" { v = $2 } END { print v }' "$TMP/meter")
    lra=$(awk '$1 == "LRA:" { v = $2 } END { print v }' "$TMP/meter")
    peak=$(awk '$1 == "Peak:" { v = $2 } END { print v }' "$TMP/meter")
    said=$(cat "$TMP/said")
}
# verdict NAME CONDITION: a condition in awk's words.
verdict() {
    if awk "BEGIN { exit !($2) }"; then pass "$1"; else fail "$1" "$i LUFS, $lra LU, $peak dBTP; render said:" "$said"; fi
}
near() { echo "(${i:-0} - ($1))^2 <= 0.25"; }
predicted() { printf '%s\n' "$said" | sed -n "s/.*predicted \(-[0-9.]*\) LUFS, range \([0-9.]*\) LU.*/\\$1/p"; }
limited() { printf '%s\n' "$said" | sed -n 's/.*limiter worked in \([0-9]*\) of \([0-9]*\) blocks.*/\1 \2/p'; }

for file in scripts/*.cfg; do
    walk=$(basename "$file" .cfg)
    [ "$walk" = walk ] && continue
    filter=; [ "$walk" = 20min ] && filter=:peak=true
    meter "$walk" "$filter"
    read -r acted blocks < <(limited)
    verdict "$walk is at -16 LUFS" "$(near -16)"
    verdict "$walk ranges over 8 LU at most" "${lra:-99} <= 8"
    verdict "$walk is as loud as predicted" "$(near "0$(predicted 1)") && (${lra:-99} - (0$(predicted 2)))^2 <= 1"
    verdict "the limiter rests in $walk" "${acted:-9} < ${blocks:-1} / 1000"
    [ "$walk" = 20min ] && verdict "no true peak above -1 dBTP in $walk" "${peak:-0} <= -1.0"
done

meter 5min "" --mono
verdict "--mono is at -19 LUFS" "$(near -19)"
meter 5min "" --loudness -20
verdict "--loudness is kept" "$(near -20)"

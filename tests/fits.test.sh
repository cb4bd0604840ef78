#!/usr/bin/env bash
# Every shipped voice that works here says every walk in the room that there is. A sample; FITS=all tries every session, at each
# level, with a pram and with few words.
. "$(dirname "$0")/lib.sh"

if [ "${FITS:-}" = all ]; then
    walks=$(cd scripts && ls -- *.cfg | sed 's/\.cfg$//' | grep -v -x walk)
    who() { for level in 1 2 3 4; do for more in "" "--pram" "--talk short" "--seed 3"; do echo "--level $level --anyway $more"; done; done; }
else
    walks="5min 20min"
    who() { echo "--level 1 --anyway"; echo "--level 3 --pram"; }
fi
messages() { "$BIN" check "$@" 2>&1 | grep -E '(error|warning): .*\]$'; }
# misfits VOICE: what is reported once the words are spoken, and was not before.
misfits() {
    local walk options
    for walk in $walks; do
        while read -r options; do
            # shellcheck disable=SC2086
            "$BIN" check "$walk" ${options/--anyway/} >/dev/null 2>&1 || [ "${FITS:-}" != all ] || continue    # not a level of that walk
            # shellcheck disable=SC2086
            comm -13 <(messages "$walk" --voice "$1" $options | sort) <(messages "$walk" --voice "$1" $options --speech | sort) |
                sed "s/^/$walk $options: /"
        done < <(who)
    done
}
for file in voices/*.cfg; do
    voice=$(basename "$file" .cfg)
    why=$("$BIN" voices --json | jq -r --arg name "$voice" '.[] | select(.name == $name and (.works | not)) | .why_not')
    if [ -n "$why" ]; then skip "$voice says every walk in its room" "$why"
    else same "$voice says every walk in its room" "" "$(misfits "$voice")"; fi
done

#!/usr/bin/env bash
# The day is an argument: --on, then SOURCE_DATE_EPOCH, then the calendar where she is.
. "$(dirname "$0")/lib.sh"
unset SOURCE_DATE_EPOCH
mkdir -p "$XDG_CONFIG_HOME/walkcoach"
born() { printf 'baby_born = "%s"\nbirth = "vaginal"\n' "$1" >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"; }
week() { "$BIN" show 5min "$@" 2>&1 | sed -n -E 's/.* week ([0-9]+) after birth.*/\1/p; s/^walkcoach: //p'; }

# Each first and last day of a week, written by hand; over the leap day and both nights on which clocks change.
born 2024-01-31
while read -r day expected; do same "on $day it is week $expected" "$expected" "$(week --on "$day")"; done <<'DAYS'
2024-01-31 0
2024-02-06 0
2024-02-07 1
2024-02-27 3
2024-02-28 4
2024-02-29 4
2024-03-05 4
2024-03-06 5
2024-03-30 8
2024-03-31 8
2024-04-02 8
2024-04-03 9
2024-10-26 38
2024-10-27 38
2025-01-28 51
2025-01-29 52
DAYS
for zone in Europe/Berlin America/New_York Pacific/Apia; do
    same "summer time does not move a week: $zone" "8 9 38" "$(for day in 2024-04-02 2024-04-03 2024-10-28; do TZ=$zone week --on $day; done | xargs)"
done
for day in "3 April 2024" "April 3, 2024" 3.4.2024 2024/4/3 "Wed 4/3/2024"; do
    same "as people write it: $day" 9 "$(week --on "$day")"
done
born "31 January 2024"
same "so is the profile" 9 "$(week --on 2024-04-03)"

# --- What is refused ---------------------------------------------------------------------------------------------------
refused() { local name=$1 expected=$2 said code; shift 2; said=$("$BIN" "$@" 2>&1 </dev/null); code=$?; same "$name" "2 walkcoach: $expected" "$code $said"; }
refused "a day that could be two, with both" '--on "9/3/2026" is 9 March 2026 or 3 September 2026: write 2026-03-09 or 2026-09-03' show 5min --on 9/3/2026
refused "a day that is not there" '--on "31 September 2026" is not a date: September has 30 days' show 5min --on "31 September 2026"
refused "a day without its year" '--on "9 March" is not a date: it has no year' list --on "9 March"
for command in "play 5min" "render 5min" "show 5min" "check 5min" "list" "new mine" "plot 5min" "export 5min" "share 5min" "init --pram"; do
    refused "$command takes a day" '--on "tomorrow" is not a date: write it as 9 March 2026, or as 2026-03-09' $command --on tomorrow
done
status "stop-signs does not depend on it" 2 "$BIN" stop-signs --on 2026-03-09

# --- The day of a build ---------------------------------------------------------------------------------------------
born 2024-01-31
same "SOURCE_DATE_EPOCH is the day" 9 "$(SOURCE_DATE_EPOCH=1712102400 week)"                # 2024-04-03 00:00 UTC
same "a second before it is the day before" 8 "$(SOURCE_DATE_EPOCH=1712102399 week)"
same "in no other zone than UTC" "8 9" "$(for second in 1712102399 1712102400; do TZ=Pacific/Kiritimati SOURCE_DATE_EPOCH=$second week; done | xargs)"
same "--on is stronger" 0 "$(SOURCE_DATE_EPOCH=1712102400 week --on 2024-01-31)"
for wrong in x 1e9 -1 12.5 99999999999999999999 " "; do
    same "it is a number of seconds, not \"$wrong\"" "SOURCE_DATE_EPOCH is seconds since 1970, not \"$wrong\"" "$(SOURCE_DATE_EPOCH=$wrong week)"
done
check "help needs no day" env SOURCE_DATE_EPOCH=x "$BIN" --help

# --- Here and now: born so many days before the day that date(1) says it is there ---------------------------------------
for zone in UTC Etc/GMT+12 Pacific/Kiritimati America/St_Johns Asia/Kathmandu; do
    for _ in 1 2; do                                                                            # again over midnight
        today=$(TZ=$zone date +%F)
        born "$(date -u -d "$today -70 days" +%F)"; tenth=$(TZ=$zone week)
        born "$(date -u -d "$today -69 days" +%F)"; ninth=$(TZ=$zone week)
        [ "$today" = "$(TZ=$zone date +%F)" ] && break
    done
    same "the day is that of $zone" "10 9" "$tenth $ninth"
done

#!/usr/bin/env bash
# Every walk and drill of the three plans compiles without a warning for the woman and the week that it is for, each
# distinct one once, at the first week that has it.
. "$(dirname "$0")/lib.sh"

# "week session level" of a plan, level 0 for drills and the daily five.
offered() {
    python3 - "$1" <<'P'
import re, sys
text = open(f'scripts/plans/{sys.argv[1]}.cfg').read()
base = re.search(r'^extends *= *"(.*)"', text, re.M)
weeks = {}
for source in ([open(f'scripts/plans/{base[1]}.cfg').read()] if base else []) + [text]:
    source = re.sub(r'#.*', '', source)
    for week, body in re.findall(r'week_(\d+) *: *\{(.*?)\}', source, re.S):
        keys = weeks.setdefault(int(week), {})
        for key, value in re.findall(r'(\w+) *= *(\[.*?\]|"[^"]*")', body, re.S):
            keys[key] = re.findall(r'"([^"]*)"|(\d+)', value)
seen = set()
for week, keys in sorted(weeks.items()):
    names = [a for a, _ in keys.get('walks', [])]
    levels = [b for _, b in keys.get('levels', [])]
    drills = [one for a, _ in keys.get('drills', []) + keys.get('daily', []) for one in a.split(', else ')]
    for name, level in list(zip(names, levels)) + [(drill, 0) for drill in drills]:
        if (name, level) not in seen:
            seen.add((name, level))
            print(week, name, level)
P
}
for plan in vaginal c-section tear; do
    birth=$plan
    [ "$plan" != tear ] || birth=vaginal
    mkdir -p "$XDG_CONFIG_HOME/walkcoach"
    count=0 wrong=
    while read -r week name level; do
        { echo "birth = \"$birth\""; echo "weeks = $week"; echo "cleared = true"
          [ "$plan" != tear ] || echo "tear = true"
          [ "$name" != pelvic-floor ] || echo "floor_cleared = true"; } >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"
        given=; [ "$level" = 0 ] || given="--level $level"
        [ "$name" != pelvic-floor ] || [ "$week" -ge 3 ] || given="--form easier"    # its first two weeks
        said=$("$BIN" check --strict "$name" $given 2>&1) || wrong="$wrong
week $week, $name at level $level: $said"
        count=$((count + 1))
    done < <(offered "$plan")
    same "everything that $plan offers compiles at its week" "" "$wrong"
    [ "$count" -ge 15 ] && pass "$plan offers $count different things" || fail "$plan offers different things" "$count"
done

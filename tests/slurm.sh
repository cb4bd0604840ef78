#!/usr/bin/env bash
# `walkcoach batch` by a Slurm array on this machine: one task is one shard; a task that is killed in the middle is put back into the
# queue, and the set of files is that of one process. Run by `make check-slurm`: slurmctld and slurmd on loopback, as root.
. "$(dirname "$0")/lib.sh"
. tests/batch.sh
if [ "$(id -u)" -ne 0 ] || ! command -v slurmctld >/dev/null; then skip "Slurm makes the same" "slurmctld runs as root"; exit 0; fi
walkers_count=${WALKERS:-1000} shards=${SHARDS:-16}
options=(--on $day --voice silent --format wav --mono --sample-rate 16000 -q)
port=$((20000 + RANDOM % 20000)) state=$TMP/slurm
mkdir -p "$state/ctld" "$state/d"
cat >"$state/slurm.conf" <<C
ClusterName=walkcoach
SlurmctldHost=$(hostname -s)(127.0.0.1)
AuthType=auth/none
CredType=cred/none
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
StateSaveLocation=$state/ctld
SlurmdSpoolDir=$state/d
SlurmctldPidFile=$state/ctld.pid
SlurmdPidFile=$state/d.pid
SlurmctldLogFile=$state/ctld.log
SlurmdLogFile=$state/d.log
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
ReturnToService=2
MinJobAge=300
KillWait=2
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
C
export SLURM_CONF=$state/slurm.conf
slurmctld -D -c -i -f "$SLURM_CONF" >"$state/ctld.out" 2>&1 & ctld=$!
slurmd -D -f "$SLURM_CONF" -N "$(hostname -s)" >"$state/d.out" 2>&1 & slurmd=$!
trap 'scancel --quiet --user=root 2>/dev/null; kill $slurmd $ctld 2>/dev/null; wait $slurmd $ctld 2>/dev/null; rm -rf "$TMP"' EXIT
for ((i = 0; i < 100; i++)); do [ "$(sinfo -h -o %t 2>/dev/null)" = idle ] && break; sleep 0.1; done
same "a cluster of one is there" idle "$(sinfo -h -o %t 2>&1 | head -3; [ "$(sinfo -h -o %t 2>/dev/null)" = idle ] || tail -5 "$state"/*.log "$state"/*.out)"

walkers 11 "$walkers_count" >"$TMP/walkers.jsonl"
began=$(date +%s)
"$BIN" batch "$TMP/walkers.jsonl" --to "$TMP/one" "${options[@]}" >/dev/null 2>&1
alone=$(($(date +%s) - began))

# Each task says how often it was begun. The third shard waits in the middle of its first life until it is put back.
cat >"$TMP/walkcoach" <<W
#!/bin/bash
echo "\$SLURM_ARRAY_TASK_ID \${SLURM_RESTART_COUNT:-0}" >>"$TMP/begun"
if [ "\$SLURM_ARRAY_TASK_ID" = 3 ] && [ "\${SLURM_RESTART_COUNT:-0}" = 0 ]; then
    "$BIN" "\$@" & mine=\$!
    while kill -0 \$mine 2>/dev/null && [ "\$(find "$TMP/array/store" -type f 2>/dev/null | wc -l)" -lt 3 ]; do :; done
    kill -KILL \$mine; touch "$TMP/half"; sleep 600
fi
exec "$BIN" "\$@"
W
chmod +x "$TMP/walkcoach"
began=$(date +%s)
job=$(WALKCOACH=$TMP/walkcoach sbatch --parsable --array=1-$shards --output="$TMP/task-%a.log" scripts/batch/slurm.sh "$TMP/walkers.jsonl" "$TMP/array" $day "${options[@]:2}")
for ((i = 0; i < 600; i++)); do [ -e "$TMP/half" ] && break; sleep 0.1; done
check "a task is killed in the middle" test -e "$TMP/half"
check "and put back into the queue" scontrol requeue "${job}_3"
# Slurm would have it wait for two minutes.
for ((i = 0; i < 3000; i++)); do
    [ -n "$(squeue -h -j "$job" 2>/dev/null)" ] || break
    [ "$(wc -l <"$TMP/begun")" -gt "$shards" ] || scontrol update jobid="${job}_3" StartTime=now 2>/dev/null
    sleep 0.2
done
took=$(($(date +%s) - began))
same "all tasks have ended" "" "$(squeue -h -j "$job")"
same "each shard ran once, and the third twice" "$(seq "$shards" | sed 's/$/ 0/; s/^3 0$/3 0\n3 1/' | sort)" "$(sort "$TMP/begun")"
same "the files are those of one process" "$(files_of "$TMP/one")" "$(files_of "$TMP/array")"
printf '# %s walkers, %s shards: %s different files, %s s alone, %s s as an array with one task killed and requeued\n' \
    "$walkers_count" "$shards" "$(objects "$TMP/one")" "$alone" "$took"

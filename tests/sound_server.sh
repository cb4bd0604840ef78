# Sourced by tests that play: a PulseAudio of the test's own with a null sink, and what it hears, without any hardware.
#   server_start [RATE]   server_stop   listen_start FILE   listen_stop
export XDG_RUNTIME_DIR=$TMP/run
unset PULSE_SERVER DBUS_SESSION_BUS_ADDRESS
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
server= awake= listener= accepts=

# wait_for SECONDS COMMAND...: until the command succeeds; false when it never did.
wait_for() {
    local tries=$(($1 * 20)); shift
    while ! "$@" >/dev/null 2>&1; do
        [ $((tries -= 1)) -gt 0 ] || return 1
        sleep 0.05
    done
}

# The sink idles with two seconds of latency unless somebody plays to it: a stream of silence keeps it awake.
server_start() {
    local rate=${1:-44100}
    pulseaudio -n --daemonize=no --exit-idle-time=-1 --disallow-exit --log-target=file:"$TMP/pulse.log" \
        -L module-native-protocol-unix -L "module-null-sink sink_name=wc rate=$rate channels=2" &
    server=$!
    wait_for 20 pactl info || return 1
    accepts=$(date +%s%3N)               # milliseconds
    pacat -p --latency-msec=10 --rate="$rate" --channels=2 --format=s16le --raw -d wc </dev/zero 2>/dev/null &
    awake=$!
    wait_for 10 sink_runs
}
sink_runs() { pactl list short sinks | grep -q RUNNING; }
sink_inputs() { pactl list short sink-inputs | wc -l; }
server_stop() {
    [ -z "$awake" ] || kill -9 "$awake" 2>/dev/null
    [ -z "$server" ] || { kill -9 "$server" 2>/dev/null; wait "$server" "$awake" 2>/dev/null; }
    server= awake=
    rm -rf "$XDG_RUNTIME_DIR/pulse"
}

# Floats, stereo, of what the sink plays, from now on.
listen_start() {
    local rate=${2:-44100}
    parec -d wc.monitor --format=float32le --rate="$rate" --channels=2 --latency-msec=20 --raw >"$1" 2>/dev/null &
    listener=$!
    wait_for 10 test -s "$1"
}
listen_stop() {
    [ -z "$listener" ] || { kill "$listener"; wait "$listener"; } 2>/dev/null
    listener=
}
trap 'listen_stop; server_stop; rm -rf "$TMP"' EXIT

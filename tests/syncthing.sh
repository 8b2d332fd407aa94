#!/bin/sh
# Three laptops over a real Syncthing pair on this machine: two of them on one side, one on the other. Loopback alone, no
# discovery, no relays, no upgrades. One side is killed in the middle and comes back. Ends well when all three hold the same
# day and nobody has anything more to say.
#
#   tests/syncthing.sh [path of colloquio]        needs syncthing (apt-get install syncthing)
#
# Not part of cargo test: it needs another program and takes a minute or two.
set -eu

bin=$(realpath "${1:-target/debug/colloquio}")
command -v syncthing >/dev/null || { echo "no syncthing here"; exit 2; }
room=$(mktemp -d)
a_pid= b_pid=
ended() {
    for pid in $a_pid $b_pid; do kill -9 "$pid" 2>/dev/null || true; done
    rm -rf "$room"
}
trap ended EXIT INT TERM
export HOME="$room" COLLOQUIO_LANG=en STNOUPGRADE=1 STNODEFAULTFOLDER=1

say() { printf '%3ss  %s\n' "$(($(date +%s) - begun))" "$*"; }
begun=$(date +%s)

# --- the pair ---------------------------------------------------------------------------------------------------------
for side in a b; do
    mkdir -p "$room/$side" "$room/home-$side"
    syncthing generate --home="$room/home-$side" >/dev/null 2>&1
done
id_of() { syncthing --home="$room/home-$1" --device-id; }
a_id=$(id_of a) b_id=$(id_of b)
config() { # side, gui port, listening port, port of the other
    key=$(sed -n 's:.*<apikey>\(.*\)</apikey>.*:\1:p' "$room/home-$1/config.xml")
    other=$([ "$1" = a ] && echo "$b_id" || echo "$a_id")
    own=$([ "$1" = a ] && echo "$a_id" || echo "$b_id")
    cat > "$room/home-$1/config.xml" <<XML
<configuration version="35">
  <folder id="day" label="day" path="$room/$1" type="sendreceive" rescanIntervalS="2" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <filesystemType>basic</filesystemType>
    <device id="$own"></device><device id="$other"></device>
  </folder>
  <device id="$own" name="own"><address>tcp://127.0.0.1:$3</address></device>
  <device id="$other" name="other"><address>tcp://127.0.0.1:$4</address></device>
  <gui enabled="true"><address>127.0.0.1:$2</address><apikey>$key</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:$3</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><startBrowser>false</startBrowser>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH><urAccepted>-1</urAccepted><crashReportingEnabled>false</crashReportingEnabled>
    <reconnectionIntervalS>2</reconnectionIntervalS><announceLANAddresses>false</announceLANAddresses>
  </options>
</configuration>
XML
}
config a 28384 28000 28001
config b 28385 28001 28000
serve() { syncthing serve --home="$room/home-$1" --no-browser --no-restart >"$room/home-$1/log" 2>&1 & }
serve a; a_pid=$!
serve b; b_pid=$!
say "Syncthing $(syncthing --version | cut -d' ' -f2), two sides on loopback"

# --- the laptops ------------------------------------------------------------------------------------------------------
on() { store=$1; shift; "$bin" --store "$room/store-$store" "$@"; }
# 3 is "the rest waits": on its way it is no failure
sync() { on "$1" bundle sync "$room/$2" >"$room/said" 2>&1 || [ $? -eq 3 ] || { cat "$room/said"; exit 1; }; }
digest() { on "$1" day show --format json | sed -n 's/.*"digest": *"\([0-9a-f]*\)".*/\1/p'; }
files() { find "$room/$1" -name '*.colloquio.json' ! -name '.*' | wc -l; }
wait_for() { # seconds, what, command…
    left=$1; what=$2; shift 2
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || { say "gave up waiting: $what"; tail -5 "$room"/home-?/log; exit 1; }
        sleep 1
    done
    say "$what"
}
on lead day new --name Trial --date 2026-11-28 >/dev/null
on lead candidates add --name Zoe >/dev/null
sync lead a
arrived() { [ "$(files "$1")" -ge "$2" ]; }
wait_for 60 "the kick-off is on the other side" arrived b 1
on desk-b bundle sync "$room/a" --laptop "Desk B" >/dev/null
on desk-c bundle sync "$room/b" --laptop "Desk C" >/dev/null
say "a desk joined on each side"

round() {
    on lead candidates add --name "Lead $1" --as lead >/dev/null
    on desk-b candidates add --name "B $1" --as lead >/dev/null
    on desk-c candidates add --name "C $1" --as lead >/dev/null
    sync lead a; sync desk-b a; sync desk-c b
}
for n in 1 2 3; do round $n; done
say "three rounds; $(files a) files on one side, $(files b) on the other"
kill -9 "$b_pid"
for n in 4 5; do round $n; done
say "one side killed, two rounds without it; $(files a) files here, $(files b) there"
on desk-c bundle status | sed -n '1,4s/^/      /p'
serve b; b_pid=$!
round 6

level() {
    sync lead a; sync desk-b a; sync desk-c b
    [ "$(digest lead)" = "$(digest desk-b)" ] && [ "$(digest lead)" = "$(digest desk-c)" ]
}
wait_for 90 "all three hold the same day" level
quiet() {
    before="$(files a) $(files b)"
    sync lead a; sync desk-b a; sync desk-c b
    [ "$before" = "$(files a) $(files b)" ] && [ "$(files a)" = "$(files b)" ]
}
wait_for 60 "nobody has anything more to say" quiet
conflicts=$(find "$room/a" "$room/b" -name '*sync-conflict*' | wc -l)
n=$(on lead candidates list --format json | grep -o '"uid"' | wc -l)
say "$n candidates, $(files a) files, $conflicts copies set aside, digest $(digest lead | cut -c1-12)"
[ "$n" -eq 19 ] && [ "$conflicts" -eq 0 ]

#!/bin/sh
# Types lines of a script into the viewer: typed.sh TRACE STATE. The key F9 makes it write what is shown, as a line of
# STATE. Wants a display, xdotool and $VIEWER.
set -eu

trace=$1
state=$2
"$VIEWER" "$trace" --state "$state" --size 1200x800 &
viewer=$!
trap 'kill "$viewer" 2>/dev/null || true' EXIT
touch "$state"
window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$viewer" --name credsim-viewer | head -n 1)
xdotool windowfocus "$window"
lines=0

written() {
  xdotool key F9
  lines=$((lines + 1))
  tries=0
  while [ "$(wc -l <"$state" 2>/dev/null || echo 0)" -lt "$lines" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ]; then echo "line $lines was not written" >&2; exit 1; fi
    sleep 0.05
  done
}

written
xdotool key colon
xdotool type --delay 20 "filter name RotationFailed"
xdotool key Return
written
xdotool key colon
xdotool type --delay 20 "dance"
xdotool key Return
written
xdotool key ctrl+q
wait "$viewer"

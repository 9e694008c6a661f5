# Sourced by the scripts that use the viewer as a person does: opens it on $trace with the words that are given, and
# defines written(), after which the file $state has a line more of what is shown. Wants a display, xdotool and $VIEWER.

"$VIEWER" "$trace" --state "$state" --size 1200x800 "$@" &
viewer=$!
trap 'kill "$viewer" 2>/dev/null || true' EXIT
touch "$state"
window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$viewer" --name credsim-viewer | head -n 1)
xdotool windowfocus "$window"
lines=0

# Waits until the line is there: what was done before is done then.
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

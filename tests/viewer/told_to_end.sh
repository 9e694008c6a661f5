#!/bin/sh
# Opens a scenario whose run takes long, and tells the viewer to end while it goes on: told_to_end.sh SCENARIO. Prints
# the exit code and what is left in the folder of temporary files. Wants a display and $VIEWER.
set -eu

TMPDIR=$PWD/temporary
export TMPDIR
mkdir "$TMPDIR"
"$VIEWER" "$1" &
viewer=$!
trap 'kill -KILL "$viewer" 2>/dev/null || true' EXIT
tries=0
while ! [ -s "$(echo "$TMPDIR"/credsim-viewer-*/run.sqlite)" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 600 ]; then echo "the scenario was not run" >&2; exit 1; fi
  sleep 0.05
done
kill -TERM "$viewer"
code=0
wait "$viewer" || code=$?
echo "ended with $code, left: $(ls "$TMPDIR")"

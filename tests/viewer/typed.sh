#!/bin/sh
# Types lines of a script into the viewer: typed.sh TRACE STATE. The key F9 makes it write what is shown, as a line of
# STATE. Wants a display, xdotool and $VIEWER.
set -eu

trace=$1
state=$2
here=$(dirname "$0")
set --
. "$here/a_viewer_with_hands.sh"

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

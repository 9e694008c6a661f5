#!/bin/sh
# Uses the viewer as a person does, with the mouse and the keyboard: hands.sh TRACE STATE. After each deed the key F9
# makes it write what is shown, as a line of STATE. Wants a display, xdotool and $VIEWER.
set -eu

trace=$1
state=$2
here=$(dirname "$0")
set -- --at 8d
. "$here/a_viewer_with_hands.sh"

written                                                      # 1: as it began
xdotool mousemove --window "$window" 600 200 click 4 click 4 # the wheel, over the timeline
written                                                      # 2: closer
xdotool mousemove --window "$window" 60 118 click 1          # the first lane's name
written                                                      # 3: it is selected
xdotool key n
written                                                      # 4: the next event
xdotool key p
written                                                      # 5: and back
xdotool key f
xdotool type --delay 20 disable
written                                                      # 6: the events with these letters
xdotool key Escape
xdotool key 2
written                                                      # 7: the graph
xdotool mousemove --window "$window" 600 200 mousedown 1     # dragged to the left: later times
written                                                      # 8
xdotool mousemove --window "$window" 400 200
written                                                      # 9: moved
xdotool mouseup 1
written                                                      # 10
xdotool key ctrl+q
wait "$viewer"
trap - EXIT

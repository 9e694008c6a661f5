#!/bin/sh
# Draws the pictures of docs/viewer.md anew: pictures.sh BIN, the folder with credsim and credsim-viewer. Wants a display;
# `./dev view --pictures` has one.
set -eu

programs=$1
here=$(cd "$(dirname "$0")" && pwd)
library=$here/../../scenarios/library
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

month=$work/a-month-in-the-life.sqlite
fleet=$work/a-fleet-that-caches.sqlite
(cd "$library/basics" && "$programs/credsim" run a-month-in-the-life.yaml --trace "$month" >/dev/null)
(cd "$library/clients" && "$programs/credsim" run a-fleet-that-caches.yaml --trace "$fleet" >/dev/null)

# draw TRACE, with the script on the standard input.
draw() {
  timeout 120 "$programs/credsim-viewer" "$1" --size 1400x800 --script -
}

draw "$month" <<SCRIPT
select orders
go 15d
filter error *
show events
show inspector
screenshot $here/timeline.png
SCRIPT

draw "$month" <<SCRIPT
palette dark
go 14d2h49m7s
select secret:orders
range 14d2h44m 14d2h54m
show graph
next-of-selected
show why
screenshot $here/why.png
SCRIPT

draw "$fleet" <<SCRIPT
palette colour-blind
show plots
show inspector
go 7d4h
select shop-7
range 6d20h 7d16h
screenshot $here/plots.png
SCRIPT

draw "$month" <<SCRIPT
show lesson
show invariants
go 10d10m
select orders
text-scale 1.15
screenshot $here/lesson.png
SCRIPT

#!/bin/sh
# two_ranks.sh CREDSIM: a study on two ranks gives what it gives on one; mistakes are told once; and when a rank dies, the
# job ends with a message, what was committed is kept, and the same command goes on.
set -eu

credsim=$1
base=$(cd "$(dirname "$0")/../studies" && pwd)/base.yaml
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_btl=self,vader OMPI_MCA_btl_vader_single_copy_mechanism=none
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
passed=0
fail() {
  echo "two_ranks: $*" >&2
  echo "$passed passed, 1 failed"
  exit 1
}
pass() { passed=$((passed + 1)); }
ranks() { timeout 120 mpirun --oversubscribe -np 2 "$credsim" "$@"; }
rows() { "$credsim" sweep study.yaml --out "$1" --format csv 2>/dev/null; }

sed 's/duration: 8d/duration: 60d/; s/count: 3,/count: 50,/; s/exponential: 10m/exponential: 5m/' "$base" >base.yaml
cat >study.yaml <<'YAML'
title: Two caches
base: base.yaml
factors: {clients.web.ttl: [5m, 24h]}
replications: 100
measures: [outage.failed_logins, gap.max, cost.month]
YAML

"$credsim" sweep study.yaml --out one --jobs 1 >/dev/null 2>&1
ranks sweep study.yaml --out two >said 2>told || fail "the study on two ranks exited with $?: $(cat told)"
grep -q '200 runs played' told || fail "not 200 runs: $(cat told)"
[ "$(rows one)" = "$(rows two)" ] || fail "two ranks have other results than one"
pass

sed 's/clients.web.ttl/clients.web.tll/' study.yaml >wrong.yaml
if ranks sweep wrong.yaml >said 2>told; then fail "a mistake was taken for a study"; fi
[ "$(grep -c 'did you mean ttl?' told)" = 2 ] || fail "the two levels' mistakes are not told once each: $(cat told)"
pass

ranks sweep study.yaml --out cut >said 2>told &
job=$!
victim=""
for try in $(seq 200); do
  sleep 0.05
  victim=$(pgrep -f -x "$credsim sweep study.yaml --out cut" | tail -1 || true)
  [ -z "$victim" ] || [ ! -s cut ] || break
done
[ -n "$victim" ] || fail "no rank was found to end"
kill -9 "$victim" 2>/dev/null || fail "the study was over before a rank could be ended; it takes longer ones"
if wait "$job"; then fail "a job that lost a rank ended well"; fi
grep -q 'rank' told || fail "nothing was said of the rank: $(cat told)"
pass
ranks sweep study.yaml --out cut >said 2>told || fail "the study could not go on: $(cat told)"
[ "$(rows one)" = "$(rows cut)" ] || fail "the study that went on has other results"
pass
echo "$passed passed, 0 failed"

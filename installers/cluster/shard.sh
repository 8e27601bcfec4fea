#!/bin/sh
# Measures one part of a plan and keeps it in a folder of its own, by part and by machine. Started again on the same
# machine it resumes what was cut off; on another one it measures the part anew, and merging joins the two.
#
#   shard.sh K/N DATA OPTION...      the options are those of 'workbench evaluate'
#
# What could not be measured is recorded in the run: it is no reason to start again, so status 1 is passed on as 0 where
# the run has ended.
set -eu

shard=$1
data=$2/$(echo "$shard" | tr / -)/${WORKBENCH_MACHINE:-$(uname -n)}
shift 2
cd "$(dirname "$0")/../.."

status=0
for run in "$data"/runs/*/; do
  if [ -f "$run/run.json" ]; then
    bin/workbench evaluate --resume "$run" --data "$data" --no-install || status=$?
    break
  fi
done
if [ ! -f "${run:-}/run.json" ]; then
  bin/workbench evaluate --shard "$shard" --data "$data" --no-install "$@" || status=$?
fi

[ "$status" -ne 1 ] || ! grep -qs '"state" : "complete"' "$data"/runs/*/run.json || status=0
exit "$status"

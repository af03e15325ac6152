#!/usr/bin/env bash
# A sweep by GNU parallel, on this machine or on several that share the folder of results: HOSTS=1/alpha,1/beta.
#
#   jobs/parallel.sh my.toml --vary champions.people=5,10,20 --out /shared/output
#
# What is cut short goes on when it is given again.
set -euo pipefail
parts=${PARTS:-8}
program=${GROUNDSWELL:-groundswell}
hosts=()
[ -n "${HOSTS:-}" ] && hosts=(--sshlogin "$HOSTS" --workdir .)
parallel "${hosts[@]}" "$program" sweep "${@@Q}" --shard "{}/$parts" --threads 1 --quiet ::: $(seq "$parts")
"$program" merge "$@"

#!/usr/bin/env bash
# A sweep as a Slurm job array, a part a task. The folder of results has to be one that all machines share.
#
#   job=$(sbatch --parsable jobs/slurm.sh my.toml --vary champions.people=5,10,20 --out /shared/output)
#   sbatch --dependency=afterok:"$job" --wrap "groundswell merge my.toml --vary champions.people=5,10,20 --out /shared/output"
#
# A task that is killed or requeued goes on where it stopped; `groundswell sweep … --status` says which points are
# missing, and the same array, or some tasks of it (--array=3,7), runs just these.
#SBATCH --job-name=groundswell
#SBATCH --array=1-8
#SBATCH --cpus-per-task=1
#SBATCH --requeue
set -euo pipefail
parts=8 # as many as --array has above; Slurm's own count is wrong when only some tasks are submitted again
exec "${GROUNDSWELL:-groundswell}" sweep "$@" --shard "$SLURM_ARRAY_TASK_ID/$parts" \
    --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet

#!/bin/bash
# The files of many walkers by a Slurm array, one task a shard:
#
#     sbatch --array=1-16 slurm.sh WALKERS DIR DATE [OPTION OF WALKCOACH BATCH...]
#
# WALKERS and DIR are on a disk that every node sees. The array begins at 1 and has no gaps. A task that is killed, or
# whose node goes, is put back into the queue and goes on from what is there.
#SBATCH --job-name=walkcoach
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
set -u
walkers=$1 dir=$2 date=$3
shift 3
exec "${WALKCOACH:-walkcoach}" batch "$walkers" --to "$dir" --on "$date" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" "$@"

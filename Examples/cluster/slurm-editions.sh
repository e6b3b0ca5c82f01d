#!/bin/bash
# All editions of a newsletter, shared out among the tasks of a Slurm array: each makes its own part of them.
#
#   sbatch --array=1-16 slurm-editions.sh /srv/newsletters/lantern /srv/issues/lantern --week 2026-W07
#
# What stands behind the two folders goes to `broadsheet build`. The site must be readable on every node, and the folder
# of issues writable. A task that failed is done again by its number, and makes the same files:
#
#   sbatch --array=7 --export=ALL,SHARDS=16 slurm-editions.sh /srv/newsletters/lantern /srv/issues/lantern --week 2026-W07
#
#SBATCH --job-name=broadsheet
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=1G
#SBATCH --output=broadsheet-%A-%a.log
#SBATCH --requeue
set -u

site=${1:?the folder of the site}
issues=${2:?the folder of the issues}
shift 2

# The array counts from 1, as shards do. How many there are Slurm knows, unless only some are done again.
shard=${SLURM_ARRAY_TASK_ID:?submit it with --array=1-N}
shards=${SHARDS:-${SLURM_ARRAY_TASK_COUNT:?}}

# A cluster's file system is slow to walk: every task reads the site once, and keeps nothing of its own of it.
export XDG_CACHE_HOME=${TMPDIR:-/tmp}/broadsheet-$SLURM_JOB_ID

"${BROADSHEET:-broadsheet}" build "$site" \
  --output "$issues" --shard "$shard/$shards" --jobs "${SLURM_CPUS_PER_TASK:-1}" "$@"
status=$?
rm -rf "$XDG_CACHE_HOME"

# 3: none of this part's editions has anything to print. 75: another task has these editions in hand; Slurm tries again.
case $status in
0 | 3) exit 0 ;;
75) scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}" && exit 0 || exit 75 ;;
*) exit "$status" ;;
esac

#!/usr/bin/env bash
# jobs/slurm.sh under the real thing: Slurm's daemons from Debian's packages with two workers on this machine. One
# worker is killed in the middle, its task is run again on what is left, and the merged sweep has the same bytes as one
# that ran in one go.
set -euo pipefail
cd "$(dirname "$0")/../.."
repository=$PWD
cargo build --release --locked --quiet
export GROUNDSWELL="$PWD/target/release/groundswell"
for tool in slurmctld slurmd sbatch munged; do
    if ! command -v "$tool" >/dev/null && [ ! -x "/usr/sbin/$tool" ]; then
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends slurm-wlm munge >/dev/null
        break
    fi
done
export PATH="$PATH:/usr/sbin"
folder=$(mktemp -d)
chmod 755 "$folder"
export SLURM_CONF="$folder/slurm.conf"
stop() {
    for daemon in "$folder"/run/*.pid; do
        [ -e "$daemon" ] && kill "$(cat "$daemon")" 2>/dev/null || true
    done
    # Daemons write down where they stand before they end.
    for _ in $(seq 50); do
        rm -rf "$folder" 2>/dev/null && return
        sleep 0.2
    done
    rm -rf "$folder"
}
trap stop EXIT
mkdir -p "$folder"/{state,run,log,munge} "$folder"/spool/n{1,2}
chown munge:munge "$folder/munge" "$folder/run"
chmod 755 "$folder/munge"
[ -e /etc/munge/munge.key ] || { mungekey --create 2>/dev/null || /usr/sbin/create-munge-key; }
chown munge:munge /etc/munge/munge.key
su -s /bin/sh munge -c "/usr/sbin/munged --force --socket=$folder/munge/socket --log-file=$folder/munge/log \
    --pid-file=$folder/run/munged.pid --seed-file=$folder/munge/seed"
cat >"$SLURM_CONF" <<CONF
ClusterName=drill
SlurmctldHost=$(hostname -s)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool/%n
SlurmctldPidFile=$folder/run/slurmctld.pid
SlurmdPidFile=$folder/run/slurmd-%n.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=10
MinJobAge=300
SlurmctldPort=16817
NodeName=n[1-2] NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=[16821-16822] CPUs=1 RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
CONF
slurmctld -c
slurmd -N n1
slurmd -N n2
for _ in $(seq 60); do
    [ "$(sinfo --noheader -o '%D %t' | grep -c '^2 idle')" = 1 ] && break
    sleep 1
done
sinfo --noheader -o '%D %t' | grep -q '^2 idle' || { cat "$folder"/log/*.log >&2; echo "Slurm did not start" >&2; exit 1; }

asked=(how-many-champions --vary 'champions.share_percent=0.5..15:30' --vary behaviour.visible_percent=60,100 --runs 40 \
    --set organisation.people=600 --formats svg)
whole() { (cd "$1/how-many-champions-sweep" && sha256sum ./* | sort -k 2); }
"$GROUNDSWELL" sweep "${asked[@]}" --quiet --out "$folder/whole" >/dev/null
whole "$folder/whole" >"$folder/wanted"

cd "$folder"
job=$(sbatch --parsable --output="$folder/log/%a.out" "$repository/jobs/slurm.sh" "${asked[@]}" --out "$folder/parts")
for _ in $(seq 120); do
    [ "$(squeue --noheader --states=R | wc -l)" = 2 ] && [ -e "$folder/parts/how-many-champions-sweep.points" ] && break
    sleep 0.2
done
# A machine goes down: its daemon and what it runs.
victim=$(squeue --noheader --states=R --nodelist=n2 -o %A | head -1)
[ -n "$victim" ] || { squeue >&2; echo "nothing runs on the second worker" >&2; exit 1; }
kill -9 "$(cat "$folder/run/slurmd-n2.pid")"
killed=0
for process in $(pgrep -f "$GROUNDSWELL sweep .* --out $folder/parts"); do
    if tr '\0' '\n' <"/proc/$process/environ" | grep -qx SLURMD_NODENAME=n2; then
        kill -9 "$process" && killed=$((killed + 1))
    fi
done
[ "$killed" -gt 0 ] || { echo "nothing was killed on the second worker" >&2; exit 1; }
rm -f "$folder/run/slurmd-n2.pid"
slurmd -N n2
for _ in $(seq 300); do
    [ -z "$(squeue --noheader --job "$job")" ] && break
    sleep 1
done
code=0
"$GROUNDSWELL" sweep "${asked[@]}" --out "$folder/parts" --status || code=$?
if [ "$code" = 3 ]; then
    # What the dead worker left undone, as the documentation says: the array once more runs just that.
    sbatch --wait --output="$folder/log/again-%a.out" "$repository/jobs/slurm.sh" "${asked[@]}" --out "$folder/parts" >/dev/null
fi
sbatch --wait --output="$folder/log/merge.out" --wrap "'$GROUNDSWELL' merge ${asked[*]@Q} --out '$folder/parts'" >/dev/null
whole "$folder/parts" | cmp - "$folder/wanted"
echo "8 tasks on 2 workers, one of them killed: the same bytes"

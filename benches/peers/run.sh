#!/usr/bin/env bash
# Prepares peers, networks and our program, then compares: see compare.py for what can be asked.
#   benches/peers/run.sh --rounds 5 --only W1-er,W5 --into README.md
# PEERS_FOLDER is where everything is kept (target/peers); GROUNDSWELL is a program that is already built.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=${PEERS_FOLDER:-target/peers}
here=benches/peers

if [ ! -x "$folder/venv/bin/python" ]; then
    python3 -m venv "$folder/venv"
fi
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    numpy scipy networkx cynetdiff pynetim ndlib six EoN matplotlib

has_graph_tool() { /usr/bin/python3 -c 'import graph_tool, numpy' 2>/dev/null; }
if ! has_graph_tool && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get install --yes --quiet --no-install-recommends python3-graph-tool >&2 || true
fi
has_graph_tool || echo "graph-tool is not there (Debian: python3-graph-tool); its rows will say so" >&2

program=${GROUNDSWELL:-}
if [ -z "$program" ]; then
    cargo build --release --locked
    program=${CARGO_TARGET_DIR:-target}/release/groundswell
fi

graphs="er100k ba100k ws100k ws1k er1m"
case " $* " in *er10m*) graphs="$graphs er10m" ;; esac
# shellcheck disable=SC2086 # a list of names
"$folder/venv/bin/python" "$here/graphs.py" "$folder/graphs" $graphs
cp benches/workloads/*.toml "$folder/"

exec "$folder/venv/bin/python" "$here/compare.py" --program "$program" --folder "$folder" "$@"

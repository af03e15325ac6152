#!/usr/bin/env bash
# The live page in a browser: values are changed, run, cancelled, bet on, switched to another pack and saved, and what was
# saved gives the same answer on the command line; before and now stand side by side with what was changed, a reload
# loses nothing, slides outlive other tabs; axe finds nothing in light and dark. Then under attack, on loopback and
# bounded: foreign hosts and origins, no token, a body too large, slow reads, paths, 10,000 requests.
# Give a folder to keep the pictures that were looked at.
set -euo pipefail
cd "$(dirname "$0")/../.."
drills=$PWD/tests/drills
cargo build --release --locked --quiet
program="$PWD/target/release/groundswell"
for tool in chromium node npm; do
    if ! command -v "$tool" >/dev/null; then
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${tool/#node/nodejs}" >/dev/null
    fi
done
folder=$(mktemp -d)
server=
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
pictures=${1:-$folder/pictures}
mkdir -p "$pictures" "$folder/browser"
(cd "$folder" && npm install --silent --no-audit --no-fund axe-core@4 playwright-core@1)

serve() {
    : >"$folder/link"
    "$program" serve "$@" --quiet >"$folder/link" 2>"$folder/said" &
    server=$!
    for _ in $(seq 100); do [ -s "$folder/link" ] && return; sleep 0.1; done
    echo "no link was printed: $(cat "$folder/said")" >&2
    exit 1
}
leave() {
    kill -INT "$server"
    wait "$server" || true
}

cat >"$folder/markup.toml" <<'TOML'
title = "</title><script>alert('title')</script>"
question = "<img src=x onerror=alert('question')>"
runs = 40
weeks = 52
[organisation]
people = 5000
[network]
contacts_per_person = 9
[[behaviour]]
name = "<script>alert('behaviour')</script>"
[champions]
people = 40
chosen_by = "random"
[[strategy]]
name = "<svg onload=alert('one')>\"'"
uses = ["broadcast"]
[[strategy]]
name = "--><script>alert('two')</script>"
uses = ["champions"]
TOML
serve "$folder/markup.toml"
NODE_PATH="$folder/node_modules" node "$drills/page.cjs" "$folder/browser" "$pictures" "$(cat "$folder/link")" "$folder/saved.toml"
"$program" run "$folder/saved.toml" --quiet --json --formats svg --out "$folder/output" >"$folder/again.json"
node -e '
    const [page, again] = process.argv.slice(1).map((file) => require(file));
    const sentence = again.results[0].verdict.sentence.replace(/\.$/, "");
    if (page.sentence !== sentence) throw new Error(`the page says “${page.sentence}”, the command line “${sentence}”`);
' "$folder/saved.toml.json" "$folder/again.json"
node "$drills/attack.cjs" "$(cat "$folder/link")" "$server"
leave
echo "the page: driven, saved and run again with the same answer, no violation, still there after the attack"

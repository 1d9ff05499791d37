#!/bin/sh
# What Maven calls: `build` makes the pages, `check` tests them. Without npm, or with npm that is too old, it says so in one line and ends well, so that
# the engine can be built anywhere.
set -eu
cd "$(dirname "$0")"
task=$1

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  echo "The dashboard is not built, because npm is not on the PATH."
  exit 0
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "The dashboard is not built, because it needs Node.js 20.19 or newer and this is $(node --version)."
  exit 0
fi

stamp=target/$task.done
mkdir -p target
# What the tasks themselves write, schema.d.ts, is no source; nor is its folder changed by it.
if [ -f "$stamp" ] && [ -z "$(find src public e2e index.html package-lock.json package.json ./*.ts ./*.json build.sh ../openapi.json \
  -newer "$stamp" ! -name schema.d.ts ! -path src/api -print | head -n 1)" ]; then
  exit 0
fi
: >"$stamp.start"
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi
npm run --silent "$task"
mv "$stamp.start" "$stamp"

#!/bin/sh
# Runs a command with Node 24 or later in front of it: `run.sh node server/main.ts`.
# First installs what is missing. Says so on stderr, as stdout is the command's.
set -eu
root=$(dirname "$(dirname "$(readlink -f "$0")")")
bin=$root/node_modules/.bin
PATH=$bin:$PATH

# npm writes its own copy of the lock file last, so an install that broke off counts as missing.
lock=$root/node_modules/.package-lock.json
if [ ! -e "$lock" ] || [ "$root/package-lock.json" -nt "$lock" ]; then
  echo 'Installing dependencies from npm, once…' >&2
  # npm must not run on the Node that it is about to replace.
  rm -f "$bin/node"
  # Under an older Node npm warns of every package that wants a newer one; ours runs them.
  # Development tools too, whatever NODE_ENV says: the web app is built with them.
  (cd "$root" && npm ci --include=dev --loglevel=error >/dev/null)
fi

recent() {
  case $(node -v 2>/dev/null) in v2[4-9].* | v[3-9][0-9].*) ;; *) return 1 ;; esac
}
# The packages of all systems share this link, and npm 10 removes it together with the systems that are not ours.
recent || (cd "$bin" && ln -sf ../node-*/bin/node node)
# The packaged Node does not start everywhere (Alpine, for one); the user's own may do.
recent || rm -f "$bin/node"
recent || { echo 'Cuboid needs Node 24 or later, and npm has none for this machine: see https://nodejs.org' >&2; exit 1; }

# What Node compiles it keeps for the next start, which takes a third less time. Set here rather than by the program, so that
# its first file is kept without its types, too: else Node loads what strips them, and holds its 16 MB to the end.
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$root/node_modules/.cache/code}"
# glibc keeps memory apart for each thread, and what they gave back with it: with many mails to read that is 100 MB.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
exec "$@"

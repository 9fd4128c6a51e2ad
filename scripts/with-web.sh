#!/bin/sh
# Builds the web app when it is missing or older than what it is made of, then runs the command in this one's place.
# Says so on stderr, as stdout is the command's.
set -eu
root=$(dirname "$(dirname "$(readlink -f "$0")")")
built=$root/web/dist/index.html

stale() {
  [ ! -e "$built" ] || [ -n "$(find "$root/web" "$root/package-lock.json" -path "$root/web/dist" -prune -o -type f -newer "$built" -print | head -n 1)" ]
}
# What an image brings along is built already, and its sources are not there.
if [ -d "$root/web/src" ] && stale; then
  echo 'Building the web app, once…' >&2
  (cd "$root" && NODE_ENV=production vite build web --logLevel warn >&2)
fi

exec "$@"

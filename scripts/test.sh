#!/bin/sh
# All that CI checks; arguments go to the test runner.
set -eu
biome check --error-on-warnings
tsc
tsc -p web
tsc -p test/web
exec vitest run "$@"

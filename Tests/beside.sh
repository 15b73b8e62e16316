#!/bin/sh
# Runs the tests that FILTER names beside a command, and fails when either does. For suites with servers of their own, which
# wait more than they compute. `swift test` locks the build folder, so the tests' own executable is started.
# Usage: beside.sh FILTER command [argument...]
set -u

filter=$1
shift
tests=.build/debug/OutreachPackageTests.xctest
log=$(mktemp "${TMPDIR:-/tmp}/outreach-beside.XXXXXX")
trap 'kill "$beside" 2>/dev/null; rm -f "$log"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

Tests/failures.sh "$tests" --testing-library swift-testing --filter "$filter" >"$log" 2>&1 &
beside=$!
status=0
"$@" || status=$?
wait "$beside" || status=$?
printf '\noutreach: meanwhile %s\n' "$filter"
cat "$log"
exit "$status"

#!/bin/sh
# Runs the tests of some filters, one after the other, beside a command, and fails when any does. For suites with clusters of their
# own, which wait more than they compute. `swift test` locks the build folder, so the tests' own executable is started.
# Usage: beside.sh FILTER... -- command [argument...]     A filter may bring further options along: 'One --skip Two'.
set -u

tests=.build/debug/OutreachPackageTests.xctest
log=$(mktemp "${TMPDIR:-/tmp}/outreach-beside.XXXXXX")
trap 'kill "$beside" 2>/dev/null; rm -f "$log"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

filters=
while [ "$1" != -- ]; do
    filters="$filters$1
"
    shift
done
shift

# All of them run, whichever fails.
others() {
    trap - EXIT
    # A thousand short tests begin at once and have both processors for a minute and a half; what waits in real time comes behind them.
    sleep 90
    failed=0
    while IFS= read -r filter; do
        [ -n "$filter" ] || continue
        printf '\noutreach: meanwhile %s\n' "$filter"
        # The filter's options are words of their own.
        # shellcheck disable=SC2086
        Tests/failures.sh Services/Operator/with-postgres.sh "$tests" --testing-library swift-testing --filter $filter \
            </dev/null || failed=$?
    done <<EOF
$filters
EOF
    exit "$failed"
}

(others) >"$log" 2>&1 &
beside=$!
status=0
"$@" || status=$?
wait "$beside" || status=$?
cat "$log"
exit "$status"

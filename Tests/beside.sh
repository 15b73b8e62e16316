#!/bin/sh
# Runs the tests of some filters beside a command, and fails when any does. For suites with clusters of their own, which wait more than
# they compute. Filters of one lane run one after the other; lanes, parted by +, run side by side. `swift test` locks the build folder,
# so the tests' own executable is started.
# Usage: beside.sh FILTER... [+ FILTER...]... -- command [argument...]     A filter may bring further options along: 'One --skip Two'.
set -u

tests=.build/debug/OutreachPackageTests.xctest
logs=$(mktemp -d "${TMPDIR:-/tmp}/outreach-beside.XXXXXX")
lanes=
# shellcheck disable=SC2086
trap 'kill $lanes 2>/dev/null; rm -rf "$logs"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# All filters of a lane run, whichever fails.
lane() {
    trap - EXIT
    # A thousand short tests begin at once and have both processors for two minutes; what waits in real time comes behind them.
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
$1
EOF
    exit "$failed"
}

filters=
begin() {
    [ -n "$filters" ] || return 0
    lane "$filters" >"$logs/$(printf '%s\n' "$lanes" | wc -w)" 2>&1 &
    lanes="$lanes $!"
    filters=
}

while [ "$1" != -- ]; do
    if [ "$1" = + ]; then
        begin
    else
        filters="$filters$1
"
    fi
    shift
done
begin
shift

status=0
"$@" || status=$?
for pid in $lanes; do wait "$pid" || status=$?; done
cat "$logs"/*
exit "$status"

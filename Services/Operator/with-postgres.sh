#!/bin/sh
# Runs a command with a Postgres cluster of its own and removes the cluster afterwards, whatever happens.
# Usage: with-postgres.sh command [argument...]
#
# The command finds it in OUTREACH_TEST_DATABASE_URL. OUTREACH_TEST_FSYNC=on makes it durable (for measuring).
set -eu

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
# What a killed run left behind.
for old in /tmp/outreach-pg.*; do
    [ -O "$old" ] || continue
    pid=$(head -n 1 "$old/data/postmaster.pid" 2>/dev/null || echo none)
    [ -d "/proc/$pid" ] || [ -n "$(find "$old" -maxdepth 0 -mmin -1)" ] || rm -rf "$old"
done
home=$(mktemp -d /tmp/outreach-pg.XXXXXX)
# One process runs all tests, each with connections and event loops of its own.
ulimit -Sn "$(ulimit -Hn)" 2>/dev/null || true
data=$home/data

# Postgres refuses root. In a user namespace it is another user, whose files are root's outside.
as=
if [ "$(id -u)" = 0 ]; then
    user=$(id -u postgres 2>/dev/null || echo 65534)
    group=$(id -g postgres 2>/dev/null || echo 65534)
    if unshare --user --map-user="$user" --map-group="$group" true 2>/dev/null; then
        as="unshare --user --map-user=$user --map-group=$group"
    else
        as="setpriv --reuid=$user --regid=$group --clear-groups --"
        chown "$user:$group" "$home"
    fi
fi

server=
stop() {
    trap - EXIT
    [ -z "${command:-}" ] || kill -TERM "$command" 2>/dev/null || true
    [ -z "$server" ] || kill -QUIT "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

$as "$bin/initdb" -D "$data" -U outreach -A trust -E UTF8 --lc-collate=C --lc-ctype=C.UTF-8 --no-sync \
    --no-instructions >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; exit 1; }
fsync=${OUTREACH_TEST_FSYNC:-off}
# The server goes down with this script even when the script is killed (setpriv: parent-death signal).
$as setpriv --pdeathsig QUIT "$bin/postgres" -D "$data" -k "$home" -c listen_addresses= -c max_connections=400 \
    -c shared_buffers=256MB -c max_wal_size=4GB -c jit=off -c random_page_cost=1.1 -c "fsync=$fsync" \
    -c "synchronous_commit=$fsync" -c "full_page_writes=$fsync" -c log_min_messages=fatal \
    -c max_locks_per_transaction=256 >"$home/postgres.log" 2>&1 &
server=$!
tries=0
until "$bin/pg_isready" -q -h "$home"; do
    tries=$((tries + 1))
    if [ $tries -gt 300 ] || ! kill -0 "$server" 2>/dev/null; then
        cat "$home/postgres.log" >&2
        exit 1
    fi
    sleep 0.1
done

export OUTREACH_TEST_DATABASE_URL="postgresql://outreach@/postgres?host=$home"
"$@" &
command=$!
status=0
wait "$command" || status=$?
command=
exit "$status"

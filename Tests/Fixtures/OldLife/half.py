#!/usr/bin/env python3
"""Adds to an old life what stands half done in it: an import, an upload, a stage job; by the programs of 338be0e, killed in the middle.

    Services/Operator/with-postgres.sh python3 Tests/Fixtures/OldLife/half.py OLD_BIN OUT

OLD_BIN is that commit's .build/release with its adapters pinned. Writes OUT/database.dump and OUT/answers.json. See README.md.
"""
import atexit, http.server, json, os, signal, subprocess, sys, threading, time, urllib.error, urllib.request

binaries, out = sys.argv[1], sys.argv[2]
here = os.path.dirname(os.path.abspath(__file__))
server = os.environ["OUTREACH_TEST_DATABASE_URL"]
postgres = subprocess.check_output("ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1", shell=True, text=True).strip()
ports = {"discovery": 8081, "profiles": 8082, "messaging": 8083, "scheduling": 8084}
# What rests while something else is made: nothing of it is sent, settled, raised or told.
resting = ["platform.actions", "platform.action_queues", "platform.action_attempts", "platform.limits", "platform.pauses",
           "social.social_followup_timers", "social.social_assisted", "social.social_replies"]


def url(database): return server.replace("/postgres?", f"/{database}?")
def secret(name): return open(f"{here}/{name}").read().strip()


def sql(database, text):
    return subprocess.run([postgres + "/psql", url(database), "-XAtqv", "ON_ERROR_STOP=1", "-c", text], check=True,
                          capture_output=True, text=True).stdout.strip()


def restored(database, dump):
    sql("postgres", f"CREATE DATABASE {database}")
    subprocess.run([postgres + "/pg_restore", "--dbname", url(database), "--no-owner", "--no-privileges", "--exit-on-error",
                    "--single-transaction", dump], check=True)
    # It stays at home: transaction ids go on behind its own, and the cluster is its own.
    last = sql(database, "SELECT max(transaction_id::text::bigint) FROM outbox.events")
    sql(database, f"DO $$ BEGIN WHILE pg_current_xact_id()::text::bigint <= {int(last) + 200} LOOP COMMIT; END LOOP; END $$")
    sql(database, "UPDATE outbox.eras SET system_identifier = (SELECT system_identifier FROM pg_control_system())")


def environment(database, **more):
    return {"PATH": "/usr/bin:/bin", "DATABASE_URL": url(database), "OUTREACH_SUPPRESSION_KEY": secret("suppression-key"),
            "OUTREACH_SECRETS_KEY": secret("secrets-key"), "OUTREACH_HOME": out + "/home", "OUTREACH_LOG_LEVEL": "warning",
            "OUTREACH_ADAPTERS": "facebook,linkedin,instagram", "OUTREACH_ADAPTER_PATH": binaries,
            "OUTREACH_ADAPTER_URLS": ",".join(f"{n}=http://127.0.0.1:1" for n in ("facebook", "linkedin", "instagram")), **more}


class Locked:
    """Nobody writes into these tables meanwhile. It gets no transaction id, so that no reader of the log waits for it."""
    def __init__(self, database, tables):
        self.psql = subprocess.Popen([postgres + "/psql", url(database), "-Xq"], stdin=subprocess.PIPE, text=True)
        self.psql.stdin.write(f"BEGIN; LOCK TABLE {', '.join(tables)} IN SHARE ROW EXCLUSIVE MODE;\n")
        self.psql.stdin.flush()
        until("the locks", lambda: sql(database, "SELECT count(*) FROM pg_locks WHERE mode = 'ShareRowExclusiveLock'") >= "1")
    def end(self):
        self.psql.stdin.close()
        self.psql.wait()


def until(what, check, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        value = check()
        if value: return value
        time.sleep(0.1)
    sys.exit("not in time: " + what)


class Services:
    def __init__(self, database, names, **more):
        log = open(f"{out}/services.log", "a")
        self.all = {n: subprocess.Popen([f"{binaries}/{n}"], env=environment(database, **more), stdout=log, stderr=log) for n in names}
        children.extend(self.all.values())
        for name in names: until(name, lambda: self.ready(name))
    def ready(self, name):
        try: return urllib.request.urlopen(f"http://127.0.0.1:{ports[name]}/readyz", timeout=5).status == 200
        except OSError: return False
    def end(self, name, how):
        self.all[name].send_signal(how)
        self.all.pop(name).wait()


def call(service, method, path, body=None, raw=None, type="application/json"):
    data = raw if raw is not None else None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{ports[service]}{path}", data, {"X-API-Key": key}, method=method)
    if data is not None: request.add_header("Content-Type", type)
    try: return json.loads(urllib.request.urlopen(request, timeout=20).read() or "null")
    except urllib.error.HTTPError as error: sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")


def every(service, path):
    items, cursor = [], None
    while True:
        page = call(service, "GET", path + ("&" if "?" in path else "?") + "limit=200" + (f"&cursor={cursor}" if cursor else ""))
        items += page["items"]
        cursor = page["next_cursor"]
        if not cursor: return items


TEXT = ("Guten Tag, ich habe gesehen, was Sie bauen, und es gefällt mir. Darf ich Ihnen dazu eine Frage stellen? Mich interessiert, wie Sie "
        "damit begonnen haben, und was Sie heute anders machen würden. Nummer %d.")


class Model(http.server.BaseHTTPRequestHandler):
    """A language model that writes four drafts and then thinks for ever."""
    asked = 0
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        Model.asked += 1
        if Model.asked > 4: return time.sleep(3600)
        text = json.dumps({"choices": [{"finish_reason": "stop", "message": {"content": TEXT % Model.asked}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)
    def log_message(self, *_): pass


def recorder(database):
    made = subprocess.run([f"{binaries}/outreach", "keys", "create", "--name", "recorder", "--role", "admin"], check=True,
                          env=environment(database), capture_output=True, text=True)
    return made.stdout.split()[0]


children = []


@atexit.register
def leave():
    for child in children: child.kill()


os.makedirs(out, exist_ok=True)
restored("life", here + "/database.dump")
key = recorder("life")
lock = Locked("life", resting)
model = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Model)
threading.Thread(target=model.serve_forever, daemon=True).start()

# 1. A stage job, half done: four of its people have a draft, the others are being written for when messaging dies.
services = Services("life", ["profiles", "messaging"], OUTREACH_LLM_URL=f"http://127.0.0.1:{model.server_port}", OUTREACH_LLM_MODEL="old")
ids = [p["id"] for p in every("profiles", "/api/social/profiles") if p["discovery_status"] in ("discovered", "reviewed")]
print("qualified", call("profiles", "POST", "/api/social/profiles/bulk-qualify", {"profile_ids": ids}))
until("messaging knows them", lambda: int(sql("life", "SELECT count(*) FROM social.social_recipients r WHERE r.discovery_status = "
      "'qualified' AND NOT EXISTS (SELECT FROM social.social_messages m WHERE m.social_profile_id = r.profile_id)")) >= len(ids))
job = call("messaging", "POST", "/api/social/pipeline/draft", {})["job"]
until("four are done", lambda: call("messaging", "GET", job)["counts"]["done"] == 4)
until("the rest is under way", lambda: Model.asked > 4)
print("job", call("messaging", "GET", job)["counts"])
services.end("messaging", signal.SIGKILL)

# 2. An import, half done: read by discovery, and applied by nobody. Everybody in it is known, or is no person.
people = every("profiles", "/api/social/profiles")
services.end("profiles", signal.SIGTERM)
rows = ["platform,username,full_name,profile_url,platform_user_id"] + [
    ",".join([p["platform"], p["username"], p["full_name"], p["profile_url"], p["platform_user_id"] or ""]) for p in people[:20]
] + ["linkedin,,Niemand,https://www.linkedin.com/company/niemand,", "nirgends,wer,Wer,,"]
reading = Services("life", ["discovery"])
started = call("discovery", "POST", "/api/social/imports?filename=halb.csv", raw="\n".join(rows).encode(), type="text/csv")["id"]
until("it is read", lambda: sql("life", f"SELECT count(*) FROM social.social_import_chunks WHERE import_id = '{started}'") != "0")

# 3. An upload, half done: the last of its two parts is there.
upload = call("discovery", "POST", "/api/social/imports/uploads", {"filename": "gross.csv", "size": (8 << 20) + 60})
call("discovery", "PUT", f"/api/social/imports/uploads/{upload['id']}/parts/1", raw=b"x" * 60, type="application/octet-stream")
print("import", call("discovery", "GET", f"/api/social/imports/{started}"))
reading.end("discovery", signal.SIGKILL)
lock.end()
sql("life", "DELETE FROM platform.api_keys WHERE name = 'recorder'; DELETE FROM platform.instances; DELETE FROM platform.idempotency_keys")
print("next transaction", sql("life", "SELECT pg_current_xact_id()"))
subprocess.run([postgres + "/pg_dump", "-Fc", "-Z9", "--no-owner", "--no-privileges", "-f", out + "/database.dump", url("life")], check=True)

# What the old programs answer on exactly that, while every row stays as it is.
restored("record", out + "/database.dump")
key = recorder("record")
tables = sql("record", "SELECT string_agg(schemaname || '.' || tablename, ',') FROM pg_tables WHERE schemaname = 'social' "
             "OR schemaname = 'platform' AND tablename NOT IN ('instances', 'idempotency_keys', 'api_keys', 'migrations', 'suppression_key', 'secrets_key')").split(",")
lock = Locked("record", tables)
services = Services("record", list(ports))
subprocess.run([sys.executable, here + "/record.py", key, out + "/answers.json", job], check=True)
for name in list(services.all): services.end(name, signal.SIGKILL)
lock.end()

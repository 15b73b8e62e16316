#!/usr/bin/env python3
"""Makes an old life by Outreach 338be0e (version 0.2.0), through its API, against its practice networks.

Everybody in it is invented. See README.md beside the dump.
"""
import json, subprocess, sys, time, urllib.error, urllib.request

home, base, practice = sys.argv[1], "http://127.0.0.1:8080", "http://127.0.0.1:8090/practice"
key = open(home + "/admin-key").read().strip()


def call(method, path, body=None, at=base, expect=range(200, 300), raw=None):
    data = raw if raw is not None else None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(at + path, data, {"X-API-Key": key}, method=method)
    if data is not None:
        request.add_header("Content-Type", "text/csv" if raw is not None else "application/json")
    try:
        with urllib.request.urlopen(request) as reply:
            status, text = reply.status, reply.read()
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read()
    if status not in expect:
        sys.exit(f"{method} {path}: {status} {text.decode()}")
    return json.loads(text) if text else None


def get(path): return call("GET", path)
def post(path, body={}): return call("POST", path, body)


def every(path):
    items, cursor = [], None
    while True:
        mark = "&" if "?" in path else "?"
        page = get(f"{path}{mark}limit=200" + (f"&cursor={cursor}" if cursor else ""))
        items += page["items"]
        cursor = page["next_cursor"]
        if not cursor: return items


def until(what, check, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        value = check()
        if value: return value
        time.sleep(0.1)
    sys.exit("not in time: " + what)


def job(reply):
    until("a job", lambda: get(reply["job"])["status"] in ("completed", "failed"))
    return get(reply["job"])


# 1. People, by file; some with an e-mail address.
dialect = {"linkedin": "linkedin", "facebook": "facebook", "tiktok": "testnet"}
count = {"linkedin": 14, "facebook": 16, "tiktok": 14, "instagram": 8}
rows, number, ids = ["platform,username,full_name,profile_url,platform_user_id,email,location,category,bio"], 0, {}
for network, many in count.items():
    invented = [None] * many
    if network in dialect:
        body = {"network": dialect[network], "count": many, "behaviour": "silent"}
        if network == "facebook": body["window"] = "never"
        invented = call("POST", "/people", body, at=practice)["ids"]
    for person in invented:
        number += 1
        name = person if network == "tiktok" else f"old.life.{number}"
        ids[name] = person
        url = {"linkedin": "https://www.linkedin.com/in/%s", "facebook": "https://www.facebook.com/%s",
               "instagram": "https://www.instagram.com/%s/", "tiktok": "https://www.tiktok.com/@%s"}[network] % name
        mail = f"Person{number}@example.org" if number % 3 == 0 else ""
        rows.append(f"{network},{name},Älvira Beispiel{number},{url},{person or ''},{mail},Musterstadt,"
                    f"engineering,\"Baut \"\"Dinge\"\", seit {number}\"")
started = call("POST", "/api/social/imports", raw="\r\n".join(rows).encode())
until("the import", lambda: get(f"/api/social/imports/{started['id']}")["status"] == "completed")

# 2. A template of one's own, accounts, credentials, webhooks.
post("/api/social/templates", {"name": "Hallo aus Musterstadt", "platform": "linkedin", "message_type": "initial",
     "body": "Hallo {{first_name|du}},\n\nwir bauen auch Dinge. Magst du reden?\n\nJo"})
accounts = {a["platform"]: a for a in get("/api/accounts")["items"]}
second = post("/api/accounts", {"platform": "linkedin", "handle": "jo-beispiel", "delivery": "assisted"})
names = {"facebook": {"app_id": "1042000000000000", "app_secret": "practice-secret", "access_token": "practice-token",
                      "verify_token": "practice-verify"},
         "linkedin": {"access_token": "practice-token"}, "tiktok": {"access_token": "practice-token"}}
for network, values in names.items():
    for name, value in values.items():
        call("PUT", f"/api/accounts/{accounts[network]['id']}/credentials/{name}", {"value": value})
time.sleep(6)  # each process keeps the secrets of webhooks for 5 s
call("POST", "/webhooks", {"network": "facebook", "url": base + "/api/webhooks/facebook"}, at=practice)

order = {name: number for number, name in enumerate(ids)}
people = {p["username"]: p for p in every("/api/social/profiles")}
of = {n: sorted((p for p in people.values() if p["platform"] == n), key=lambda p: order[p["username"]]) for n in count}

# 3. Review: the last of each network stays discovered, the one before is rejected, another one is only reviewed.
post("/api/social/pipeline/review", {"profile_ids": [of[n][-3]["id"] for n in of]})
for network in of: call("PATCH", f"/api/social/profiles/{of[network][-2]['id']}", {"discovery_status": "rejected"})
chosen = [p["id"] for n in of for p in of[n][:-3]]
assert post("/api/social/profiles/bulk-qualify", {"profile_ids": chosen})["qualified"] == len(chosen)

# Some of them wrote first, so that Facebook lets us answer them.
for person in of["facebook"][:12]:
    call("POST", "/say", {"network": "facebook", "person": person["platform_user_id"], "text": "Hello, who are you?"},
         at=practice)
until("the greetings", lambda: len([r for r in every("/api/social/replies") if r["profile_id"]]) == 12)

# 4. Drafts for all of them but one per network; one is edited, one approved.
drafted = [p for n in of for p in of[n][:-4]]
print("drafts", job(post("/api/social/pipeline/draft", {"profile_ids": [p["id"] for p in drafted]}))["counts"])
drafts = {d["social_profile_id"]: d for d in every("/api/social/drafts")}


def draft(network, number): return drafts[of[network][number]["id"]]["id"]
def send(messages, **more): return job_free(post("/api/social/pipeline/send", {"message_ids": messages, **more}))
def job_free(reply):
    assert not reply["skipped"], reply
    return reply
def status(message): return get(f"/api/social/messages/{message}")["status"]
def fault(**more): call("POST", "/faults", more, at=practice)
def repaired(): call("DELETE", "/faults", at=practice)


call("PATCH", f"/api/social/drafts/{draft('instagram', 3)}", {"draft_body": " Mit eigenen Worten,\nund Leerzeichen. "})

# 5. Sent by the networks' interfaces: what is spaced goes one after the other.
sent = [draft("facebook", n) for n in range(2)] + [draft("linkedin", n) for n in range(2)] + [draft("tiktok", 0)]
send(sent, delivery="api")
until("five are sent", lambda: all(status(m) == "SENT" for m in sent), 120)

# 6. Unknown, held for a person: LinkedIn accepted it and then answered an error, and cannot be asked.
fault(network="linkedin", kind="error_after_accept", count=1)
send([draft("linkedin", 2)], delivery="api")
until("one is unknown", lambda: status(draft("linkedin", 2)) == "UNKNOWN", 90)
repaired()

# 7. Hands: waiting, claimed, sent, skipped, undone.
hands = [draft("instagram", n) for n in range(3)] + [draft("linkedin", n) for n in range(5, 8)]
send(hands, delivery="assisted")
queue = {i.get("message_id", i["id"]): i for i in every("/api/social/assisted")}
item = {i["profile_id"]: i["id"] for i in every("/api/social/assisted")}
def hand(network, number, act, body={}): return post(f"/api/social/assisted/{item[of[network][number]['id']]}/{act}", body)
hand("instagram", 0, "claim"); hand("instagram", 0, "sent")
hand("instagram", 1, "claim")
hand("linkedin", 5, "sent")
hand("linkedin", 6, "skipped", {"reason": "wrong person"})
hand("linkedin", 7, "sent"); hand("linkedin", 7, "undo")

# 8. A no in several forms, said to us and written to us.
for name in [{"profile_id": of["instagram"][3]["id"]}, {"platform": "linkedin", "username": of["linkedin"][8]["username"]},
             {"profile_url": of["tiktok"][8]["profile_url"]},
             {"email": "person6@example.org"}, {"phone": "+49 30 5550100"},
             {"platform": "facebook", "platform_user_id": of["facebook"][11]["platform_user_id"]},
             {"platform": "instagram", "username": "Never.Imported"}]:
    post("/api/social/suppressions", {**name, "reason": "asked not to be written to"})
call("POST", "/say", {"network": "facebook", "person": of["facebook"][10]["platform_user_id"], "text": "STOP"}, at=practice)
call("POST", "/say", {"network": "facebook", "person": of["facebook"][1]["platform_user_id"], "text": "Tell me more."},
     at=practice)
until("what they said", lambda: len([r for r in every("/api/social/replies") if r["profile_id"]]) == 14)
until("the no", lambda: any(r["is_objection"] for r in every("/api/social/replies")))

# 9. Follow-ups: one drafted on request, timers for the rest.
print("followup", job(post("/api/social/pipeline/followup", {"profile_ids": [of["linkedin"][0]["id"]]}))["counts"])
until("timers", lambda: len(every("/api/social/followup-timers")) >= 6)

# 10. Pauses: LinkedIn's default account, by an operator. What is queued there waits.
call("POST", "/api/pauses", {"account_id": accounts["linkedin"]["id"], "reason": "Jo is on holiday"})
send([draft("linkedin", n) for n in (3, 4)], delivery="api")

# 11. In the middle of a call when everything dies: one that can be asked about, one that repeats its key.
fault(network="facebook", kind="slow", seconds=12, count=1)
fault(network="testnet", kind="slow", seconds=12, count=1)
time.sleep(13)  # the spacing of what was sent before is over
send([draft("facebook", 2), draft("tiktok", 1)], delivery="api")
calling = lambda: {a["subject_id"] for a in every("/api/actions") if a["status"] == "calling"}
until("two calls", lambda: calling() == {draft("facebook", 2), draft("tiktok", 1)})
# Behind them, spaced: queued for the interfaces.
send([draft("facebook", n) for n in (3, 4, 5)] + [draft("tiktok", n) for n in (2, 3, 4)], delivery="api")
time.sleep(1)
assert calling() == {draft("facebook", 2), draft("tiktok", 1)}
print("ready to die")

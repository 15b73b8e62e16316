#!/usr/bin/env python3
"""Records what a version answers about the old life, while locks keep every row as it is."""
import json, sys, time, urllib.request

key, out, jobs = sys.argv[1], sys.argv[2], sys.argv[3:]
port = {"discovery": 8081, "profiles": 8082, "messaging": 8083, "scheduling": 8084}
lists = {
    "people": ("profiles", "/api/social/profiles"), "suppressions": ("profiles", "/api/social/suppressions"),
    "pipeline": ("profiles", "/api/social/pipeline/status"), "drafts": ("messaging", "/api/social/drafts"),
    **{f"messages-{s}": ("messaging", f"/api/social/messages?status={s}")
       for s in ("SENT", "QUEUED", "SENDING", "UNKNOWN", "SKIPPED", "FAILED")},
    "assisted": ("messaging", "/api/social/assisted"), "replies": ("messaging", "/api/social/replies"),
    "templates": ("messaging", "/api/social/templates"), "timers": ("scheduling", "/api/social/followup-timers"),
    "accounts": ("scheduling", "/api/accounts"), "limits": ("scheduling", "/api/limits"),
    "imports": ("discovery", "/api/social/imports"), "discovery-jobs": ("discovery", "/api/social/discovery-jobs"),
    "pauses": ("scheduling", "/api/pauses"), "actions": ("scheduling", "/api/actions"),
}
paged = lambda name: name not in ("pipeline", "templates", "accounts", "limits")


def get(service, path):
    request = urllib.request.Request(f"http://127.0.0.1:{port[service]}{path}", headers={"X-API-Key": key})
    return json.loads(urllib.request.urlopen(request, timeout=20).read())


answers = {}
for name, (service, path) in lists.items():
    items, cursor = [], None
    while True:
        mark = "&" if "?" in path else "?"
        page = get(service, path + (f"{mark}limit=200" if paged(name) else "") + (f"&cursor={cursor}" if cursor else ""))
        items += page.get("items", [page])
        cursor = page.get("next_cursor")
        if not cursor: break
    answers[name] = items
for account in answers["accounts"]:
    answers["credentials-" + account["platform"] + "-" + account["handle"]] = get(
        "scheduling", f"/api/accounts/{account['id']}/credentials")["items"]
answers["attempts"] = [get("scheduling", f"/api/actions/{a['id']}") for a in answers["actions"]]
answers["jobs"] = [get("messaging", path) for path in jobs]
json.dump(answers, open(out, "w"), indent=1, ensure_ascii=False, sort_keys=True)
print({k: len(v) for k, v in answers.items()})

"""Puts people, drafts, queued messages, a template and keys into an installation, so that lists have rows and links lead somewhere."""
import json
import time
import urllib.error
import urllib.request


class Installation:
    def __init__(self, url, key):
        self.url, self.key = url, key

    def call(self, method, path, body=None, kind="application/json"):
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        headers = {"X-API-Key": self.key, "Content-Type": kind}
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise SystemExit(f"seeding: {method} {path}: {error.code} {error.read().decode()}")
        return json.loads(text) if text else None

    def wait(self, what, look, done):
        """Asks until it is so, a minute at most."""
        for _ in range(600):
            found = look()
            if done(found):
                return found
            time.sleep(0.1)
        raise SystemExit(f"seeding: {what} did not happen: {found}")


def seed(url, key, count=24):
    to = Installation(url, key)
    rows = ["platform,username,full_name,bio"]
    networks = ["linkedin", "facebook", "instagram", "tiktok"]
    rows += [f"{networks[n % 4]},invented.person{n},Ada Invented{n},Bakes bread" for n in range(count)]
    begun = to.call("POST", "/api/social/imports", "\n".join(rows).encode(), "text/csv")
    path = f"/api/social/imports/{begun['id']}"
    to.wait("the import", lambda: to.call("GET", path), lambda it: it["status"] in ("completed", "failed"))
    people = to.wait(
        "the people", lambda: to.call("GET", "/api/social/profiles?limit=200")["items"], lambda it: len(it) >= count)
    chosen = [person["id"] for person in people[: count // 2]]
    to.call("POST", "/api/social/profiles/bulk-qualify", {"profile_ids": chosen})
    to.wait(
        "their qualification in messaging",
        lambda: to.call("POST", "/api/social/pipeline/draft", {"profile_ids": chosen}),
        lambda it: not [skip for skip in it["skipped"] if "not qualified" in skip["reason"]])
    drafts = to.wait(
        "the drafts", lambda: to.call("GET", "/api/social/drafts?limit=200")["items"],
        lambda it: len(it) >= len(chosen))
    to.call("POST", "/api/social/pipeline/send", {"message_ids": [draft["id"] for draft in drafts[:6]]})
    waiting = to.wait("the queue for hands", lambda: to.call("GET", "/api/social/assisted")["items"], bool)
    to.call("POST", f"/api/social/assisted/{waiting[0]['id']}/claim")
    to.call("POST", f"/api/social/assisted/{waiting[0]['id']}/sent")
    to.call("POST", "/api/suppressions", {"email": "nobody@example.org"})
    to.call("POST", "/api/social/discover", {"platform": "linkedin", "keywords": ["bread"]})
    return {
        "accounts": [account["id"] for account in to.call("GET", "/api/accounts")["items"]],
        "profiles": [person["id"] for person in people], "drafts": [draft["id"] for draft in drafts],
    }

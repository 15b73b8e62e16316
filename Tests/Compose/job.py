"""The main job over HTTP, as an operator's own program would do it: import, qualify, draft, send, claim, sent."""
import json
import time
import urllib.error
import urllib.request
import uuid

from stack import expect, eventually

NETWORKS = ["linkedin", "facebook", "instagram", "tiktok"]


def csv(numbers):
    """Invented people; the same number is always the same person."""
    rows = [f"{NETWORKS[n % 4]},invented.person.{n},Maria Muster{n},Head of Tests at Muster {n}" for n in numbers]
    return "\r\n".join(["platform,username,full_name,bio"] + rows) + "\r\n"


class Client:
    """Repeats what a dying replica could not answer, with the same Idempotency-Key, so that nothing happens twice."""

    def __init__(self, url, key):
        self.url, self.key, self.repeats = url, key, 0

    def call(self, method, path, body=None, kind="application/json", accept=(200, 201, 202)):
        headers = {"X-API-Key": self.key, "Content-Type": kind, "Connection": "close"}
        if method != "GET":
            headers["Idempotency-Key"] = str(uuid.uuid4())
        data = None if body is None else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        deadline = time.monotonic() + 180
        while True:
            status, answer = self.once(urllib.request.Request(self.url + path, data, headers, method=method))
            is_running = status == 409 and answer.get("code") == "idempotency-in-progress"
            if status not in (None, 500, 502, 503, 504) and not is_running:
                expect(status in accept, f"{method} {path} answers {status}: {answer}")
                return answer
            expect(time.monotonic() < deadline, f"{method} {path} still answers {status} after three minutes: {answer}")
            self.repeats += 1
            time.sleep(0.3)

    @staticmethod
    def once(request):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"{}")
        except (OSError, ValueError) as error:
            return None, {"error": str(error)}

    def all(self, path):
        items, cursor = [], ""
        while cursor is not None:
            page = self.call("GET", f"{path}?limit=200{cursor}")
            items += page["items"]
            cursor = page["next_cursor"] and f"&cursor={page['next_cursor']}"
        return items

    def ended(self, path):
        """The job of this path, once it has ended."""
        def ask():
            job = self.call("GET", path)
            return job if job["status"] in ("completed", "failed") else None
        job = eventually(f"{path} ends", ask, 180)
        expect(job["status"] == "completed", f"{path}: {job}")
        return job


def lift_limits(client):
    """A hundred messages a minute are more than the careful first limits allow."""
    for limit in client.call("GET", "/api/limits")["items"]:
        wanted = {"per_minute": None, "spacing_ms": None, "per_day": None, "per_week": None}
        client.call("PATCH", f"/api/limits/{limit['id']}", wanted)


def main_job(client, numbers, during=lambda step: None):
    """Brings `numbers` from a file to SENT. `during` is called while a step's work is under way."""
    count, already = len(numbers), len(client.all("/api/social/messages"))
    draft(client, numbers, during)
    send(client, count, during)
    expect_exact(client, already + count)


def draft(client, numbers, during=lambda step: None):
    """Brings `numbers` from a file to a draft each."""
    count = len(numbers)
    job = client.call("POST", "/api/social/imports", csv(numbers), "text/csv")
    during("import")
    job = client.ended(f"/api/social/imports/{job['id']}")
    wanted = {"added": count, "updated": 0, "duplicate": 0, "suppressed": 0, "invalid": 0}
    expect(job["counts"] == wanted, f"the import counts {job['counts']}")

    names = {f"invented.person.{n}" for n in numbers}
    ids = [person["id"] for person in client.all("/api/social/profiles") if person["username"] in names]
    expect(len(ids) == count, f"{len(ids)} of {count} people can be read")
    during("qualify")
    answer = client.call("POST", "/api/social/profiles/bulk-qualify", {"profile_ids": ids})
    expect(answer["qualified"] == count, f"qualified {answer}")

    answer = client.call("POST", "/api/social/pipeline/draft", {})
    expect(answer["accepted"] == count, f"drafting accepted {answer}")
    during("draft")
    job = client.ended(answer["job"])
    expect(job["counts"]["done"] == count, f"drafted {job['counts']}")


def send(client, count, during=lambda step: None):
    """Sends all drafts, by hand: `count` of them."""
    refusal = client.call("POST", "/api/social/pipeline/send", {}, accept=(409,))
    expect(refusal["expected"] == count, f"send without a number: {refusal}")
    answer = client.call("POST", "/api/social/pipeline/send", {"expected": count})
    during("send")
    client.ended(answer["job"])
    waiting = client.all("/api/social/assisted")
    expect(len(waiting) == count, f"{len(waiting)} of {count} messages wait for hands")

    for index, message in enumerate(waiting):
        path = f"/api/social/assisted/{message['id']}"
        expect(client.call("POST", f"{path}/claim", {})["claimed_until"], f"{path} is not claimed")
        if index == count // 2:
            during("sent")
        expect(client.call("POST", f"{path}/sent", {})["state"] == "sent", f"{path} is not sent")
        client.call("POST", f"{path}/sent", {}, accept=(409,))


def expect_exact(client, total):
    """Everything agrees: the maintained counts, the people, their messages, the timers."""
    counts = {"discovered": 0, "reviewed": 0, "qualified": total, "rejected": 0, "pending": 0, "drafted": 0,
              "sent": total, "followup": 0, "closed": 0}
    eventually(f"pipeline/status says {counts}",
               lambda: client.call("GET", "/api/social/pipeline/status")["counts"] == counts)
    people = client.all("/api/social/profiles")
    expect(len(people) == total and all(person["outreach_status"] == "sent" for person in people), "a person is not sent")
    messages = client.all("/api/social/messages")
    expect(len(messages) == total, f"{len(messages)} messages for {total} people")
    expect(len({message["social_profile_id"] for message in messages}) == total, "somebody was written to twice")
    expect(all(message["status"] == "SENT" for message in messages), "a message is not SENT")
    eventually("a timer for every message", lambda: len(client.all("/api/social/followup-timers")) == total)

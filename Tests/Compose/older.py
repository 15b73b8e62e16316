"""A backup is read back, as Docs/operations.md says it ("In containers"): an older life of the database sends nothing by itself."""
import os

from job import draft, send
from stack import STATELESS, eventually, expect

# Invented, and of this run only.
PASSPHRASE = {"OUTREACH_BACKUP_PASSPHRASE": "eleven quiet geese cross the river"}


def older_life(stack, client, numbers, say):
    """People with a draft at the backup are written to after it, one says no; then the backup comes back."""
    draft(client, numbers)
    file = os.path.join(stack.home, "outreach.backup")
    with open(file, "wb") as sealed:
        stack.tool("backup", "-", writes=sealed, environment=PASSPHRASE)
    with open(file, "rb") as sealed:
        stack.tool("restore", "--check", "-", reads=sealed, environment=PASSPHRASE)
    say(f"a backup of {os.path.getsize(file)} bytes was made and proven")
    send(client, len(numbers))
    said_no = {"platform": "linkedin", "username": f"invented.person.{numbers[0]}"}
    client.call("POST", "/api/suppressions", said_no | {"reason": "said so by mail"})

    read_back(stack, file)
    health = eventually("the services notice", lambda: quarantined(client))
    say(f"read back: {health['quarantine']['reason']}")
    expect_nothing_goes(client, len(numbers), said_no)


def read_back(stack, file):
    """The database is lost; another one takes the backup in its place."""
    database = stack.containers("database")[0]
    apart = [container for service in STATELESS for container in stack.containers(service)]
    stack.run(stack.engine, "stop", "-t", "30", *apart)
    for statement in ["DROP DATABASE outreach WITH (FORCE)", "CREATE DATABASE outreach"]:
        stack.run(stack.engine, "exec", database, "psql", "-q", "-U", "outreach", "-d", "postgres", "-c", statement)
    with open(file, "rb") as sealed:
        stack.tool("restore", "-", reads=sealed, environment=PASSPHRASE)
    stack.run(stack.engine, "start", *apart)
    eventually("healthz is 200", lambda: stack.status("/healthz") == 200, 180)


def quarantined(client):
    health = client.call("GET", "/healthz")
    return health if health.get("status") == "quarantined" else None


def expect_nothing_goes(client, count, said_no):
    """Before the release nothing is offered; after it who had a draft waits for a person, and is not written to again."""
    expect(client.call("POST", "/api/suppressions/check", said_no)["on_list"], "a no that came after the backup is lost")
    waiting = count - 1
    eventually(f"{waiting} drafts wait for an answer",
               lambda: client.call("GET", "/api/quarantine")["held"]["drafts"] == waiting)
    client.call("POST", "/api/quarantine/release", {})
    expect(client.all("/api/social/assisted") == [], "a draft of an older life is offered to hands")
    answer = client.call("POST", "/api/quarantine/confirm", {"group": "drafts", "outcome": "sent"})
    expect(answer["settled"] == waiting and answer["failed"] == [], f"answered for: {answer}")
    expect(client.all("/api/social/assisted") == [], "what was sent is offered again")
    held = client.call("GET", "/api/quarantine")["held"]
    expect(held["drafts"] == 0, f"somebody still waits: {held}")

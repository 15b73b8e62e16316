"""Drives the practice networks with facebook-business as its users do: its own base address, nothing patched.

Usage: facebook_client.py BASE PAGE TOKEN APP_SECRET PERSON STRANGER BLOCKED CLOSED
Prints one JSON object; any surprise ends it with a traceback and status 1.
"""

import json
import sys

from facebook_business.adobjects.page import Page
from facebook_business.adobjects.unifiedthread import UnifiedThread
from facebook_business.adobjects.user import User
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession

base, page_id, token, secret, person, stranger, blocked, closed = sys.argv[1:]
FacebookSession.GRAPH = base


def connect(token, secret):
    return FacebookAdsApi.init(app_secret=secret, access_token=token, crash_log=False)


def send(recipient, text, **more):
    params = {"recipient": {"id": recipient}, "message": {"text": text, **more}, "messaging_type": "RESPONSE"}
    return Page(page_id).create_message(params=params)


def refusal(*arguments):
    try:
        send(*arguments)
    except FacebookRequestError as error:
        return [error.http_status(), error.api_error_code(), error.api_error_subcode(), error.api_transient_error()]
    raise AssertionError(f"not refused: {arguments[0]}")


def refusal_as(token, secret):
    connect(token, secret)
    try:
        return refusal(person, "never")
    finally:
        connect(token, app_secret)


app_secret = secret
connect(token, secret)
texts = [f"Nachricht {number}: Grüße 🙂 / \"quoted\"" for number in range(7)]
sent = [send(person, text, metadata=f"k{number}")["message_id"] for number, text in enumerate(texts)]

threads = list(Page(page_id).get_conversations(
    fields=["participants", "message_count", "can_reply"], params={"user_id": person, "platform": "MESSENGER"}))
assert len(threads) == 1, threads
# Three a page: the cursor follows the paging of its own accord.
messages = list(UnifiedThread(threads[0]["id"]).get_messages(
    fields=["message", "from", "created_time"], params={"limit": 3}))
every = list(Page(page_id).get_conversations(fields=["updated_time"], params={"limit": 2}))

print(json.dumps({
    "sent": sent,
    "participants": [entry["id"] for entry in threads[0]["participants"]["data"]],
    "message_count": threads[0]["message_count"],
    "can_reply": threads[0]["can_reply"],
    "messages": [[message["id"], message["from"]["id"], message["message"]] for message in messages],
    "conversations": len(every),
    "distinct_conversations": len({thread["id"] for thread in every}),
    "page": Page("me").api_get(fields=["id", "name"])["id"],
    "first_name": User(person).api_get(fields=["first_name", "last_name", "profile_pic"])["first_name"],
    "subscribed": Page(page_id).create_subscribed_app(params={"subscribed_fields": ["messages"]}) is not None,
    "refused": {
        "stranger": refusal(stranger, "hello"),
        "blocked": refusal(blocked, "hello"),
        "closed": refusal(closed, "hello"),
        "long": refusal(person, "x" * 2001),
        "expired": refusal_as("practice-expired-token", None),
        "wrong_token": refusal_as("nonsense", None),
        "wrong_secret": refusal_as(token, "not the secret"),
    },
}))

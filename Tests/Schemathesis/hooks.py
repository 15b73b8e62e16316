"""What the document's own formats mean, for whoever makes values of them (Docs/api.md, "Formats")."""
import os
import uuid

import requests
import schemathesis
from hypothesis import strategies as st

_formats = {
    # Whatever network the installation knows.
    "platform": st.sampled_from(["linkedin", "facebook", "instagram", "tiktok"]),
    "future-date-time": st.integers(2100, 2900).map(lambda year: f"{year}-05-07T10:20:30Z"),
    "time-zone": st.sampled_from(["UTC", "Europe/Berlin", "America/New_York"]),
    # Each call is another one.
    "idempotency-key": st.builds(lambda: str(uuid.uuid4())),
    "entity-tag": st.just("*"),
    # Stands for the list's own, which `before_call` puts in its place.
    "cursor": st.just("any"),
    # A file that is empty holds nothing to read.
    "binary": st.binary(min_size=1),
}
for _name, _values in _formats.items():
    schemathesis.openapi.format(_name, _values)


@schemathesis.hook
def before_call(context, case, kwargs):
    """A cursor that is meant well is the list's own for these filters: nobody can make one up."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if isinstance(case.body, dict):
        case.body.pop("cursor", None)
    if not case.query or "cursor" not in case.query:
        return
    del case.query["cursor"]
    asked = case.as_transport_kwargs()
    page = requests.get(
        asked["url"], params={**(asked.get("params") or {}), "limit": 1, "format": "json"},
        headers={"X-API-Key": os.environ["OUTREACH_TEST_KEY"], "Accept": "application/json"}, timeout=15)
    cursor = page.json().get("next_cursor") if page.status_code == 200 else None
    if cursor:
        case.query["cursor"] = cursor


@schemathesis.hook
def filter_case(context, case):
    """Whatever stands in a file of text is text: a number in place of the whole file is no other type there."""
    return case.media_type != "text/csv" or not isinstance(case.body, (bool, int, float))


def _unmarked(node):
    """The same without the pattern that every text has: no U+0000."""
    if isinstance(node, dict):
        return {key: _unmarked(value) for key, value in node.items() if (key, value) != ("pattern", "^[^\\u0000]*$")}
    return [_unmarked(value) for value in node] if isinstance(node, list) else node


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """In the slice U+0000 is left out by an option: texts that are made from patterns take twice as long."""
    if os.environ.get("OUTREACH_TEST_SLICE"):
        for name in ("paths", "components"):
            raw_schema[name] = _unmarked(raw_schema[name])

"""What the document's own formats mean, for whoever makes values of them (Docs/api.md, "Formats")."""
import uuid

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
    # Only a list's own answer has one; nobody can make it up.
    "cursor": st.nothing(),
}
for _name, _values in _formats.items():
    schemathesis.openapi.format(_name, _values)

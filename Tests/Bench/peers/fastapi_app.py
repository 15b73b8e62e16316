"""The same HTTP API as a team would write it with FastAPI and asyncpg, tuned: no response models, orjson bytes straight
from the rows, uvloop and httptools, keyset pages, one worker per core.

DATABASE_URL says where; PEER_POOL is the number of connections of a worker.
"""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from fastapi import FastAPI, HTTPException, Query, Response
from pydantic import BaseModel

COLUMNS = (
    "id, platform, username, full_name, profile_url, bio, location, category, followers_count, engagement_score, "
    "discovery_status, outreach_status, is_manual, last_contacted_at, created_at, updated_at"
)
STATUSES = {
    "discovery_status": {"discovered", "reviewed", "qualified", "rejected"},
    "outreach_status": {"pending", "drafted", "sent", "followup", "closed"},
}
COUNTS = {
    "discovered": "SELECT count(*) FROM social.social_profiles",
    "reviewed": "SELECT count(*) FROM social.social_profiles WHERE discovery_status IN ('reviewed', 'qualified')",
    "qualified": "SELECT count(*) FROM social.social_profiles WHERE discovery_status = 'qualified'",
    "drafted": "SELECT count(*) FROM social.social_profiles WHERE outreach_status = 'drafted'",
    "sent": "SELECT count(*) FROM social.social_messages WHERE sent_at IS NOT NULL",
    "followups": "SELECT count(*) FROM social.social_messages WHERE message_type = 'followup'",
}


class ProfileUpdate(BaseModel):
    discovery_status: str | None = None
    outreach_status: str | None = None
    category: str | None = None
    full_name: str | None = None
    bio: str | None = None


class BulkQualify(BaseModel):
    profile_ids: list[UUID]


def plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value))


def answer(value: Any) -> Response:
    return Response(orjson.dumps(value, default=plain), media_type="application/json")


@asynccontextmanager
async def lifespan(app: FastAPI):
    connections = int(os.environ.get("PEER_POOL", "10"))
    app.state.database = await asyncpg.create_pool(
        os.environ["DATABASE_URL"], min_size=connections, max_size=connections
    )
    yield
    await app.state.database.close()


app = FastAPI(lifespan=lifespan)


@app.get("/healthz")
async def healthz() -> Response:
    return answer({"ok": await app.state.database.fetchval("SELECT 1") == 1})


@app.get("/api/social/profiles")
async def list_profiles(
    platform: str | None = None,
    discovery_status: str | None = None,
    outreach_status: str | None = None,
    category: str | None = None,
    limit: int = Query(50, ge=1, le=500),
    cursor: str | None = None,
) -> Response:
    conditions, values = [], []
    filters = {
        "platform": platform,
        "discovery_status": discovery_status,
        "outreach_status": outreach_status,
        "category": category,
    }
    for column, value in filters.items():
        if value:
            values.append(value)
            conditions.append(f"{column} = ${len(values)}")
    if cursor:
        created_at, profile_id = cursor.rsplit("_", 1)
        values += [datetime.fromisoformat(created_at), UUID(profile_id)]
        conditions.append(f"(created_at, id) < (${len(values) - 1}, ${len(values)})")
    values.append(limit)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    newest = f"ORDER BY created_at DESC, id DESC LIMIT ${len(values)}"
    found = await app.state.database.fetch(f"SELECT {COLUMNS} FROM social.social_profiles {where} {newest}", *values)
    rows = [dict(row) for row in found]
    following = f"{rows[-1]['created_at'].isoformat()}_{rows[-1]['id']}" if len(rows) == limit else None
    return answer({"items": rows, "next_cursor": following})


@app.get("/api/social/profiles/{profile_id}")
async def get_profile(profile_id: UUID) -> Response:
    row = await app.state.database.fetchrow(f"SELECT {COLUMNS} FROM social.social_profiles WHERE id = $1", profile_id)
    if row is None:
        raise HTTPException(404, "profile not found")
    return answer(dict(row))


@app.patch("/api/social/profiles/{profile_id}")
async def patch_profile(profile_id: UUID, body: ProfileUpdate) -> Response:
    changes = body.model_dump(exclude_unset=True)
    for column, known in STATUSES.items():
        if column in changes and changes[column] not in known:
            raise HTTPException(400, f"invalid {column}")
    if not changes:
        raise HTTPException(400, "nothing to update")
    assignments = ", ".join(f"{column} = ${number + 2}" for number, column in enumerate(changes))
    row = await app.state.database.fetchrow(
        f"UPDATE social.social_profiles SET {assignments}, updated_at = now() WHERE id = $1 RETURNING {COLUMNS}",
        profile_id,
        *changes.values(),
    )
    if row is None:
        raise HTTPException(404, "profile not found")
    return answer(dict(row))


@app.post("/api/social/profiles/bulk-qualify")
async def bulk_qualify(body: BulkQualify) -> Response:
    tag = await app.state.database.execute(
        "UPDATE social.social_profiles SET discovery_status = 'qualified', updated_at = now() "
        "WHERE id = ANY($1::uuid[])",
        body.profile_ids,
    )
    return answer({"qualified": int(tag.split()[-1]), "requested": len(body.profile_ids)})


@app.get("/api/social/pipeline/status")
async def pipeline_status() -> Response:
    async with app.state.database.acquire() as connection:
        counts = {name: await connection.fetchval(sql) for name, sql in COUNTS.items()}
    unlocked = {
        "discovered": True,
        "reviewed": counts["discovered"] > 0,
        "qualified": counts["discovered"] > 0,
        "drafted": counts["qualified"] > 0,
        "sent": counts["drafted"] > 0,
        "followups": counts["sent"] > 0,
    }
    return answer(
        {"status": "active", **{name: {"count": counts[name], "unlocked": unlocked[name]} for name in counts}}
    )

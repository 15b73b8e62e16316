"""The requests of the HTTP figures: who is read, patched and qualified, and which pages are asked for."""

from __future__ import annotations

import http.client
import json
import random
import re
from pathlib import Path
from urllib.parse import quote

from harness.people import PEER, PRODUCT, PeopleStage, Server
from harness.reading import NotMeasured
from harness.session import say

PEOPLE = "/api/social/profiles"
FILTER = "platform=linkedin&outreach_status=pending"
ROWS_A_PAGE = 50
ROWS_A_WALKED_PAGE = 200
IDS_A_BODY = 1000


def write_lines(file: Path, lines: list[str]) -> Path:
    file.write_text("".join(line + "\n" for line in lines))
    return file


class Requests:
    """Files of requests for wrk, written when a figure needs them."""

    def __init__(self, stage: PeopleStage) -> None:
        self._stage = stage
        self._people = stage.session.people

    def random_people(self) -> Path:
        ids = self._ids(f"TRUE ORDER BY hashtext(id::text) LIMIT {min(50_000, self._people)}")
        return self._file("people", [f"{PEOPLE}/{each}" for each in ids])

    def patches(self, rounds: int) -> list[tuple[Path, Path]]:
        """For each round other people, all of them discovered, so that every PATCH to reviewed changes something.

        - Returns: files of paths and of bodies.
        """
        size = min(100_000, self._people // 10)
        ids = self._ids(f"discovery_status = 'discovered' ORDER BY hashtext(id::text) LIMIT {size * rounds}")
        bodies = self._file("patch-bodies", ['{"discovery_status":"reviewed"}'] * size)
        return [
            (
                self._file(
                    f"patch-{number}", [f"{PEOPLE}/{each}" for each in ids[number * size : (number + 1) * size]]
                ),
                bodies,
            )
            for number in range(rounds)
        ]

    def qualifications(self, rounds: int) -> list[Path]:
        """For each round bodies of 1,000 ids; nobody is in two bodies, and nobody is qualified already."""
        ids = self._ids("discovery_status IN ('discovered', 'reviewed') ORDER BY created_at")
        bodies = [
            json.dumps({"profile_ids": ids[first : first + IDS_A_BODY]}, separators=(",", ":"))
            for first in range(0, len(ids) - IDS_A_BODY + 1, IDS_A_BODY)
        ]
        each = min(150, len(bodies) // rounds)
        return [
            self._file(f"qualify-{number}", bodies[number * each : (number + 1) * each]) for number in range(rounds)
        ]

    def product_pages(self, filters: str) -> Path:
        """Pages from everywhere in the list: its cursors are opaque, so it is walked once from its start to its end."""
        say("walking the product's list once, for its cursors")
        cursors = walk(self._stage.product, filters)
        return self._pages("product-pages", filters, cursors)

    def peer_pages(self, filters: str) -> Path:
        """The same number of pages, from everywhere in the peer's list."""
        conditions = "WHERE platform = 'linkedin' AND outreach_status = 'pending'" if filters else ""
        with self._stage.session.cluster.connect(PEER) as connection:
            rows = connection.execute(f"""
                SELECT created_at, id FROM (
                    SELECT created_at, id, row_number() OVER (ORDER BY created_at DESC, id DESC) AS n
                    FROM social.social_profiles {conditions}) AS numbered
                WHERE n % {ROWS_A_WALKED_PAGE} = 0""").fetchall()
        return self._pages("peer-pages", filters, [f"{at.isoformat()}_{each}" for at, each in rows])

    def _pages(self, name: str, filters: str, cursors: list[str]) -> Path:
        """In an order that has nothing to do with the list's."""
        random.Random(len(cursors)).shuffle(cursors)
        return self._file(name, [page(filters, cursor) for cursor in cursors])

    def _ids(self, condition: str) -> list[str]:
        with self._stage.session.cluster.connect(PRODUCT) as connection:
            return [
                str(row[0])
                for row in connection.execute(f"SELECT id FROM social.social_profiles WHERE {condition}").fetchall()
            ]

    def _file(self, name: str, lines: list[str]) -> Path:
        return write_lines(self._stage.scratch / f"requests-{name}", lines)


def page(filters: str, cursor: str | None = None, rows: int = ROWS_A_PAGE) -> str:
    parts = [f"limit={rows}", filters, f"cursor={quote(cursor, safe='')}" if cursor else ""]
    return f"{PEOPLE}?{'&'.join(part for part in parts if part)}"


def walk(server: Server, filters: str) -> list[str]:
    """Every next_cursor of the list."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    cursors: list[str] = []
    while True:
        status, body = _fetch(connection, page(filters, cursors[-1] if cursors else None, ROWS_A_WALKED_PAGE), server)
        if status != 200:
            raise NotMeasured(
                f"page {len(cursors) + 1} of the list answered {status}: {body[:200].decode(errors='replace')}"
            )
        following = re.search(rb'"next_cursor":\s*"([^"]*)"', body)
        if not following:
            connection.close()
            return cursors
        cursors.append(following.group(1).decode())


def _fetch(connection: http.client.HTTPConnection, path: str, server: Server) -> tuple[int, bytes]:
    connection.request("GET", path, headers=server.headers)
    answer = connection.getresponse()
    return answer.status, answer.read()

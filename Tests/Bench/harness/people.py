"""The stage of the HTTP figures: a million people twice, the product's `profiles` on the one, its peer on the other."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass

from harness import load, processes, product, seeding
from harness.load import Drive, Driven
from harness.product import Installation
from harness.session import BENCH, Session, say

PRODUCT, PEER = "bench_product", "bench_peer"


@dataclass(frozen=True)
class Server:
    """Where to send requests, and which headers they need."""

    port: int
    headers: dict[str, str]
    process: subprocess.Popen


class PeopleStage:
    """Both databases lie in the session's cluster, so that they share its settings and its disk."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.scratch = session.cluster.directory
        self._servers: list[Server] = []

    def start(self) -> None:
        say(f"filling a database with {self.session.people:,} people, and the peer's with the same")
        installation = self._installation(PRODUCT, self.session.people)
        seeding.copy_for_peer(self.session.cluster, PRODUCT, PEER, self.session.people)
        self.product = self._serve(installation)
        self.peer = self._serve_peer()

    def stop(self) -> None:
        while self._servers:
            processes.stop_group(self._servers.pop().process)

    def small_product(self, people: int) -> Server:
        """The product once more, with few people."""
        return self._serve(self._installation("bench_small", people))

    def drive(self, server: Server, how: Drive) -> tuple[Driven, float]:
        """Drives it with wrk.

        - Returns: what wrk saw, and the server's CPU time in microseconds per request.
        """
        before = self._cpu_seconds(server)
        driven = load.drive(f"http://127.0.0.1:{server.port}", how, self.session.seconds, server.headers, self.scratch)
        return driven, (self._cpu_seconds(server) - before) * 1e6 / driven.requests

    def bare(self, script: str, clients: int) -> float:
        """The same rows by pgbench, from the peer's database: no triggers, the same indexes."""
        return load.pgbench(self.session.cluster.url(PEER), script, clients, self.session.seconds, self.scratch)

    def _installation(self, database: str, people: int) -> Installation:
        url = self.session.cluster.create_database(database)
        installation = Installation(self.session, database, url)
        installation.operator("migrate")
        seeding.fill_people(self.session.cluster, database, people)
        return installation

    def _serve(self, installation: Installation) -> Server:
        headers = {"X-API-Key": installation.create_key()}
        process, _ = installation.start_service("profiles")
        return self._keep(Server(installation.service_port("profiles"), headers, process))

    def _serve_peer(self) -> Server:
        port, workers = product.free_ports(1), str(os.cpu_count())
        log = self.scratch / "fastapi.log"
        with log.open("w") as out:
            process = subprocess.Popen(
                [
                    self.session.python,
                    "-m",
                    "uvicorn",
                    "fastapi_app:app",
                    "--app-dir",
                    BENCH / "peers",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    str(port),
                    "--workers",
                    workers,
                    "--loop",
                    "uvloop",
                    "--http",
                    "httptools",
                    "--no-access-log",
                    "--log-level",
                    "warning",
                ],
                env=processes.plain_environment(
                    {"DATABASE_URL": self.session.cluster.url(PEER), "PYTHONDONTWRITEBYTECODE": "1"}
                ),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=processes.dies_with_us(),
            )
        server = self._keep(Server(port, {}, process))
        product.wait_until(lambda: product.answers(port, "/healthz"), process, 30, log)
        return server

    def _keep(self, server: Server) -> Server:
        self._servers.append(server)
        return server

    @staticmethod
    def _cpu_seconds(server: Server) -> float:
        return processes.cpu_ticks(processes.descendants(server.process.pid)) / os.sysconf("SC_CLK_TCK")

"""The product's executables on a database and a range of ports of their own."""

from __future__ import annotations

import http.client
import json
import random
import secrets
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from harness.processes import dies_with_us, plain_environment, stop_group
from harness.reading import NotMeasured
from harness.session import Session

SERVICES = {"discovery": 1, "profiles": 2, "messaging": 3, "scheduling": 4}


def free_ports(count: int) -> int:
    """The first of `count` free ports in a row."""
    for _ in range(200):
        first = random.randrange(20_000, 32_000)
        if all(_is_free(first + offset) for offset in range(count)):
            return first
    raise NotMeasured(f"no {count} free ports in a row")


def answers(port: int, path: str) -> bool:
    """Whether a GET is answered with 200 now."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until(is_ready: Callable[[], bool], process: subprocess.Popen, seconds: float, log: Path) -> None:
    """Asks every 2 ms.

    - Raises: NotMeasured with the end of the log when the process ended or the time is over.
    """
    deadline = time.monotonic() + seconds
    while not is_ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise NotMeasured(f"{log.stem} did not get ready: {log.read_text(errors='replace')[-600:]}")
        time.sleep(0.002)


class Installation:
    """One OUTREACH_HOME, one port range, one database; without a `database_url` the product's embedded cluster."""

    def __init__(self, session: Session, name: str, database_url: str | None = None) -> None:
        self._session = session
        self.port = free_ports(11)
        self.home = session.cluster.directory / name
        self.home.mkdir(mode=0o700, exist_ok=True)
        database = {"DATABASE_URL": database_url} if database_url else {}
        self.environment = plain_environment(
            {
                **database,
                "OUTREACH_PORT": str(self.port),
                "OUTREACH_HOME": str(self.home),
                "OUTREACH_STATE": str(self.home / "state"),
                "OUTREACH_SUPPRESSION_KEY": secrets.token_hex(32),
                "OUTREACH_LOG_LEVEL": "warning",
            }
        )

    def operator(self, *arguments: str, timeout: float = 60) -> str:
        """Runs the `outreach` command.

        - Returns: its standard output.
        """
        done = subprocess.run(
            [self._session.executable("outreach"), *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            cwd=self.home,
            preexec_fn=dies_with_us(),
        )
        if done.returncode != 0:
            said = (done.stderr or done.stdout).strip()[-600:]
            raise NotMeasured(f"outreach {' '.join(arguments)} ended with {done.returncode}: {said}")
        return done.stdout

    def create_key(self) -> str:
        """The secret of a new admin key."""
        made = self.operator("keys", "create", "--name", "bench", "--role", "admin", "--json")
        return json.loads(made)["key"]

    def service_port(self, service: str) -> int:
        return self.port + SERVICES[service]

    def start(
        self, command: list[str], is_ready: Callable[[], bool], seconds: float = 30
    ) -> tuple[subprocess.Popen, float]:
        """Starts an executable in a group of its own.

        - Returns: the process, and the milliseconds until it was ready.
        """
        log = self.home / f"{command[0]}.log"
        began = time.monotonic()
        with log.open("w") as out:
            process = subprocess.Popen(
                [self._session.executable(command[0]), *command[1:]],
                env=self.environment,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=dies_with_us(),
            )
        try:
            wait_until(is_ready, process, seconds, log)
        except BaseException:
            stop_group(process)
            raise
        return process, (time.monotonic() - began) * 1000

    def start_everything(self) -> tuple[subprocess.Popen, float]:
        """`outreach up`, until the gateway says that all four services are ready."""
        return self.start(["outreach", "up"], lambda: answers(self.port, "/healthz"), seconds=60)

    def start_service(self, service: str) -> tuple[subprocess.Popen, float]:
        return self.start([service], lambda: answers(self.service_port(service), "/readyz"))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def get_json(port: int, path: str, headers: dict[str, str]) -> dict:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise NotMeasured(f"GET {path} answered {answer.status}: {body[:300].decode(errors='replace')}")
        return json.loads(body)
    finally:
        connection.close()

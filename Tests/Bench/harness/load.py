"""Driving one HTTP address with wrk, and one statement with pgbench."""

from __future__ import annotations

import json
import os
import re
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from harness.cluster import postgres_bin
from harness.processes import dies_with_us, plain_environment
from harness.reading import NotMeasured
from harness.session import BENCH

THREADS = 2


@dataclass(frozen=True)
class Drive:
    """One kind of request. `paths` and `bodies` are files of one line per request; without bodies it is a GET.

    With `path` every request is the same one. A drive with bodies sends each of them at most once and ends early
    when they are used up, so that no write is repeated. `seconds` replaces the usual time.
    """

    connections: int
    path: str = "-"
    paths: Path | None = None
    method: str = "GET"
    bodies: Path | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class Driven:
    """Requests and requests per second, latencies in milliseconds, and bytes of one answer with its headers."""

    requests: int
    rate: float
    p50: float
    p99: float
    bytes: int


def drive(base: str, how: Drive, seconds: float, headers: dict[str, str], scratch: Path) -> Driven:
    """Runs wrk.

    - Raises: NotMeasured when any request was answered with 400 or above, or not at all.
    """
    out = scratch / "wrk.json"
    out.unlink(missing_ok=True)
    environment = plain_environment(
        {
            "DRIVE_METHOD": how.method,
            "DRIVE_PATH": how.path,
            "DRIVE_PATHS": str(how.paths or ""),
            "DRIVE_BODIES": str(how.bodies or ""),
            "DRIVE_HEADERS": "\n".join(f"{name}: {value}" for name, value in headers.items()),
            "DRIVE_THREADS": str(THREADS),
            "DRIVE_CONNECTIONS": str(how.connections),
            "DRIVE_OUT": str(out),
        }
    )
    duration = max(1, round(how.seconds or seconds))
    done = subprocess.run(
        [
            "wrk",
            f"-t{THREADS}",
            f"-c{how.connections}",
            f"-d{duration}s",
            "--timeout",
            "20s",
            "-s",
            str(BENCH / "wrk" / "drive.lua"),
            base,
        ],
        capture_output=True,
        text=True,
        timeout=duration + 30,
        env=environment,
        preexec_fn=dies_with_us(),
    )
    if done.returncode != 0 or not out.exists():
        raise NotMeasured(f"wrk: {(done.stderr or done.stdout).strip()[-400:]}")
    result = json.loads(out.read_text())
    if result["errors"] or not result["requests"]:
        raise NotMeasured(
            f"{how.method} {how.path}: {result['errors']} of {result['requests']} requests failed; "
            + (f"the first with {result['first_error']}" if result["first_error"] else one_answer(base, how, headers))
        )
    return Driven(result["requests"], result["rate"], result["p50"], result["p99"], result["bytes"])


def one_answer(base: str, how: Drive, headers: dict[str, str]) -> str:
    """What a single request is answered with, for the message of a failure."""
    path = how.paths.open().readline().strip() if how.paths else how.path
    try:
        with urllib.request.urlopen(urllib.request.Request(base + path, headers=headers), timeout=20) as answer:
            return f"{path} alone is answered with {answer.status}"
    except urllib.error.HTTPError as error:
        return f"{path} is answered with {error.code}: {error.read(300).decode(errors='replace')}"
    except OSError as error:
        return f"{path} is not answered: {error}"


def pgbench(url: str, script: str, clients: int, seconds: float, scratch: Path, mode: str = "prepared") -> float:
    """Transactions per second of a pgbench script, the whole result sent to the client."""
    file = scratch / "pgbench.sql"
    file.write_text(script)
    done = subprocess.run(
        [
            postgres_bin() / "pgbench",
            "-n",
            "-M",
            mode,
            "-c",
            str(clients),
            "-j",
            str(min(clients, os.cpu_count() or 1)),
            "-T",
            str(max(1, round(seconds))),
            "-f",
            file,
            url,
        ],
        capture_output=True,
        text=True,
        timeout=seconds + 60,
        env=plain_environment(),
        preexec_fn=dies_with_us(),
    )
    rate = re.search(r"^tps = ([\d.]+)", done.stdout, re.MULTILINE)
    if done.returncode != 0 or not rate:
        raise NotMeasured(f"pgbench: {done.stderr.strip()[-400:]}")
    return float(rate.group(1))

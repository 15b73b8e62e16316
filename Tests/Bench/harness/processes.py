"""Processes of this run: starting them so that they never outlive it, their memory and their CPU."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from harness.reading import NotMeasured

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


def dies_with_us(how: signal.Signals = signal.SIGTERM) -> Callable[[], None]:
    """For preexec_fn: the kernel sends `how` to the child when this process is gone."""
    return lambda: _libc.prctl(PR_SET_PDEATHSIG, int(how))


def plain_environment(extra: Mapping[str, str] = {}) -> dict[str, str]:
    """Without any OUTREACH_ or Postgres variable of the caller: the product refuses unknown ones."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("OUTREACH_", "PG", "BENCH_")) and k != "DATABASE_URL"
    }
    return {**kept, **extra}


def run_json(command: Sequence[str | Path], timeout: float, env: Mapping[str, str] | None = None) -> dict:
    """Runs a command that prints one JSON line at its end.

    - Raises: NotMeasured with the end of its standard error.
    """
    name = " ".join(str(part) for part in command[:3])
    try:
        done = subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            timeout=timeout,
            env=plain_environment(env or {}),
            preexec_fn=dies_with_us(),
        )
    except FileNotFoundError:
        raise NotMeasured(f"{command[0]} does not exist") from None
    except subprocess.TimeoutExpired:
        raise NotMeasured(f"{name} took longer than {timeout:.0f} s") from None
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0 or not lines:
        raise NotMeasured(f"{name} ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-600:]}")
    try:
        return json.loads(lines[-1])
    except json.JSONDecodeError:
        raise NotMeasured(f"{name} printed no JSON line: {lines[-1][:200]}") from None


def children_by_parent() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit() and (stat := _stat(int(entry))):
            found.setdefault(int(stat[1]), []).append(int(entry))
    return found


def descendants(root: int) -> list[int]:
    """`root` and everything it started, directly or not."""
    children, tree = children_by_parent(), [root]
    for pid in tree:
        tree.extend(children.get(pid, []))
    return tree


def executable_name(pid: int) -> str:
    try:
        return Path(os.readlink(f"/proc/{pid}/exe")).name
    except OSError:
        return ""


def memory_mib(pid: int, field: str = "VmRSS") -> float:
    """Resident memory (`VmRSS`) or its highest value so far (`VmHWM`) in MiB; 0 when the process is gone."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(errors="replace").splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def cpu_ticks(pids: Sequence[int]) -> int:
    """User and system time of these processes and of the children they have waited for, in clock ticks."""
    return sum(sum(map(int, stat[11:15])) for pid in pids if (stat := _stat(pid)))


def stop_group(process: subprocess.Popen, grace: float = 10) -> None:
    """Ends a process started with start_new_session, and all of its group."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(grace)
        except ProcessLookupError:
            process.wait(grace)
            return
        except subprocess.TimeoutExpired:
            continue


def _stat(pid: int) -> list[str] | None:
    """The fields of /proc/PID/stat after the name: 0 is the state, 1 the parent, 11-14 the times."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return None
    return text[text.rindex(")") + 2 :].split()

"""Limits written in C against bare libpq: compiled when they are needed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from harness.processes import run_json
from harness.session import BENCH, Session


def measure(session: Session, program: str, *arguments: str) -> dict:
    return run_json([compiled(session, program), *arguments], timeout=60)


def compiled(session: Session, program: str) -> Path:
    """The executable of limits/PROGRAM.c, beside the throwaway cluster."""
    executable = session.cluster.directory / program
    if not executable.exists():
        include, library = (
            subprocess.check_output(["pg_config", option], text=True).strip() for option in ("--includedir", "--libdir")
        )
        subprocess.run(
            [
                "gcc",
                "-O2",
                "-Wall",
                "-Werror",
                "-o",
                executable,
                BENCH / "limits" / f"{program}.c",
                f"-I{include}",
                f"-L{library}",
                "-lpq",
            ],
            check=True,
        )
    return executable


def sql(name: str, **values: object) -> str:
    """The text of sql/NAME.sql, with `{name}` filled in where values are given."""
    text = (BENCH / "sql" / f"{name}.sql").read_text()
    return text.format(**values) if values else text

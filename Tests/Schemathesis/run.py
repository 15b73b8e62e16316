"""Runs schemathesis with all checks against a running installation.

    run.py URL KEY EXAMPLES           the long form, with the boundaries of every value, which goes where nobody was
    run.py URL KEY EXAMPLES slice     the same calls every time, and what answers by two addresses by one of them

Exit status 0: the document is valid OpenAPI 3.1, and every failure has its waiver, and every waiver its failure.
"""
import base64
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from fnmatch import fnmatchcase

from openapi_spec_validator import validate

from seed import seed as put_in

HERE = pathlib.Path(__file__).resolve().parent


def generated(url, key, examples, is_slice, report):
    """In a folder of its own, because schemathesis keeps notes where it runs."""
    folder = os.path.dirname(report)
    for name in ("schemathesis.toml", "hooks.py"):
        shutil.copy(HERE / name, folder)
    words = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", "schemathesis.toml",
        "run", f"{url}/openapi.json", "--header", f"X-API-Key: {key}", "--checks", "all",
        "--max-examples", examples, "--continue-on-failure", "--no-shrink", "--suppress-health-check", "all",
        "--request-timeout", "15", "--report-ndjson-path", report,
    ]
    environment = {**os.environ, "OUTREACH_TEST_KEY": key}
    if is_slice:
        environment["OUTREACH_TEST_SLICE"] = "true"
        words += [
            "--phases", "fuzzing,stateful", "--generation-deterministic", "--generation-allow-x00", "false",
            "--exclude-path-regex", "^/api/social/suppressions",
        ]
    else:
        words += ["--phases", "coverage,fuzzing,stateful"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, env=environment)
    if done.returncode not in (0, 1) or not os.path.exists(report):
        raise SystemExit(done.stdout[-4000:] + done.stderr[-4000:])
    return done.stdout


def text(content):
    return base64.b64decode(content["$base64"]).decode(errors="replace") if content else ""


def curl(request):
    """What asks the same again; the key is the reader's."""
    words = ["curl", "-i", "-X", request.get("method", "?"), request.get("uri", "?"), "-H", "X-API-Key: $KEY"]
    for name, values in (request.get("headers") or {}).items():
        if name.lower() in ("content-type", "accept", "idempotency-key", "if-match", "if-none-match"):
            words += ["-H", f"{name}: {', '.join(values)}"]
    if request.get("body"):
        words += ["--data-binary", text(request["body"])]
    return " ".join(shlex.quote(word) for word in words).replace("'X-API-Key: $KEY'", '"X-API-Key: $KEY"')[:2000]


def failures(report):
    """Each failed check with its request and answer, as (operation, check, message, request, answer)."""
    with open(report) as lines:
        for line in lines:
            event = json.loads(line)
            scenario = event.get("ScenarioFinished") or event.get("NonFatalError") or {}
            recorder = scenario.get("recorder")
            if "NonFatalError" in event:
                yield scenario.get("label", "?"), "error", json.dumps(scenario)[:2000], "", ""
            if not recorder:
                continue
            for case, checks in recorder.get("checks", {}).items():
                for check in checks:
                    if check["status"] != "failure":
                        continue
                    failure = check["failure_info"]["failure"]
                    deed = recorder.get("interactions", {}).get(case, {})
                    request, response = deed.get("request") or {}, deed.get("response") or {}
                    answer = f"{response.get('status_code')} {text(response.get('content'))[:900]}"
                    yield failure["operation"], check["name"], failure["message"][:900], curl(request), answer


def fits(waiver, operation, check, answer):
    return (
        any(fnmatchcase(operation, pattern) for pattern in waiver["operations"]) and waiver["check"] == check
        and re.search(waiver["match"], answer))


def main(url, key, examples, form=None):
    with urllib.request.urlopen(f"{url}/openapi.json") as answer:
        validate(json.load(answer))
    put_in(url, key)
    waivers = tomllib.loads((HERE / "waivers.toml").read_text()).get("waiver", [])
    used, unwaived, seen = set(), [], set()
    with tempfile.TemporaryDirectory() as folder:
        report = f"{folder}/report.ndjson"
        output = generated(url, key, examples, form == "slice", report)
        for operation, check, message, asked, answer in failures(report):
            fitting = [index for index, waiver in enumerate(waivers) if fits(waiver, operation, check, answer)]
            used.update(fitting)
            kind = (operation, check, re.sub(r'"request_id":"[^"]*"', "", answer)[:400])
            if not fitting and kind not in seen:
                seen.add(kind)
                unwaived.append(f"{operation}: {check}: {message}\n    {asked}\n    {answer}")
    print("\n".join(line for line in output.splitlines() if "generated" in line or "Tested:" in line))
    unused = [waivers[index] for index in set(range(len(waivers))) - used]
    for waiver in unused:
        print(f"a waiver that nothing needs: {waiver['operations']} {waiver['check']}: {waiver['reason']}")
    print("\n".join(unwaived[:60]))
    if unwaived or unused:
        raise SystemExit(f"{len(unwaived)} failures, {len(unused)} waivers too many")


main(*sys.argv[1:])

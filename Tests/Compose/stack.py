"""compose.yml as it is, started with whatever engine is there, under a name and in a directory of its own."""
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STATELESS = ["discovery", "profiles", "messaging", "scheduling"]
REPLICAS = 2


class Refused(Exception):
    """What was promised does not hold."""


def expect(condition, sentence):
    if not condition:
        raise Refused(sentence)


def eventually(what, ask, seconds=60):
    """Asks until the answer is true; a generous limit, for machines under load."""
    deadline = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        expect(time.monotonic() < deadline, f"not within {seconds} s: {what}")
        time.sleep(0.25)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Stack:
    def __init__(self):
        self.engine = os.environ.get("ENGINE") or "podman"
        self.project = f"outreach-test-{os.getpid()}"
        self.home = tempfile.mkdtemp(prefix="outreach-compose-")
        self.url = f"http://127.0.0.1:{free_port()}"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("OUTREACH_")} | {
            "OUTREACH_HOME": self.home,
            "OUTREACH_PORT": self.url.rsplit(":", 1)[1],
            "OUTREACH_IMAGE": os.environ.get("OUTREACH_IMAGE", "localhost/outreach:compose-test"),
            "OUTREACH_REPLICAS": str(REPLICAS),
            "ENGINE": self.engine,
        }
        compose = ["docker", "compose"] if self.engine == "docker" else ["podman-compose"]
        self.command = compose + ["-p", self.project]
        # Podman does not start again what depends on a container that has ended, as everything does on `migrate`.
        self.no_deps = ["--no-deps"] if self.engine == "podman" else []

    def run(self, *words, check=True, timeout=600):
        result = subprocess.run(
            words, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, text=True, timeout=timeout,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if check and result.returncode != 0:
            raise Refused(f"{' '.join(words)} ended with {result.returncode}:\n{result.stdout}{result.stderr}"[-4000:])
        return result

    def tool(self, *words, reads=None, writes=None, environment=None, timeout=600):
        """The operator's command in a container of its own, with files as its input and output, as a shell gives them."""
        # podman-compose knows only names with their values.
        takes_names = self.engine == "docker"
        variables = [word for name, value in (environment or {}).items()
                     for word in ("-e", name if takes_names else f"{name}={value}")]
        result = subprocess.run(
            [*self.command, "--profile", "tools", "run", "--rm", "-T", *self.no_deps, *variables, "outreach", *words],
            cwd=ROOT, env=self.environment | (environment or {}), stdin=reads or subprocess.DEVNULL, timeout=timeout,
            stdout=writes or subprocess.PIPE, stderr=subprocess.PIPE)
        if result.returncode != 0:
            said = (result.stdout or b"") + result.stderr
            raise Refused(f"outreach {' '.join(words)} ended with {result.returncode}:\n{said.decode(errors='replace')}"[-4000:])
        return (result.stdout or b"").decode()

    def prepare(self):
        """The machine (CONTAINERS_SETUP), the image (unless SKIP_BUILD), the secrets."""
        if os.environ.get("CONTAINERS_SETUP"):
            self.run(os.environ["CONTAINERS_SETUP"], timeout=1800)
        if not os.environ.get("SKIP_BUILD"):
            # Name servers of a container network don't know the package mirror everywhere.
            self.run("make", "image", f"BUILD_FLAGS={os.environ.get('BUILD_FLAGS', '--network=host')}", timeout=3600)
        self.run("make", "compose-secrets")

    def up(self):
        self.run(*self.command, "--profile", "demo", "up", "-d", "--no-build", *self.no_deps)
        eventually("healthz is 200", lambda: self.status("/healthz") == 200, 180)

    def down(self):
        self.run(*self.command, "--profile", "tools", "--profile", "demo", "down", "-v", "-t", "10", check=False)
        shutil.rmtree(self.home, ignore_errors=True)

    def status(self, path):
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    def first_key(self):
        said = self.tool("keys", "create", "--name", "first admin", "--role", "admin")
        keys = [word for word in said.split() if word.startswith("ok_")]
        expect(len(keys) == 1, f"keys create printed {len(keys)} keys")
        return keys[0]

    def containers(self, service):
        """Names of the service's containers, in order."""
        label = "label=com.docker.compose."
        listed = self.run(
            self.engine, "ps", "-a", "--filter", f"{label}project={self.project}", "--filter",
            f"{label}service={service}", "--format", "{{.Names}}")
        return sorted(listed.stdout.split())

    def inspect(self, container):
        return json.loads(self.run(self.engine, "inspect", container).stdout)[0]

    def execute(self, container, *words):
        return self.run(self.engine, "exec", container, *words, check=False, timeout=60)

    def is_healthy(self, container):
        """The container's own check, asked now where the engine can; without systemd podman never asks by itself."""
        if self.engine == "podman":
            return self.run("podman", "healthcheck", "run", container, check=False).returncode == 0
        return self.inspect(container)["State"]["Health"]["Status"] == "healthy"

    def kill(self, container):
        """Ends the container as a crash would: SIGKILL to its main process, where this user may; else by the engine."""
        before = self.inspect(container)["State"]["Pid"]
        by_signal = os.geteuid() == 0 and os.path.exists(f"/proc/{before}")
        if by_signal:
            os.kill(before, 9)
        else:
            self.run(self.engine, "kill", container)
        return before, by_signal

    def expect_back(self, container, before, by_signal):
        if not by_signal:
            # An engine does not start again what its own command killed.
            self.run(self.engine, "start", container)

        def is_back():
            state = self.inspect(container)["State"]
            return state["Running"] and state["Pid"] not in (0, before)

        eventually(f"{container} is back", is_back)
        eventually(f"{container} is healthy again", lambda: self.is_healthy(container))

    def last_words(self):
        for service in ["database", "migrate", "gateway"] + STATELESS:
            for container in self.containers(service):
                logs = self.run(self.engine, "logs", "--tail", "6", container, check=False)
                print(f"--- {container}\n{logs.stdout}{logs.stderr}", flush=True)

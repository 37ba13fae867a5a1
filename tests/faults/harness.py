"""The service, PostgreSQL and the citizens of the fault runs: processes are started and ended here, by their own id.

Only Python's standard library is used.
"""

import asyncio
import csv
import http.client
import io
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import uuid

SURVEY = "/api/v1/cities/tampere/services/day-care/surveys/visit"
SECRET = "a secret of the fault runs, long enough to be taken"
DEFINITION = {
    "title": {"en": "Your visit"},
    "languages": ["en"],
    "default_language": "en",
    "pages": [
        {
            "questions": [
                {
                    "code": "satisfaction",
                    "kind": "rating",
                    "prompt": {"en": "How was it?"},
                    "required": True,
                    "scale": {"from": 1, "to": 5},
                },
                {"code": "comment", "kind": "text", "prompt": {"en": "Why?"}, "max_chars": 200},
            ]
        }
    ],
}


class Skipped(Exception):
    """The fault cannot be made on this machine; the text says why."""


class Lost(Exception):
    """The service did not keep a promise."""


def free_port():
    """Returns a port below the ephemeral range, so that no outgoing connection takes it meanwhile."""
    while True:
        port = random.randrange(16_000, 32_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def wait_until(what, condition, seconds=60.0):
    """Waits until `condition` returns a true value, and returns it. Raises Lost after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise Lost(f"after {seconds:.0f} s still not: {what}")


def request(port, method, path, body=None, key=None, timeout=10.0):
    """Sends one request on a connection of its own, and returns status and text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        headers = {"content-type": "application/json"} if body is not None else {}
        if key:
            headers["authorization"] = f"Bearer {key}"
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def allow_files(number):
    """Raises the limit of open files of this process and of those that it starts. Returns the limit that was reached."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in (max(number, hard), hard):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, wanted))
            return wanted
        except (ValueError, OSError):
            continue
    return soft


def limit_files():
    """Sets the soft limit of open files with which systems start services."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(1_024, hard), hard))


class Service:
    """A server process of the program under test."""

    def __init__(self, ground, database, environment=None, program=None):
        self.ground = ground
        self.port = free_port()
        self.program = program or ground.program
        self.environment = {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": database,
            "URBIVOX_LISTEN": f"127.0.0.1:{self.port}",
            "URBIVOX_METRICS_LISTEN": "off",
            "URBIVOX_SECRET": SECRET,
            "URBIVOX_STOP_DELAY_SECONDS": "0",
            "URBIVOX_SUBMISSIONS_PER_MINUTE": "4000000000",
            "RUST_LOG": "warn",
            **(environment or {}),
        }
        self.process = None

    def start(self, wait=True):
        """Starts the process; waits until it is ready."""
        self.log = open(self.ground.folder / f"server-{self.port}.log", "ab")
        self.process = subprocess.Popen(
            [self.program, "serve"], env=self.environment, stdout=self.log, stderr=self.log, preexec_fn=limit_files
        )
        self.ground.processes.append(self.process)
        if wait:
            wait_until("the service is ready", lambda: self.is_up() and self.ready() == 200)
        return self

    def is_up(self):
        if self.process.poll() is not None:
            raise Lost(f"the service ended with {self.process.returncode}; see {self.log.name}")
        return True

    def ready(self):
        """Returns the status of `/readyz`; 0 if there is no answer."""
        try:
            return request(self.port, "GET", "/readyz", timeout=3)[0]
        except OSError:
            return 0

    def command(self, *words):
        """Runs a command of the program on the same database, and returns its output."""
        done = subprocess.run([self.program, *words], env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise Lost(f"urbivox {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout

    def export(self):
        """Returns the stored responses, each as a dictionary by column."""
        words = "export responses --city tampere --service day-care --survey visit --format csv".split()
        return list(csv.DictReader(io.StringIO(self.command(*words))))

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        if self.process.wait(30) != 0:
            raise Lost(f"the service ended with {self.process.returncode}; see {self.log.name}")

    def memory(self, what="VmHWM"):
        """Returns the peak (VmHWM) or present (VmRSS) memory of the process, in MiB."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            line = next(line for line in status if line.startswith(what))
        return int(line.split()[1]) / 1024

    def publish(self):
        """Makes a key, a city, a service and a published survey."""
        self.key = self.command("key", "create", "--role", "admin").strip()
        city = {"slug": "tampere", "name": "Tampere", "country": "FI", "timezone": "Europe/Helsinki", "languages": ["en"]}
        for path, body in [
            ("/api/v1/cities", city),
            ("/api/v1/cities/tampere/services", {"slug": "day-care", "name": {"en": "Day care"}}),
            ("/api/v1/cities/tampere/services/day-care/surveys", {"slug": "visit", "definition": DEFINITION}),
            (f"{SURVEY}/publish", None),
        ]:
            status, text = request(self.port, "POST", path, body, self.key)
            if status not in (200, 201):
                raise Lost(f"{path}: {status} {text}")


class Postgres:
    """A private PostgreSQL cluster with fsync, as an unprivileged user."""

    def __init__(self, ground, name):
        self.ground = ground
        self.port = free_port()
        self.bin = pathlib.Path(find_postgres())
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="urbivox-faults."))
        ground.folders.append(self.home)
        self.data = self.home / name
        self.user = []
        if os.getuid() == 0:
            shutil.chown(self.home, "postgres", "postgres")
            self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]

    def run(self, program, *words):
        done = subprocess.run(
            [*self.user, self.bin / program, *words], cwd=self.home, env=self.environment(), capture_output=True, text=True
        )
        if done.returncode != 0:
            raise Lost(f"{program}: {done.stderr.strip()}")
        return done.stdout

    def environment(self):
        return {"PATH": os.environ["PATH"], "HOME": str(self.home)}

    def create(self):
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()
        self.run("createdb", "-h", self.home, "-p", str(self.port), "-U", "postgres", "app")
        return self

    def start(self):
        settings = ["listen_addresses=127.0.0.1", f"unix_socket_directories={self.home}", "fsync=on", "max_connections=200"]
        words = [word for setting in settings for word in ("-c", setting)]
        log = open(self.home / "log", "ab")
        self.process = subprocess.Popen(
            [*self.user, *(["--pdeathsig", "INT", "--"] if self.user else []), self.bin / "postgres"]
            + ["-D", self.data, "-p", str(self.port), *words],
            cwd=self.home,
            env=self.environment(),
            stdout=log,
            stderr=log,
        )
        self.ground.postmasters.append(self.process)
        wait_until("PostgreSQL accepts connections", self.is_ready)
        return self

    def is_ready(self):
        if self.process.poll() is not None:
            raise Lost(f"PostgreSQL ended: {(self.home / 'log').read_text()[-500:]}")
        words = ["-q", "-h", str(self.home), "-p", str(self.port)]
        return subprocess.run([self.bin / "pg_isready", *words], check=False).returncode == 0

    def sql(self, text):
        words = ["-h", self.home, "-p", str(self.port), "-U", "postgres", "-d", "app", "-AtXqc", text]
        return self.run("psql", *words).strip()

    def standby(self):
        """Returns a synchronous streaming replica: an acknowledged commit is on both."""
        other = Postgres(self.ground, "standby")
        source = ["-h", self.home, "-p", str(self.port), "-U", "postgres"]
        other.run("pg_basebackup", *source, "-D", other.data, "-R", "-X", "stream", "-C", "-S", "standby", "-c", "fast")
        other.start()
        self.sql("alter system set synchronous_standby_names = '*'")
        self.sql("select pg_reload_conf()")
        wait_until("the replica is synchronous", lambda: self.sql("select sync_state from pg_stat_replication") == "sync")
        return other

    def promote(self):
        self.run("pg_ctl", "-D", self.data, "-w", "promote")
        self.sql("alter system reset synchronous_standby_names")
        self.sql("select pg_reload_conf()")

    def processes(self):
        """Returns the ids of the postmaster and of all its children."""
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True)
        return [self.process.pid, *(int(line) for line in children.stdout.split())]

    def send_all(self, number):
        for process in self.processes():
            try:
                os.kill(process, number)
            except ProcessLookupError:
                pass

    def url(self, other=None):
        hosts = ",".join(f"127.0.0.1:{cluster.port}" for cluster in filter(None, [self, other]))
        writable = "?target_session_attrs=read-write" if other else ""
        return f"postgres://postgres@{hosts}/app{writable}"


def find_postgres():
    """Returns the folder of PostgreSQL's programs."""
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    folders += [pathlib.Path(os.path.realpath(found)).parent] if found else []
    for folder in folders:
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise Skipped("PostgreSQL is missing; `tests/with-postgres true` installs it")


class Ground:
    """What a fault run starts: ended and removed at its end, also after a failure."""

    def __init__(self, program, old=None):
        self.program = program
        self.old = old
        self.processes, self.postmasters, self.folders, self.mounts = [], [], [], []
        self.folder = self.new_folder()

    def new_folder(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="urbivox-faults."))
        self.folders.append(folder)
        return folder

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()
        for process in reversed(self.postmasters):
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.send_signal(signal.SIGQUIT)
            process.wait()
        for mount in self.mounts:
            subprocess.run(["umount", mount], check=False)
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)


class Citizens:
    """Clients that submit without pause, each submission again under the same id until it is acknowledged.

    `ports` returns the ports to choose from, so that a client can go to another replica.
    """

    def __init__(self, ports, number=8, pause=0.02):
        self.ports, self.pause = ports, pause
        self.acknowledged = {}  # mark → time of the acknowledgement
        self.began = {}  # mark → time of the first attempt
        self.refusals, self.latencies = {}, []
        self.lock, self.ending = threading.Lock(), threading.Event()
        self.threads = [threading.Thread(target=self.run, daemon=True) for _ in range(number)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        time.sleep(2)
        return self

    def __exit__(self, *_fault):
        self.settle()

    def settle(self):
        """Ends; what is in doubt is sent until it is acknowledged."""
        self.ending.set()
        for thread in self.threads:
            thread.join(90)

    def run(self):
        connection, port = None, None
        while not self.ending.is_set():
            identity = uuid.uuid4()
            mark = "".join(chr(ord("a") + int(digit, 16)) for digit in identity.hex)
            body = json.dumps({"submission_id": str(identity), "answers": {"satisfaction": 4, "comment": mark}})
            begun = self.began[mark] = time.monotonic()
            # A submission that was begun is settled even after the end.
            while time.monotonic() < begun + 80:
                port = port if connection else random.choice(self.ports())
                connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                outcome = self.attempt(connection, body)
                if outcome in (200, 201):
                    with self.lock:
                        self.acknowledged[mark] = time.monotonic()
                        self.latencies.append(self.acknowledged[mark] - begun)
                    break
                with self.lock:
                    self.refusals[outcome] = self.refusals.get(outcome, 0) + 1
                connection.close()
                connection = None
                time.sleep(0.1)
            time.sleep(self.pause)

    @staticmethod
    def attempt(connection, body):
        """Returns the status, or the kind of failure; what failed after sending is in doubt."""
        try:
            connection.request("POST", f"{SURVEY}/responses", body, {"content-type": "application/json"})
            response = connection.getresponse()
            response.read()
            return response.status
        except ConnectionRefusedError:
            return "refused"
        except (OSError, http.client.HTTPException) as fault:
            return type(fault).__name__

    def number(self):
        with self.lock:
            return len(self.acknowledged)

    def first_after(self, moment):
        """Waits for the first acknowledgement after the moment; returns the seconds since."""
        def found():
            with self.lock:
                return min((at for at in self.acknowledged.values() if at >= moment), default=None)
        return wait_until("answers are taken again", found) - moment

    def longest_gap(self):
        times = sorted(self.acknowledged.values())
        return max((later - earlier for earlier, later in zip(times, times[1:])), default=0.0)

    def check(self, service):
        """Compares with the export, the results and a recount. Returns figures; raises Lost if an answer is missing."""
        stored = [row["comment"] for row in service.export() if row["comment"]]
        lost = [mark for mark in self.acknowledged if mark not in set(stored)]
        doubles = len(stored) - len(set(stored))
        unknown = [mark for mark in set(stored) if mark not in self.began]
        recount = service.command("verify").splitlines()[0]
        figures = {
            "acknowledged": len(self.acknowledged),
            "never settled": len(self.began) - len(self.acknowledged),
            "lost": len(lost),
            "stored twice": doubles,
            "longest gap": f"{self.longest_gap():.2f} s",
            "highest latency": f"{max(self.latencies):.2f} s",
            "refused": ", ".join(f"{kind} ×{number}" for kind, number in sorted(self.refusals.items(), key=str)) or "none",
            "verify": recount,
        }
        if lost or doubles or unknown or not recount.endswith(" 0 differences"):
            raise Lost(f"{figures}, unknown {len(unknown)}")
        return figures


class Balancer:
    """Passes connections to the first of its ports that accepts them, in turn."""

    def __init__(self, ports):
        self.ports, self.turn, self.port = ports, 0, free_port()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.run, daemon=True).start()
        wait_until("the balancer listens", lambda: socket.socket().connect_ex(("127.0.0.1", self.port)) == 0)

    def run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(asyncio.start_server(self.serve, "127.0.0.1", self.port))
        self.loop.run_forever()

    async def serve(self, reader, writer):
        for _ in self.ports:
            self.turn += 1
            try:
                back = await asyncio.open_connection("127.0.0.1", self.ports[self.turn % len(self.ports)])
                break
            except OSError:
                continue
        else:
            writer.close()
            return
        await asyncio.gather(self.copy(reader, back[1]), self.copy(back[0], writer))

    @staticmethod
    async def copy(reader, writer):
        try:
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

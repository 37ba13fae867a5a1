"""The faults: each makes one, on the real program, and returns its figures. A promise that is not kept raises Lost."""

import os
import pathlib
import selectors
import signal
import socket
import subprocess
import threading
import time

from harness import SURVEY, Balancer, Citizens, Lost, Postgres, Service, Skipped, allow_files, request, wait_until

# How long citizens submit before and after a fault, in seconds.
QUIET_SECONDS = 2
STALL_SECONDS = 30
IDLE_CONNECTIONS = 20_000
SLOW_CONNECTIONS = 2_000
# `/readyz` answers within a second; a second more for a busy machine.
READY_SECONDS_MAX = 2.0


class Probe:
    """Asks for `/readyz`, a page and a submission while a fault lasts, and keeps the longest time of each."""

    def __init__(self, port):
        self.port, self.longest, self.statuses = port, {}, {}
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_fault):
        self.ending.set()
        self.thread.join(30)

    def run(self):
        while not self.ending.is_set():
            for name, path in [("/readyz", "/readyz"), ("page", "/s/tampere/day-care/visit")]:
                begun = time.monotonic()
                try:
                    status = request(self.port, "GET", path)[0]
                except OSError as fault:
                    status = type(fault).__name__
                took = time.monotonic() - begun
                self.longest[name] = max(took, self.longest.get(name, 0))
                self.statuses.setdefault(name, set()).add(status)
            self.ending.wait(0.1)

    def figures(self):
        return {
            f"{name} while it lasts": f"{took:.2f} s at most, {sorted(self.statuses[name], key=str)}"
            for name, took in self.longest.items()
        }


def sqlite(ground, folder=None):
    return f"sqlite://{folder or ground.folder}/urbivox.db"


def finish(citizens, service, figures):
    """Lets citizens submit for a moment, settles, and compares with what is stored."""
    time.sleep(QUIET_SECONDS)
    citizens.settle()
    return {**figures, **citizens.check(service), "peak memory": f"{service.memory():.0f} MiB"}


def failover(ground):
    """The primary of a synchronous PostgreSQL pair is killed; the replica is promoted after two seconds."""
    primary = Postgres(ground, "primary").create()
    replica = primary.standby()
    service = Service(ground, primary.url(replica)).start()
    service.publish()
    with Citizens(lambda: [service.port]) as citizens, Probe(service.port) as probe:
        killed = time.monotonic()
        for process in primary.processes():
            os.kill(process, signal.SIGKILL)
        primary.process.wait()
        time.sleep(2)
        promoting = time.monotonic()
        replica.promote()
        promoted = time.monotonic()
        figures = {
            "promotion": f"{promoted - promoting:.2f} s",
            "answers taken again": f"{citizens.first_after(promoting):.2f} s after the promotion began",
            "without answers": f"{citizens.first_after(promoting) + promoting - killed:.2f} s, 2 of them waiting",
            **probe.figures(),
        }
        return finish(citizens, service, figures)


def disk(ground):
    """The disk of an SQLite database fills up for five seconds, then space is freed."""
    if os.getuid() != 0:
        raise Skipped("only root can mount a small disk")
    folder = ground.new_folder()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", folder], check=False).returncode != 0:
        raise Skipped("this system does not allow mounts")
    ground.mounts.append(folder)
    service = Service(ground, sqlite(ground, folder)).start()
    service.publish()
    with Citizens(lambda: [service.port]) as citizens:
        filler = pathlib.Path(folder) / "filler"
        with open(filler, "wb", buffering=0) as file:
            # To the last byte: first large pieces, then small ones.
            for size in (1 << 20, 4_096, 1):
                try:
                    while file.write(b"x" * size) == size:
                        pass
                except OSError:
                    pass
        wait_until("the service notices", lambda: service.ready() == 503, 20)
        before = citizens.number()
        with Probe(service.port) as probe:
            time.sleep(5)
        taken = citizens.number() - before
        freed = time.monotonic()
        filler.unlink()
        figures = {
            "acknowledged on the full disk": taken,
            "answers taken again": f"{citizens.first_after(freed):.2f} s after space was freed",
            **probe.figures(),
        }
        wait_until("the service is ready again", lambda: service.ready() == 200, 20)
        figures["/readyz 200 again"] = f"{time.monotonic() - freed:.2f} s after space was freed"
        return finish(citizens, service, figures)


def stall(ground):
    """Every process of PostgreSQL is stopped for thirty seconds, then goes on."""
    database = Postgres(ground, "data").create()
    service = Service(ground, database.url()).start()
    service.publish()
    with Citizens(lambda: [service.port]) as citizens:
        database.send_all(signal.SIGSTOP)
        with Probe(service.port) as probe:
            time.sleep(STALL_SECONDS)
        memory = service.memory("VmRSS")
        going_on = time.monotonic()
        database.send_all(signal.SIGCONT)
        figures = {
            "answers taken again": f"{citizens.first_after(going_on):.2f} s after the database went on",
            "memory during the stall": f"{memory:.0f} MiB",
            **probe.figures(),
        }
        if probe.longest["/readyz"] > READY_SECONDS_MAX:
            raise Lost(f"/readyz was silent: {figures}")
        return finish(citizens, service, figures)


def clock(ground):
    """The clock is set to 1980 and to 2036, and back; then an hour back and forward, as time servers do."""
    library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
    if library is None:
        raise Skipped("faketime is missing: apt-get install faketime")
    offset = ground.folder / "offset"
    offset.write_text("+0")
    service = Service(
        ground,
        sqlite(ground),
        {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(offset),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        },
    ).start()
    service.publish()
    # Commands run with the machine's own clock.
    for name in ("LD_PRELOAD", "FAKETIME_TIMESTAMP_FILE"):
        service.environment.pop(name)
    figures = {}
    with Citizens(lambda: [service.port]) as citizens:

        def shift(text):
            staging = ground.folder / "offset.new"
            staging.write_text(text)
            staging.rename(offset)

        year = time.gmtime().tm_year
        for name, text in [("1980", f"{1980 - year:+d}y"), ("2036", f"{2036 - year:+d}y")]:
            shift(text)
            time.sleep(0.5)  # Requests in progress have read the clock before.
            before = citizens.number()
            time.sleep(3)
            taken, ready = citizens.number() - before, service.ready()
            back = time.monotonic()
            shift("+0")
            again = citizens.first_after(back)
            figures[name] = f"{taken} acknowledged, /readyz {ready}, taken again {again:.2f} s after it was set right"
        for name, text in [("an hour ahead", "+1h"), ("an hour back", "-1h"), ("set right", "+0")]:
            shift(text)
            time.sleep(0.5)
            before = citizens.number()
            time.sleep(2)
            figures[name] = f"{citizens.number() - before} acknowledged, /readyz {service.ready()}"
            if citizens.number() == before:
                raise Lost(f"an ordinary correction was refused: {figures}")
        figures = finish(citizens, service, figures)
    years = sorted({row.get("_day", row.get("day", ""))[:4] for row in service.export()})
    figures["years of the stored answers"] = ", ".join(years)
    if {"1980", "2036"} & set(years):
        raise Lost(f"answers are filed under a wrong year: {figures}")
    return figures


def idle(ground):
    """20,000 connections (or as many as the hard limit of open files allows) stay open, while citizens submit."""
    allowed = allow_files(IDLE_CONNECTIONS + 5_000)
    number = min(IDLE_CONNECTIONS, allowed - 200)
    service = Service(ground, sqlite(ground)).start()
    service.publish()
    quiet = service.memory("VmRSS")
    connections = []
    begun = time.monotonic()
    for _ in range(number):
        try:
            connection = socket.create_connection(("127.0.0.1", service.port), timeout=3)
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connections.append(connection)
        except OSError as fault:
            # The others would fail likewise, and only after a while.
            raise Lost(f"after {len(connections)} connections no more are accepted: {fault}") from fault
    opening = time.monotonic() - begun
    with Citizens(lambda: [service.port]) as citizens, Probe(service.port) as probe:
        time.sleep(10)
        # A closed connection is readable and has no more data than its response.
        opened = sum(is_open(connection) for connection in connections)
        figures = {
            "connections": f"{opened} open of {number}, opened in {opening:.1f} s",
            "memory": f"{quiet:.0f} MiB before, {service.memory('VmRSS'):.0f} MiB with them",
            "limit of open files": allowed,
        }
        figures.update(probe.figures())
        figures = finish(citizens, service, figures)
    for connection in connections:
        connection.close()
    if opened < number or probe.statuses["/readyz"] != {200} or probe.statuses["page"] != {200}:
        raise Lost(f"idle connections keep others out: {figures}")
    return figures


def is_open(connection):
    connection.setblocking(False)
    try:
        while data := connection.recv(4_096):
            del data
        return False
    except BlockingIOError:
        return True
    except OSError:
        return False


def slow(ground):
    """2,000 connections that send a byte a second, half of them in the head, half in the body, while citizens submit."""
    allow_files(SLOW_CONNECTIONS * 2 + 1_000)
    service = Service(ground, sqlite(ground)).start()
    service.publish()
    head = f"POST {SURVEY}/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n"
    waiting = selectors.DefaultSelector()
    with Citizens(lambda: [service.port]) as citizens, Probe(service.port) as probe:
        begun = time.monotonic()
        for number in range(SLOW_CONNECTIONS):
            connection = socket.create_connection(("127.0.0.1", service.port), timeout=10)
            connection.sendall((head + ("X-Slow: " if number % 2 else "\r\n")).encode())
            connection.setblocking(False)
            waiting.register(connection, selectors.EVENT_READ, "head" if number % 2 else "body")
        ended, answers, memory = {"head": [], "body": []}, {}, 0.0
        while waiting.get_map() and time.monotonic() < begun + 90:
            for key, _events in waiting.select(0.2):
                answer = read(key.fileobj)
                answers[(key.data, answer)] = answers.get((key.data, answer), 0) + 1
                ended[key.data].append(time.monotonic() - begun)
                waiting.unregister(key.fileobj)
                key.fileobj.close()
            memory = max(memory, service.memory("VmRSS"))
            for key in list(waiting.get_map().values()):
                try:
                    key.fileobj.send(b"x")
                except OSError:
                    pass  # Closed by the service: seen by the next select.
            time.sleep(0.8)
        left = len(waiting.get_map())
        figures = {
            f"slow in the {where}": f"{len(times)} ended within {max(times, default=0):.0f} s, "
            + ", ".join(f"{answer} ×{count}" for (place, answer), count in answers.items() if place == where)
            for where, times in ended.items()
        }
        figures["still open after 90 s"] = left
        figures["memory with them"] = f"{memory:.0f} MiB"
        figures.update(probe.figures())
        if left:
            raise Lost(f"slow senders hold connections: {figures}")
        return finish(citizens, service, figures)


def read(connection):
    """Returns the status of the response that ended a connection, or how it ended without one."""
    try:
        data = connection.recv(4_096)
    except OSError as fault:
        return type(fault).__name__
    return data.split(b" ", 2)[1].decode() if data.startswith(b"HTTP/") else "closed"


def replica(ground):
    """One of two replicas behind a balancer is killed and started again, twice."""
    database = Postgres(ground, "data").create()
    services = [Service(ground, database.url()).start() for _ in range(2)]
    services[0].publish()
    balancer = Balancer([service.port for service in services])
    figures = {}
    with Citizens(lambda: [balancer.port]) as citizens:
        for service in services:
            killed = time.monotonic()
            service.kill()
            figures[f"kill of replica {services.index(service) + 1}"] = (
                f"next answer after {citizens.first_after(killed):.2f} s"
            )
            time.sleep(QUIET_SECONDS)
            service.start()
            time.sleep(QUIET_SECONDS)
        figures = finish(citizens, services[0], figures)
    totals = [request(service.port, "GET", f"{SURVEY}/results", None, services[0].key)[1] for service in services]
    if totals[0] != totals[1]:
        raise Lost(f"the replicas show different results: {figures}")
    return figures


def upgrade(ground):
    """Two replicas of the earlier program are replaced by the present one, one after the other, while answers come in."""
    if ground.old is None:
        raise Skipped("name the earlier program with --old PATH")
    database = Postgres(ground, "data").create()
    olds = [Service(ground, database.url(), program=ground.old).start() for _ in range(2)]
    olds[0].publish()
    balancer = Balancer([service.port for service in olds])
    figures = {}
    with Citizens(lambda: [balancer.port]) as citizens:
        for number, old in enumerate(olds):
            begun = time.monotonic()
            new = Service(ground, database.url())
            new.key = olds[0].key
            new.start()
            ready = time.monotonic()
            balancer.ports[number] = new.port
            old.stop()
            figures[f"replica {number + 1}"] = f"ready after {ready - begun:.1f} s, earlier one stopped"
            time.sleep(QUIET_SECONDS * 2)
        return finish(citizens, new, figures)


FAULTS = {fault.__name__: fault for fault in (failover, disk, stall, clock, idle, slow, replica, upgrade)}

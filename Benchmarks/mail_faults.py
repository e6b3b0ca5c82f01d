#!/usr/bin/env python3
"""Sends an issue through a real mail server that fails at every reply, and kills the sender at random points.

  mail_faults.py --broadsheet .build/release/broadsheet [--kills 50] [--readers 100] [--seed 1]

Needs aiosmtpd. Checks that every mailbox has the issue at most once, and that none is without it but those that were
refused or of which nobody knows. Prints a table; the status is 1 where a check fails.
"""
import argparse, asyncio, collections, email, email.policy, pathlib, random, signal, socket, ssl, subprocess, sys
import tempfile, time

import logging
import warnings

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

ROOT = pathlib.Path(__file__).resolve().parent.parent
SITE = ROOT / "Examples/merrowby-lantern"


class Mailboxes:
    """Answers each recipient as its address says; `drop` and `half` cut the connection."""

    def __init__(self):
        self.boxes = collections.Counter()
        self.messages = []
        self.deferred = set()
        self.pause = 0.0

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return "250 2.1.0 ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        await asyncio.sleep(self.pause)
        if name.startswith("bad"):
            return "550 5.1.1 no such user"
        if name.startswith("later") and address not in self.deferred:
            self.deferred.add(address)
            return "451 4.2.1 mailbox busy"
        if name.startswith("cut"):
            server.transport.abort()
            return "421 closing"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        name = address.split("@")[0]
        await asyncio.sleep(self.pause)
        if name.startswith("full"):
            return "552 5.3.4 too big"
        if name.startswith("busy") and address not in self.deferred:
            self.deferred.add(address)
            return "451 4.7.1 greylisted"
        self.boxes[address] += 1
        self.messages.append(envelope.original_content)
        await asyncio.sleep(self.pause)
        if name.startswith("drop"):
            server.transport.abort()
        return "250 2.0.0 queued"


class Server:
    """An aiosmtpd server; `arguments` as its controller takes them."""

    def __init__(self, **arguments):
        self.mailboxes = Mailboxes()
        self.controller = Controller(self.mailboxes, hostname="127.0.0.1", port=0, **arguments)
        # The controller cannot tell which free port it took.
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.controller.port = probe.getsockname()[1]
        self.controller.start()

    @property
    def port(self):
        return self.controller.port


class Newsroom:
    """A folder with an issue, a newsletter.yaml and a list of readers."""

    def __init__(self, broadsheet, folder):
        self.broadsheet, self.folder = str(broadsheet), folder
        # The mails matter and not the pages: an EPUB alone is made quickly and is smaller.
        subprocess.run(
            [self.broadsheet, "build", str(SITE), "--week", "2026-W07", "--as-of", "2026-02-16", "--format", "epub",
             "--max-size", "200kB", "--output", str(folder / "output"), "--quiet"], check=True, stdout=subprocess.DEVNULL)
        self.record = next((folder / "output").glob("*.json"))

    def configure(self, smtp, readers):
        (self.folder / "readers.txt").write_text("".join(f"{name}\n" for name in readers))
        (self.folder / "newsletter.yaml").write_text(
            "mail:\n  from: The Lantern <weekly@lantern.example>\n  recipients: readers.txt\n  via: smtp\n"
            f"  unsubscribe: mailto:leave@lantern.example\n  state: state.sqlite\n  smtp: {smtp}\n")
        for file in self.folder.glob("state.sqlite*"):
            file.unlink()

    def command(self, *arguments):
        return [self.broadsheet, "mail", str(self.record), "--config", str(self.folder / "newsletter.yaml"), *arguments]

    def mail(self, *arguments):
        return subprocess.run(self.command(*arguments), capture_output=True, text=True)

    def states(self):
        """By address."""
        lines = self.mail("--status").stdout.splitlines()
        return {line.split("\t")[1]: line.split("\t")[0] for line in lines}


def check(condition, words, failures):
    print(("ok    " if condition else "FAILED ") + words)
    if not condition:
        failures.append(words)


def faults(newsroom, failures):
    """Every reply of the dialogue, once."""
    server = Server()
    names = ["ann", "bad", "later", "bo", "full", "busy", "drop", "cy"]
    newsroom.configure(f"{{host: 127.0.0.1, port: {server.port}, security: none}}", [f"{n}@x.example" for n in names])
    first = newsroom.mail()
    states = {address.split("@")[0]: state for address, state in newsroom.states().items()}
    expected = dict(ann="accepted", bad="refused", later="deferred", bo="accepted", full="refused", busy="deferred",
                    drop="unknown", cy="accepted")
    check(states == expected, f"a fault at each reply is known for what it is: {first.stderr.splitlines()[-1]}", failures)
    check(first.returncode == 69, "and the status is 69", failures)
    for message in server.mailboxes.messages:
        parsed = email.message_from_bytes(message, policy=email.policy.default)
        defects = [str(d) for part in parsed.walk() for d in part.defects]
        check(not defects and b"\n" not in message.replace(b"\r\n", b""), f"{parsed['to']} can read it", failures)
    server.controller.stop()
    unreachable = newsroom.mail()
    check(unreachable.returncode == 69, "without the server nothing is sent", failures)


def secure(newsroom, failures):
    """TLS from the first byte, STARTTLS, a password, and servers that are not to be trusted."""
    folder = newsroom.folder
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "ca.pem",
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
                   cwd=folder, check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "ca.pem", folder / "key.pem")
    (folder / "password").write_text("hunter2\n")

    def authenticate(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and data.password == b"hunter2"
        return AuthResult(success=right)

    def run(words, arguments, smtp, expected, count):
        server = Server(**arguments)
        newsroom.configure(smtp.format(port=server.port), ["ann@x.example", "bo@x.example"])
        outcome = newsroom.mail()
        right = outcome.returncode == expected and len(server.mailboxes.messages) == count
        check(right and "hunter2" not in outcome.stderr + outcome.stdout, words + ": "
              + (outcome.stderr.strip().splitlines() or [""])[-1], failures)
        server.controller.stop()

    starttls = dict(tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticate)
    ca = "authorities: ca.pem"
    user = "user: us, password: {{file: password}}"
    run("STARTTLS and a password", starttls,
        "{{host: localhost, port: {port}, security: starttls, " + f"{ca}, {user}}}}}", 0, 2)
    run("a server that nobody vouches for", starttls,
        "{{host: localhost, port: {port}, security: starttls, " + f"{user}}}}}", 69, 0)
    (folder / "wrong").write_text("hunter3\n")
    run("a wrong password", starttls,
        "{{host: localhost, port: {port}, security: starttls, " + f"{ca}, user: us, password: {{{{file: wrong}}}}}}}}", 69, 0)
    run("a server without STARTTLS", {},
        "{{host: localhost, port: {port}, security: starttls}}", 69, 0)
    run("TLS from the first byte", dict(ssl_context=context, authenticator=authenticate, auth_require_tls=False),
        "{{host: localhost, port: {port}, security: tls, " + f"{ca}}}}}", 0, 2)
    run("a message larger than the server takes", dict(data_size_limit=5000),
        "{{host: 127.0.0.1, port: {port}, security: none}}", 69, 0)


def kills(newsroom, count, readers, seed, failures):
    """The sender is killed at random points and started again, until it is through."""
    server = Server()
    server.mailboxes.pause = 0.002
    people = [f"r{n}@x.example" for n in range(readers)] + [f"bad{n}@x.example" for n in range(3)] + ["drop@x.example"]
    people += [f"later{n}@x.example" for n in range(2)]
    newsroom.configure(f"{{host: 127.0.0.1, port: {server.port}, security: none, per-connection: 10}}", people)
    random.seed(seed)
    killed = 0
    while killed < count:
        process = subprocess.Popen(newsroom.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.05, 0.05 + 2.5 * readers / count / 20))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
    final = newsroom.mail()
    states = newsroom.states()
    boxes = server.mailboxes.boxes
    tally = collections.Counter(states.values())
    check(max(boxes.values()) == 1, f"after {killed} kills no mailbox has two: {len(boxes)} mailboxes", failures)
    check(set(states) == set(people), "everybody is in the journal", failures)
    lost = [a for a in people if states[a] == "accepted" and boxes[a] != 1]
    check(not lost, f"whoever is said to have it has it: {dict(tally)}", failures)
    silent = [a for a in people if states[a] not in ("accepted", "refused", "unknown", "deferred")]
    check(not silent, "nobody is forgotten but those of whom nobody knows", failures)
    check(tally["unknown"] <= killed + 1, f"at most one delivery is in doubt for each kill: {tally['unknown']}", failures)
    server.controller.stop()
    print(final.stderr.strip().splitlines()[-1])


logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # What the server says of cut connections.
warnings.filterwarnings("ignore", category=DeprecationWarning)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--broadsheet", default=str(ROOT / ".build/release/broadsheet"))
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--readers", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(pathlib.Path(options.broadsheet).resolve(), pathlib.Path(folder))
        faults(newsroom, failures)
        secure(newsroom, failures)
        kills(newsroom, options.kills, options.readers, options.seed, failures)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

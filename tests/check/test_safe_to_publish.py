"""What had better not be published: what is found, what is left alone, and what is said of it.

In the texts `◀KB502` marks the line at which that finding is expected. Secrets are put together
here from parts, so that no scanner takes this file for a leak.
"""

from __future__ import annotations

import random
import socket
import string
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_plugin import pipeline
from kb_plugin.check import secret_forms
from kb_plugin.check.secret_forms import KEYWORD, LEFT_OUT, secrets_in
from kb_plugin.finding import Severity
from kb_plugin.settings import DEFAULT, Settings, settings_from
from tests.read.test_fuzz import TEXTS, fuzzed
from tests.samples import CONTENT, INCIDENT, draft, marks, raw_files, replaced, report, unmarked

if TYPE_CHECKING:
    from kb_plugin.finding import Finding

PROSE = "Customers saw a spinner and then an apology.\n"
REPORT = "incidents/2019/2019-05-01-cart-slow.md"
DRAFT = "incidents/2025/2025-05-01-cart-slow.md"


def findings(
    text: str, code: str, uri: str = INCIDENT, settings: Settings = DEFAULT
) -> list[Finding]:
    found = pipeline.findings(raw_files({**CONTENT, uri: unmarked(text)}), (), settings)
    return [one for one in found if one.code == code]


def lines(found: list[Finding]) -> list[tuple[str, int]]:
    return [(one.code, one.at.line) for one in found]


def prose(text: str) -> str:
    return replaced(PROSE, f"{PROSE}\n{text}\n")


_random = random.Random(5)  # noqa: S311 - tokens that were never in use


def drawn(length: int, letters: str = string.ascii_letters + string.digits) -> str:
    """Draw characters that look like those of a token: every kind, none six times in a row."""
    return "".join(_random.choices(letters, k=length - 3)) + "aZ7"[-3:]


HEX = string.digits + "abcdef"
TOKENS = {
    "AWS Access Key": "AK" + "IA" + drawn(16, string.ascii_uppercase + "234567").upper(),
    "GitHub Token": "gh" + "p_" + drawn(36),
    "GitHub Token, fine-grained": "github" + "_pat_" + drawn(82),
    "GitLab Token": "gl" + "pat-" + drawn(20),
    "Slack Token": "xo" + "xb-123456789012-" + drawn(24, HEX).lower(),
    "Slack Webhook": "https://hooks.sl" + "ack.com/services/T0AB12/B0AB12/" + drawn(24),
    "Slack App Token": "xa" + "pp-1-A0AB12-123456-" + "".join(_random.choices(HEX, k=64)),
    "Stripe Access Key": "sk_" + "live_" + drawn(24),
    "Google API Key": "AI" + "za" + drawn(35),
    "SendGrid API Key": "S" + "G." + drawn(22) + "." + drawn(43),
    "NPM Token": "npm" + "_" + drawn(36),
    "PyPI Token": "pypi-" + "AgEIcHlwaS5vcmc" + drawn(60),
    "OpenAI Key": "sk-" + "proj-" + drawn(24) + "T3Bl" + "bkFJ" + drawn(24),
    "Hugging Face Token": "h" + "f_" + "".join(_random.choices(string.ascii_letters, k=34)),
    "DigitalOcean Token": "dop" + "_v1_" + "".join(_random.choices(HEX, k=64)),
    "Vault Token": "hv" + "s." + drawn(90),
    "Twilio API Key": "S" + "K" + "".join(_random.choices(HEX, k=32)),
    "Mailchimp Access Key": "".join(_random.choices(HEX, k=32)) + "-us" + "12",
    "Discord Bot Token": "M" + drawn(23) + "." + drawn(6) + "." + drawn(27),
    "Square OAuth Secret": "sq0" + "csp-" + drawn(43),
    "JSON Web Token": "ey"
    + "JhbGciOiJIUzI1NiJ9."
    + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    "Basic Auth Credentials": "postgres://orders:x7Jk" + "2mQw9@orders-db/orders",
    "age Key": "AGE-SECRET" + "-KEY-1" + "".join(_random.choices("QPZRY9X8GF2TVDW0", k=58)),
    "AWS Secret": 'aws_secret_access_key = "' + drawn(40) + '"',
    "Artifactory Credentials": "AK" + "C" + drawn(64),
}
KEY_LINES = "\n".join(drawn(64, string.ascii_letters + string.digits + "+/") for _ in range(4))
PRIVATE_KEY = f"-----BEGIN RSA PRI{'VATE'} KEY-----\n{KEY_LINES}\n-----END RSA PRI{'VATE'} KEY-----"


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
@pytest.mark.parametrize(
    "around",
    [
        "We saw {} in the log. ◀KB501",
        "```\nGET /?token={} ◀KB501\n```",
        "- `{}` ◀KB501",
        "export TOKEN={} ◀KB501",
    ],
)
def test_a_token_is_found_and_not_repeated(token: str, around: str) -> None:
    text = prose(around.format(token))
    found = findings(text, "KB501")
    assert set(lines(found)) == set(marks(text))
    assert any(one.severity is Severity.ERROR for one in found)
    for one in found:
        assert token[5:] not in one.message + one.help
        assert token.rpartition("_")[2] not in one.message + one.help


@pytest.mark.parametrize("indentation", ["", "    ", "> ", "  > "])
def test_a_private_key_is_found_once(indentation: str) -> None:
    first, rest = PRIVATE_KEY.split("\n", 1)
    block = f"{indentation}{first} ◀KB501\n{rest}".replace("\n", f"\n{indentation}")
    assert lines(findings(prose(block), "KB501")) == marks(prose(block))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('password = "x7Jk2mQw9z" ◀KB501', id="password"),
        pytest.param('`"api_key": "9f8e7d6c5b4a3f2e"` ◀KB501', id="key in JSON"),
        pytest.param("```yaml\nclient_secret: 'p4ssw0rd-of-the-day' ◀KB501\n```", id="secret"),
    ],
)
def test_a_value_behind_the_name_of_a_secret_is_a_warning(text: str) -> None:
    found = findings(prose(text), "KB501")
    assert lines(found) == marks(prose(text))
    assert [one.severity for one in found] == [Severity.WARNING]
    (asked,) = findings(report(body=f"{text}\n"), "KB501", REPORT)
    assert asked.severity is Severity.QUESTION


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("commit 3f786850e387550fdab836ed7e6dc881de23001b", id="commit"),
        pytest.param("sha256:" + "".join(_random.choices(HEX, k=64)), id="hash"),
        pytest.param('"integrity": "sha512-' + drawn(86) + '=="', id="integrity"),
        pytest.param("request 7d444840-9dc0-11d1-b245-5ffdce74fad2 of token 12", id="UUID"),
        pytest.param(
            "2025-03-14T09:31:07.123Z ERROR [pool-7-thread-12] c.w.o.PoolTimeoutError: 30001 ms, "
            "trace=4bf92f3577b34da6a3ce929d0e0e4736 span=00f067aa0ba902b7 key=orders:8837:lines",
            id="line of a log",
        ),
        pytest.param("token: expired, secret: none, password: wrong", id="words"),
        pytest.param('password: "${DB_PASSWORD1}" and "{{ vault_secret1 }}"', id="template"),
        pytest.param("postgres://user:<password>@db/orders", id="stand-in"),
        pytest.param("postgres://user:$PASSWORD@db/orders", id="variable"),
        pytest.param("postgres://user:********@db/orders", id="stars"),
        pytest.param("https://user:secret1@proxy.example.com/", id="host of an example"),
        pytest.param("AK" + "IAIOSFODNN7EXAMPLE", id="key of the documentation"),
        pytest.param("gh" + "p_" + "x" * 36, id="one letter"),
        pytest.param("the secret store, the token bucket, the key of the cache", id="prose"),
        pytest.param("s3://bucket/2025/03/14/AKCHAMPION/part-0001.parquet", id="path"),
        pytest.param("![A](data:image/png;base64," + drawn(200) + "==)", id="image"),
    ],
)
def test_what_postmortems_are_full_of_is_no_secret(text: str) -> None:
    assert findings(prose(f"```\n{text}\n```"), "KB501") == []
    assert findings(prose(text), "KB501") == []


def test_a_secret_is_an_error_wherever_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing is verified over the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    token = TOKENS["Slack Token"]
    for uri, text in {
        DRAFT: draft(f"facilitator: {token}\n"),
        REPORT: report(body=f"{token}\n"),
        "systems/checkout.md": f"---\nname: Checkout\n---\n\n{token}\n",
        "guide/a.md": f"# {token}\n",
    }.items():
        assert [one.severity for one in findings(text, "KB501", uri)] == [Severity.ERROR]


def test_each_secret_is_told_once() -> None:
    token, other = TOKENS["GitHub Token"], "gh" + "p_" + drawn(36)
    assert len(findings(prose(f"{token}\n\n{token} and {token}"), "KB501")) == 1
    assert len(findings(prose(f"{token}\n\n{other}"), "KB501")) == 2


def test_every_detector_of_the_library_is_known_here() -> None:
    # A new one may need a mark in `secret_forms`, or a case here.
    from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

    kinds = set(get_mapping_from_secret_type_to_class())
    covered = {name.partition(",")[0].removesuffix(" Secret") for name in TOKENS}
    covered |= {"AWS Access Key", "NPM tokens", "Private Key", "Square OAuth Secret", KEYWORD}
    named_only = {
        "Azure Storage Account access key",
        "Cloudant Credentials",
        "IBM Cloud IAM Key",
        "IBM COS HMAC Credentials",
        "SoftLayer Credentials",
    }
    assert kinds - LEFT_OUT <= covered | named_only


@pytest.mark.parametrize(
    "line",
    [
        'cloudant_api_key = "' + "".join(_random.choices(HEX, k=64)) + '"',
        'ibm_cloud_api_key: "' + drawn(44) + '"',
        "cos_secret_access_key=" + "".join(_random.choices(HEX, k=48)),
        "softlayer_api_key = " + "".join(_random.choices(HEX, k=64)),
        "AccountKey=" + drawn(86) + "==",
    ],
)
def test_keys_that_their_names_give_away_reach_the_detectors(line: str) -> None:
    assert secrets_in(f"Some prose.\n{line}\nMore prose.\n")


@given(TEXTS)
@fuzzed
def test_of_any_text_each_secret_has_a_place(text: str) -> None:
    for one in secrets_in(text + TOKENS["GitHub Token"]):
        assert 0 <= one.offset <= len(text) + 40


def test_no_detector_is_loaded_for_a_text_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret_forms, "_detectors", lambda: pytest.fail("loaded"))
    for text in CONTENT.values():
        assert secrets_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "I wrote to jo.smith@wrenfold.io. ◀KB502",
        "<jo+oncall@mail.wrenfold.co.uk> ◀KB502",
        "[write](mailto:jo@wrenfold.io) ◀KB502",
        "```\nFrom: Jo <jo@wrenfold.io> ◀KB502\n```",
        "jo@wrenfold.io ◀KB502 and JO@Wrenfold.io again",
        "jo@wrenfold.io, ◀KB502,KB502 sam@wrenfold.io: both",
        "ops@example.com, x@a.example.org, y@b.test, z@c.invalid, w@localhost",
        "git@github.com:wrenfold/kb.git and ssh://git@forge.wrenfold.io/kb",
        "root@db.wrenfold.io:/var/lib and deploy@host:~",
        "https://user@wrenfold.io/path and npm i @types/node@1.2.3",
        "postgresql@14-main.service and user@1000.slice failed",
        "no-reply@wrenfold.io and noreply@wrenfold.io",
        "@wrenfold, a@b and a @ b.io",
        "notexample@notexample.com ◀KB502",
    ],
)
def test_mail_addresses(text: str) -> None:
    found = findings(prose(text), "KB502")
    assert lines(found) == marks(prose(text))
    assert all("jo.smith@" not in one.message for one in found)
    assert all(one.severity is Severity.WARNING for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "10.42.7.19 stopped answering. ◀KB503",
        "`172.16.0.1` and 172.31.255.254 ◀KB503,KB503",
        "http://192.168.1.20:8080/ and 192.168.1.20 again ◀KB503",
        "100.64.12.1, 169.254.3.4 ◀KB503,KB503",
        "10.42.0.0/16 was full ◀KB503",
        "fd12:3456:789a::1 and fe80::1ff:fe23:4567:890a%eth0 ◀KB503,KB503",
        "```\naddr:10.42.7.19 ◀KB503\n```",
        "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, fc00::/7 and fe80::/10",
        "127.0.0.1, ::1, 0.0.0.0 and 255.255.255.255",
        "192.0.2.1, 198.51.100.7, 203.0.113.9, 2001:db8::1 and 8.8.8.8",
        "169.254.169.254 answered slowly",
        "172.32.0.1 and 100.128.0.1 are public",
        "version 10.1.2, v10.1.2.3, 10.1.2.3.4 and 10.1.2.300",
        "at 10.31 and 10.42: fed, face: feed",
    ],
)
def test_private_addresses(text: str) -> None:
    found = findings(prose(text), "KB503")
    assert lines(found) == marks(prose(text))
    assert all(one.severity is Severity.WARNING for one in found)


HOSTS = replace(DEFAULT, private_hosts=(r"[\w-]+\.corp\.wrenfold\.io", r"db\d+"))


@pytest.mark.parametrize(
    "text",
    [
        "db07.corp.wrenfold.io and db07 ◀KB504,KB504",
        "DB12 was full ◀KB504",
        "https://wiki.corp.wrenfold.io/x ◀KB504",
        "mydb07, db07-old, a.db07 and db",
        "corp.wrenfold.io",
    ],
)
def test_internal_host_names(text: str) -> None:
    found = findings(prose(text), "KB504", settings=HOSTS)
    assert lines(found) == marks(prose(text))
    assert findings(prose(text), "KB504") == []


NAMES = replace(DEFAULT, deny_names=("Ada Quill", "Northgate", "C++ (old)"))


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill saw it, ada quill's page ◀KB505,KB505",
        "It was Ada ◀KB505\nQuill.",
        "Northgate-Bank called. ◀KB505",
        "the C++ (old) client ◀KB505",
        "Ada, Quill, Northgates and anorthgate",
    ],
)
def test_names_that_are_kept_out(text: str) -> None:
    found = findings(prose(text), "KB505", settings=NAMES)
    assert lines(found) == marks(prose(text))
    assert all(one.severity is Severity.ERROR for one in found)
    assert all("Quill" not in one.message for one in found)
    assert findings(prose(text), "KB505") == []


def test_names_are_kept_out_of_front_matter_too() -> None:
    text = replaced("name: Database engineer", "name: ◀KB505 Ada Quill")
    assert lines(findings(text, "KB505", settings=NAMES)) == marks(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("jo@wrenfold.io", "KB502"),
        ("10.42.7.19", "KB503"),
        ("db07", "KB504"),
    ],
)
def test_reports_from_before_are_asked(text: str, code: str) -> None:
    (asked,) = findings(report(body=f"{text}\n"), code, REPORT, HOSTS)
    assert asked.severity is Severity.QUESTION


@pytest.mark.parametrize(
    ("options", "hosts", "names", "problem"),
    [
        ({}, (), (), None),
        ({"private_hosts": None, "deny_names": None}, (), (), None),
        ({"private_hosts": ["a", "b"], "deny_names": ["A B"]}, ("a", "b"), ("A B",), None),
        ({"deny_names": "Ada Quill, Northgate"}, (), ("Ada Quill", "Northgate"), None),
        ({"private_hosts": ["db[0-9"]}, (), (), "private_hosts: 'db[0-9' is no regular"),
        ({"private_hosts": ["a", "(?i)b"]}, (), (), "private_hosts: '(?i)b' is no regular"),
        ({"private_hosts": {"a": "b"}}, (), (), "private_hosts is a list of texts"),
        ({"deny_names": ["A", ""]}, (), (), "deny_names is a list of texts"),
        ({"deny_names": [7]}, (), (), "deny_names is a list of texts"),
    ],
)
def test_what_is_kept_out_is_an_option(
    options: dict[str, object],
    hosts: tuple[str, ...],
    names: tuple[str, ...],
    problem: str | None,
) -> None:
    settings, problems = settings_from(options)
    assert (settings.private_hosts, settings.deny_names) == (hosts, names)
    assert [one.startswith(problem or "") for one in problems] == ([True] if problem else [])


@given(st.text(max_size=60))
@fuzzed
def test_any_name_can_be_kept_out(name: str) -> None:
    settings, problems = settings_from({"deny_names": [name]})
    if not problems:
        findings(prose("Ada Quill"), "KB505", settings=settings)

#!/usr/bin/env python3
"""Writes the inputs of all scenarios and the answers that a correct probe gives to them.

The answers are computed here by other means than in any probe: Python's decimal, json and re. Run it from anywhere;
the same seed gives the same files. `generate.py --check` writes nothing and fails where a file differs.
"""

import json
import random
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

SEED = 20250917
HERE = Path(__file__).resolve().parent

# What the target server answers (io.healthwatch.workbench.evaluation.target.TargetServer).
HEALTHY = {
    "status": "up",
    "service": "orders",
    "version": "4.2.1",
    "uptimeSeconds": 86400,
    "checks": [
        {"name": "database", "status": "up", "latencyMs": 1.85},
        {"name": "cache", "status": "up", "latencyMs": 0.42},
        {"name": "queue \u201ceu-west\u201d", "status": "up", "latencyMs": 12.5},
    ],
    "metrics": {"requestsPerSecond": 412.5, "errorRate": 2.5e-3, "queueDepth": 7},
}
DOWN = {
    "status": "down",
    "service": "orders",
    "version": "4.2.1",
    "checks": [{"name": "database", "status": "down"}, {"name": "cache", "status": "up"}],
}
SLOW = {"status": "up", "service": "reports"}


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Thousandths(float):
    """A number that JSON shows with exactly three decimals, rounded half away from zero."""

    def __new__(cls, value):
        self = super().__new__(cls, value)
        self.text = str(Decimal(value).quantize(Decimal("0.001"), ROUND_HALF_UP))
        return self

    def __repr__(self):
        return self.text


def answer(scenario, metrics, status=None, error=None):
    """A ProbeResult as bytes. Plain json.dumps would not keep three decimals."""

    def encode(value):
        if isinstance(value, Thousandths):
            return repr(value)
        if isinstance(value, dict):
            return "{" + ",".join(compact(k) + ":" + encode(v) for k, v in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ",".join(map(encode, value)) + "]"
        return compact(value)

    return encode(
        {"scenario": scenario, "ok": error is None, "status": status, "metrics": metrics, "error": error}
    )


def error(kind, message):
    return {"kind": kind, "message": message}


# ---- simple-http-check ----


def simple_http_check():
    name = "simple-http-check"
    config = {
        "scenario": name,
        "url": "${target}/healthy",
        "timeoutMs": 2000,
        "expectedStatus": 200,
        "latencyLimitMs": 1000,
        "metrics": ["uptimeSeconds", "metrics.requestsPerSecond", "metrics.errorRate", "metrics.queueDepth"],
    }

    def metrics(body, values):
        checks = [check["status"] for check in body["checks"]]
        return {
            "withinLimit": True,
            "service": body["service"],
            "version": body["version"],
            "checks": len(checks),
            "checksUp": checks.count("up"),
            "values": {path: Thousandths(str(value)) for path, value in values.items()},
        }

    values = {
        "uptimeSeconds": HEALTHY["uptimeSeconds"],
        **{"metrics." + key: value for key, value in HEALTHY["metrics"].items()},
    }
    down = {**config, "url": "${target}/down", "metrics": []}
    failing = {**config, "url": "${target}/failing"}
    return {
        "scenario.json": scenario(
            name,
            "Simple HTTP check",
            "How long does one GET to a health endpoint take, from config to structured answer?",
            also=[case("down"), case("failing")],
        ),
        "config.json": compact(config),
        "expected.json": answer(name, metrics(HEALTHY, values), 200),
        "config-down.json": compact(down),
        "expected-down.json": answer(
            name, metrics(DOWN, {}), 200, error("unhealthy", "the service does not report that it is up")
        ),
        "config-failing.json": compact(failing),
        "expected-failing.json": answer(
            name, {"withinLimit": True}, 500, error("http-status", "the status is 500, expected 200")
        ),
    }


# ---- json-parsing-heavy ----

LABELS = ["Z\u00fcrich \U0001f3d4", 'say "ready"', "C:\\probes\\eu", "line\nbreak", "tab\there", "\u4eac\u90fd", "plain/slash"]


def escaped(text, rng):
    """A JSON string that uses escapes where it need not, since documents of other tools do so, too."""
    out = []
    for c in text:
        units = c.encode("utf-16-be")
        if ord(c) > 126 and rng.random() < 0.5 or ord(c) < 32 and rng.random() < 0.5:
            hexes = [units[i : i + 2].hex() for i in range(0, len(units), 2)]
            out.append("".join("\\u" + (h.upper() if rng.random() < 0.3 else h) for h in hexes))
        elif c == "/" and rng.random() < 0.5:
            out.append("\\/")
        else:
            out.append(json.dumps(c, ensure_ascii=False)[1:-1])
    return '"' + "".join(out) + '"'


def latency(rng):
    """A latency in milliseconds in one of the ways in which number formatters write it."""
    value = min(rng.lognormvariate(2.2, 0.9), 9999.0)
    form = rng.random()
    if form < 0.6:
        return f"{value:.3f}"
    if form < 0.75:
        return f"{value:.5e}"
    if form < 0.85:
        return f"{value * 1000:.2f}E-3"
    if form < 0.95:
        return f"{value:.9f}"
    return str(round(value))


def report(rng):
    def instance(service, number):
        requests = rng.randrange(1000, 90000)
        labels = {
            "zone": rng.choice(["eu-west-1a", "eu-west-1b", "us-east-1c"]),
            "owner": rng.choice(LABELS),
            "r\u00f4le": rng.choice(LABELS),
        }
        return (
            f'{{"id":"{service}-{number:02d}","up":{"true" if rng.random() < 0.95 else "false"},'
            f'"startedAt":"2025-09-{rng.randrange(1, 28):02d}T{rng.randrange(24):02d}:15:00Z",'
            f'"requests":{requests},"errors":{rng.randrange(requests // 50)},"lastError":null,'
            '"labels":{' + ",".join(f"{escaped(k, rng)}: {escaped(v, rng)}" for k, v in labels.items()) + "},"
            '"latencyMs":[' + ", ".join(latency(rng) for _ in range(64)) + "]}"
        )

    def service(number):
        name = rng.choice(["orders", "billing", "search", "caf\u00e9", "lager-\u00f6st", 'quoted "edge"']) + f"-{number}"
        instances = ",\n  ".join(instance(f"s{number}", i) for i in range(rng.randrange(12, 20)))
        return f' {{"name":{escaped(name, rng)},"tier":{number % 3},"instances":[\n  {instances}]}}'

    services = ",\n".join(service(i) for i in range(24))
    return f'{{"scenario":"json-parsing-heavy","generatedAt":1.7580384e9,"services":[\n{services}\n]}}\n'


def percentile(values, percent):
    """Nearest rank."""
    return sorted(values)[-(-len(values) * percent // 100) - 1]


def json_parsing_heavy():
    name = "json-parsing-heavy"
    text = report(random.Random(SEED))
    exact = json.loads(text, parse_float=Decimal, parse_int=Decimal)

    def millionths(value):
        return value.quantize(Decimal("0.000001"), ROUND_HALF_UP)

    def samples(service):
        return [millionths(value) for i in service["instances"] for value in i["latencyMs"]]

    def error_percent(instances):
        return Thousandths(100 * sum(i["errors"] for i in instances) / sum(i["requests"] for i in instances))

    def percentiles(values):
        return {f"p{p}": Thousandths(percentile(values, p)) for p in (50, 95, 99)}

    services = exact["services"]
    instances = [i for service in services for i in service["instances"]]
    labels = [label for i in instances for label in i["labels"].items()]
    everything = [value for service in services for value in samples(service)]
    metrics = {
        "services": len(services),
        "instances": len(instances),
        "instancesUp": sum(i["up"] for i in instances),
        "labels": len(labels),
        "labelBytes": sum(len((key + value).encode()) for key, value in labels),
        "samples": len(everything),
        "requests": int(sum(i["requests"] for i in instances)),
        "errors": int(sum(i["errors"] for i in instances)),
        "errorPercent": error_percent(instances),
        "latency": {
            "sum": Thousandths(sum(everything)),
            "mean": Thousandths(sum(everything) / len(everything)),
            "min": Thousandths(min(everything)),
            "max": Thousandths(max(everything)),
            **percentiles(everything),
        },
        "byService": [
            {
                "name": service["name"],
                "samples": len(samples(service)),
                "mean": Thousandths(sum(samples(service)) / len(samples(service))),
                **percentiles(samples(service)),
                "errorPercent": error_percent(service["instances"]),
            }
            for service in services
        ],
    }
    return {
        "scenario.json": scenario(
            name,
            "Heavy JSON parsing",
            "How fast is a report of more than 256 KB parsed and reduced to counts, means and percentiles?",
            also=[case("truncated")],
        ),
        "config.json": text,
        "expected.json": answer(name, metrics),
        "config-truncated.json": text[: len(text) // 2],
        "expected-truncated.json": answer(name, {}, error=error("invalid-config", "the config is not valid JSON")),
    }


# ---- regex-processing ----

# Three, so that an interpreter, too, is done with a line of log after line of log in about a second.
PATTERNS = {
    "server-error": r'" 5\d\d \d+ ',
    "slow": r"took=\d\d\d\d+ms",
    "exception": r" ([a-z]+\.)*\w+(Exception|Error): ",
}


def log_line(rng, number):
    second = number // 4
    stamp = f"2025-09-16T{second // 3600 % 24:02d}:{second // 60 % 60:02d}:{second % 60:02d}.{rng.randrange(1000):03d}Z"
    level = rng.choices(["INFO ", "WARN ", "ERROR", "FATAL"], [88, 8, 3.5, 0.5])[0]
    service = rng.choice(["orders", "billing", "search", "caf\u00e9", "gateway"])
    trace = f"trace={rng.getrandbits(64):016x}" + (f"-{rng.getrandbits(16):04x}" if rng.random() < 0.3 else "")
    kind = rng.random()
    if kind < 0.55:
        address = ".".join(str(rng.randrange(256)) for _ in range(4))
        path = rng.choice(["/health", "/orders/17", "/search?q=caf%C3%A9", "/v2.1/items", "/login"])
        status = rng.choices([200, 204, 304, 404, 500, 503], [70, 8, 8, 8, 4, 2])[0]
        took = int(min(rng.lognormvariate(4, 1.3), 20000))
        message = f'{address} "GET {path} HTTP/1.1" {status} {rng.randrange(90000)} took={took}ms'
    elif kind < 0.7:
        user = rng.choice(["ada", "grace.hopper", "linus+test", "j\u00fcrgen", "no-reply"])
        message = f"notified {user}@{rng.choice(['example.com', 'health-watch.example', 'localhost'])} after {rng.randrange(5)} tries"
    elif kind < 0.8:
        thrown = rng.choice(
            ["java.net.SocketTimeoutException", "io.healthwatch.probe.ProbeError", "TimeoutException", "sql.Warning"]
        )
        message = f"{thrown}: upstream {service} gave no answer within {rng.randrange(100, 3000)} ms"
    else:
        message = rng.choice(
            ["cache warmed, 1024 entries", "\u2714 probe finished", "queue depth 7 of 512", "config reloaded from env"]
        )
    return f"{stamp} {level} [{service}] {message} {trace}"


def regex_processing():
    name = "regex-processing"
    rng = random.Random(SEED + 1)
    lines = []
    while sum(len(line.encode()) + 1 for line in lines) < 272 * 1024:
        lines.append(log_line(rng, len(lines)))
    log = "\n".join(lines) + "\n"
    config = {
        "scenario": name,
        "patterns": [{"name": key, "pattern": pattern} for key, pattern in PATTERNS.items()],
        "log": log,
    }

    def count(key, pattern):
        compiled = re.compile(pattern.encode())
        matches = [m for m in (compiled.search(line.encode()) for line in lines) if m]
        return {
            "name": key,
            "matchingLines": len(matches),
            "matchedBytes": sum(m.end() - m.start() for m in matches),
        }

    metrics = {
        "lines": len(lines),
        "bytes": len(log.encode()),
        "patterns": [count(key, pattern) for key, pattern in PATTERNS.items()],
    }
    malformed = {"patterns": [{"name": "open", "pattern": "took=(\\d+"}], "log": "took=1ms\n"}
    return {
        "scenario.json": scenario(
            name,
            "Regular expressions",
            "How fast are three patterns searched for in every line of a log of more than 256 KB?",
            also=[case("malformed")],
        ),
        "config.json": compact(config),
        "expected.json": answer(name, metrics),
        "config-malformed.json": compact(malformed),
        "expected-malformed.json": answer(
            name, {}, error=error("invalid-config", "config.pattern is missing or invalid")
        ),
    }


# ---- concurrent-requests ----


def concurrent_requests():
    name = "concurrent-requests"
    endpoints = [("slow", "/slow", 2, SLOW), ("healthy", "/healthy", 4, HEALTHY)]
    config = {
        "scenario": name,
        "timeoutMs": 2000,
        "expectedStatus": 200,
        "endpoints": [{"name": n, "url": "${target}" + path, "requests": k} for n, path, k, _ in endpoints],
    }

    def tally(requests, body_bytes):
        return {"requests": requests, "succeeded": requests, "bodyBytes": body_bytes}

    sizes = [(n, k, k * len(compact(body).encode())) for n, _, k, body in endpoints]
    metrics = {
        **tally(sum(k for _, k, _ in sizes), sum(size for _, _, size in sizes)),
        "endpoints": [{"name": n, **tally(k, size), "error": None} for n, k, size in sizes],
    }
    partly = {**config, "endpoints": [config["endpoints"][1], {"name": "failing", "url": "${target}/failing", "requests": 2}]}
    healthy_bytes = sizes[1][2]
    partly_metrics = {
        "requests": 6,
        "succeeded": 4,
        "bodyBytes": healthy_bytes,
        "endpoints": [
            metrics["endpoints"][1],
            {"name": "failing", "requests": 2, "succeeded": 0, "bodyBytes": 0, "error": "http-status"},
        ],
    }
    return {
        "scenario.json": scenario(
            name,
            "Concurrent requests",
            "What happens to a probe's time when four instances make requests in parallel threads?",
            instances=4,
            also=[case("partly-failing")],
        ),
        "config.json": compact(config),
        "expected.json": answer(name, metrics),
        "config-partly-failing.json": compact(partly),
        "expected-partly-failing.json": answer(
            name, partly_metrics, error=error("requests-failed", "2 requests failed")
        ),
    }


# ---- error-handling ----


def error_handling():
    name = "error-handling"
    checks = [
        ("server-error", "${target}/failing", 2000, 500, "http-status", "the status is 500, expected 200"),
        ("timeout", "${target}/hang", 25, None, "timed-out", "no answer within 25 ms"),
        ("closed-port", "${refused}/healthy", 2000, None, "refused", "the connection was refused"),
        ("foreign-origin", "${denied}/healthy", 2000, None, "denied", "the policy does not allow this origin"),
        ("malformed-json", "${target}/malformed", 2000, 200, "malformed-body", "the body is not valid JSON"),
        ("truncated-json", "${target}/truncated", 2000, 200, "truncated-body", "the body ends before its JSON does"),
        ("oversized-body", "${target}/large", 2000, None, "too-large", "the response is too large"),
        ("cut-connection", "${target}/cut", 2000, None, "io-failure", "the connection failed"),
    ]
    config = {
        "scenario": name,
        "checks": [{"name": n, "url": url, "timeoutMs": ms, "expected": kind} for n, url, ms, _, kind, _ in checks],
    }
    metrics = {
        "checks": len(checks),
        "asExpected": len(checks),
        "results": [
            {"name": n, "status": status, "error": error(kind, message)} for n, _, _, status, kind, message in checks
        ],
    }
    return {
        "scenario.json": scenario(
            name,
            "Error handling",
            "Does every kind of failure, from HTTP 500 to a cut connection, come back as a structured error?",
            also=[
                case("invalid-config"),
                {"name": "trap", "config": "config-trap.json", "outcome": "trap", "trap": "unreachable"},
            ],
        ),
        "config.json": compact(config),
        "expected.json": answer(name, metrics),
        "config-invalid-config.json": compact({"scenario": name, "checks": "none"}),
        "expected-invalid-config.json": answer(
            name, {}, error=error("invalid-config", "config.checks is missing or invalid")
        ),
        "config-trap.json": compact({"scenario": name, "trap": True}),
    }


# ---- files ----


def case(name):
    return {"name": name, "config": f"config-{name}.json", "expected": f"expected-{name}.json"}


def scenario(name, title, question, instances=1, also=()):
    description = {
        "id": name,
        "title": title,
        "question": question,
        "instances": instances,
        "config": "config.json",
        "expected": "expected.json",
        "also": list(also),
    }
    return json.dumps(description, ensure_ascii=False, indent=2) + "\n"


SCENARIOS = {
    "simple-http-check": simple_http_check,
    "json-parsing-heavy": json_parsing_heavy,
    "regex-processing": regex_processing,
    "concurrent-requests": concurrent_requests,
    "error-handling": error_handling,
}


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit("usage: generate.py [--check]")
    different = []
    for name, generate in SCENARIOS.items():
        for file, text in generate().items():
            path = HERE / name / file
            if check:
                if not path.is_file() or path.read_bytes() != text.encode():
                    different.append(f"{name}/{file}")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
    if different:
        sys.exit("these files are not what generate.py writes: " + ", ".join(different))


if __name__ == "__main__":
    main()

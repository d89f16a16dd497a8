"""A provider that knows its schemas and nothing else: enough for `terraform validate`, and for `terraform test` with
`mock_provider`, where Terraform itself checks names, types, blocks and references, without the registry and the cloud.

It speaks Terraform's plugin protocol 6 by way of TF_REATTACH_PROVIDERS. Only one answer has anything in it, the
schemas; every other one is empty, which says "no fault". `provider.py FOLDER NAME…` serves schemas/NAME.json on a
socket in FOLDER until it is ended, and writes what the environment must say to FOLDER/reattach.json.
"""

import json
import os
import pathlib
import sys
import threading
from concurrent import futures

import grpc

HERE = pathlib.Path(__file__).parent
SOURCES = {"cockroach": "cockroachdb/cockroach"}
NESTING = {"single": 1, "list": 2, "set": 3, "map": 4}


def varint(number):
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def field(number, value):
    """A field of a message: a number, a text, or bytes; nothing where it is zero or empty."""
    if isinstance(value, (bool, int)):
        return varint(number << 3) + varint(int(value)) if value else b""
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data if data else b""


def attribute(name, described):
    kind, flags = described
    if isinstance(kind, dict):
        inner = b"".join(field(1, attribute(*one)) for one in sorted(kind["attributes"].items()))
        shape = field(10, inner + field(3, NESTING[kind["nested"]]))
    else:
        shape = field(2, json.dumps(kind))
    said = field(4, "r" in flags) + field(5, "o" in flags) + field(6, "c" in flags) + field(11, "w" in flags)
    return field(1, name) + shape + said


def block(described):
    attributes = b"".join(field(2, attribute(*one)) for one in sorted(described["attributes"].items()))
    nested = b""
    for name, one in sorted(described["blocks"].items()):
        body = field(1, name) + varint(2 << 3 | 2) + message(block(one["block"])) + field(3, NESTING[one["nesting"]])
        nested += field(3, body + field(4, one["min"]) + field(5, one["max"]))
    return attributes + nested


def message(data):
    """A message inside another one: present even if empty."""
    return varint(len(data)) + data


def schema(described):
    return varint(2 << 3 | 2) + message(block(described))


def schemas(described):
    """The answer to GetProviderSchema."""
    out = field(1, schema(described["provider"]))
    for number, kind in ((2, "resource"), (3, "data")):
        for name, one in sorted(described[kind].items()):
            out += field(number, field(1, name) + field(2, schema(one)))
    return out


class Handler(grpc.GenericRpcHandler):
    """Answers every method of the protocol. The plugin library's own streams are refused: each would hold a thread."""

    def __init__(self, described):
        self.schemas = schemas(described)

    def service(self, details):
        if not details.method.startswith("/tfplugin6."):
            return None
        answer = self.schemas if details.method.endswith("/GetProviderSchema") else b""
        return grpc.unary_unary_rpc_method_handler(lambda _request, _context: answer)


def main():
    folder, names = pathlib.Path(sys.argv[1]), sys.argv[2:]
    attach, servers = {}, []
    for name in names:
        described = json.loads((HERE / "schemas" / f"{name}.json").read_text())
        server = grpc.server(futures.ThreadPoolExecutor(max_workers=4), handlers=[Handler(described)])
        socket = folder / f"{name}.sock"
        server.add_insecure_port(f"unix:{socket}")
        server.start()
        servers.append(server)
        attach[f"registry.terraform.io/{SOURCES.get(name, f'hashicorp/{name}')}"] = {
            "Protocol": "grpc", "ProtocolVersion": 6, "Pid": os.getpid(), "Test": True,
            "Addr": {"Network": "unix", "String": str(socket)},
        }
    unfinished = folder / "reattach.unfinished"
    unfinished.write_text(json.dumps(attach))
    unfinished.rename(folder / "reattach.json")
    threading.Event().wait()


if __name__ == "__main__":
    main()

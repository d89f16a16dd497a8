"""Reads a provider's published typings and keeps the schemas of the resource types that terraform/ uses.

The typings are the prebuilt bindings of CDK Terrain (PyPI, `cdktn-provider-*`), generated from the providers' own
schemas: names, types, what must be given and what are blocks. `extract.py FOLDER` writes schemas/*.json from the wheels
in FOLDER; `extract.py FOLDER --check` says whether the files here are what the wheels say. Nothing is downloaded here.

The typings don't say whether a list of blocks is a set, nor what a provider computes where an argument is left out:
that is taken to be every optional string at the top.
"""

import io
import json
import pathlib
import re
import sys
import tarfile
import textwrap
import zipfile

HERE = pathlib.Path(__file__).parent
TERRAFORM = HERE.parent.parent / "terraform"

# The wheel of each provider: the version of the provider that it was generated from is read from its README.
WHEELS = {
    "google": "cdktn_provider_google-21.1.0-py3-none-any.whl",
    "google-beta": "cdktn_provider_google_beta-21.1.0-py3-none-any.whl",
    "random": "cdktn_provider_random-15.0.1-py3-none-any.whl",
    "tls": "cdktn_provider_tls-14.1.1-py3-none-any.whl",
}

# Of the provider's own arguments, those that versions.tf sets.
PROVIDER = {
    "google": {"project": ["string", "o"], "region": ["string", "o"]},
    "google-beta": {"project": ["string", "o"], "region": ["string", "o"]},
}


def used(provider):
    """The types that the configuration names: resources of this provider, and data sources."""
    found = set()
    for path in TERRAFORM.rglob("*.tf"):
        if {"local", "monitoring"} & set(path.relative_to(TERRAFORM).parts):
            continue
        text = path.read_text()
        for kind, name, body in re.findall(r'^(resource|data) "(\w+)" "\w+" \{\n(.*?)^\}', text, re.M | re.S):
            named = re.search(r"^  provider\s*=\s*([\w-]+)", body, re.M)
            if (named.group(1) if named else name.split("_")[0]) == provider:
                found.add((kind, name))
    return found


def manifest(wheel):
    """The types of a wheel, and its README."""
    with zipfile.ZipFile(wheel) as outer:
        inner = next(name for name in outer.namelist() if name.endswith(".jsii.tgz"))
        with tarfile.open(fileobj=io.BytesIO(outer.read(inner))) as package:
            read = lambda name: package.extractfile(f"package/{name}").read()
            return json.loads(read(".jsii"))["types"], read("README.md").decode()


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def named(member):
    """The argument's own name, which the typings only have in the link to its documentation."""
    link = re.search(r"#(\w+) \w+#", member.get("docs", {}).get("remarks", ""))
    return link.group(1) if link else snake(member["name"])


def flatten(kind):
    """A type without the library's stand-ins for a value that is not known yet."""
    if "union" in kind:
        real = [one for one in kind["union"]["types"] if not one.get("fqn", "").endswith(".IResolvable")]
        return flatten(real[0])
    return kind


def plain(kind, types):
    """A value's type as Terraform writes it, or nothing where it is a structure."""
    kind = flatten(kind)
    if "primitive" in kind:
        return {"boolean": "bool"}.get(kind["primitive"], kind["primitive"]).replace("any", "dynamic")
    if "collection" in kind:
        inner = plain(kind["collection"]["elementtype"], types)
        name = {"array": "list", "map": "map"}[kind["collection"]["kind"]]
        return [name, inner] if inner else None
    return None if kind["fqn"] in types and types[kind["fqn"]]["kind"] == "interface" else "dynamic"


def block(fqn, types, top=False):
    attributes, blocks = {}, {}
    for member in types[fqn].get("properties", []):
        name, optional = named(member), member.get("optional", False)
        kind, value = flatten(member["type"]), plain(member["type"], types)
        if value is not None:
            flags = "o" if optional else "r"
            if name.endswith("_wo"):
                flags += "w"
            elif top and optional and value == "string":
                flags += "c"
            attributes[name] = [value, flags]
            continue
        many = "collection" in kind
        inner = kind["collection"]["elementtype"]["fqn"] if many else kind["fqn"]
        blocks[name] = {
            "nesting": "single" if name == "timeouts" else "list", "min": 0 if optional else 1,
            "max": 0 if many or name == "timeouts" else 1, "block": block(inner, types),
        }
    return {"attributes": attributes, "blocks": blocks}


def resource(fqn, types):
    """A resource: what may be given, and what it puts out."""
    found = block(f"{fqn}Config", types, top=True)
    known = set(found["attributes"]) | set(found["blocks"])
    for member in types[fqn].get("properties", []):
        name = snake(member["name"])
        if member.get("static") or member["name"].endswith("Input") or name in known:
            continue
        found["attributes"][name] = [plain(member["type"], types) or "dynamic", "c"]
    found["attributes"]["id"] = ["string", "c"]
    return found


def classes(types):
    """The class of each Terraform type."""
    found = {}
    for fqn, one in types.items():
        summary = one.get("docs", {}).get("remarks", "") + one.get("docs", {}).get("summary", "")
        link = re.search(r"docs/(resources|data-sources)/(\w+) (\w+)\}", summary)
        if one["kind"] == "class" and link and f"{fqn}Config" in types:
            found[("resource" if link.group(1) == "resources" else "data", link.group(3))] = fqn
    return found


def extract(provider, folder):
    types, readme = manifest(folder / WHEELS[provider])
    version = re.search(rf"hashicorp/{provider} provider version ([\d.]+)", readme).group(1)
    known, found = classes(types), {"resource": {}, "data": {}}
    for kind, name in sorted(used(provider)):
        if (kind, name) not in known:
            sys.exit(f"{provider} {version} has no {kind} {name}")
        found[kind][name] = resource(known[kind, name], types)
    return {
        "source": f"{WHEELS[provider]} (hashicorp/{provider} {version})", "version": version,
        "provider": {"attributes": PROVIDER.get(provider, {}), "blocks": {}},
        "resource": found["resource"], "data": found["data"],
    }


def written(schemas):
    """JSON with a paragraph for each type, so that a diff says which one changed."""
    lines = []
    for kind, types in sorted(schemas.items()):
        if kind not in ("resource", "data"):
            lines.append(f"{json.dumps(kind)}: {json.dumps(types, sort_keys=True)}")
            continue
        inner = [
            textwrap.fill(f"{json.dumps(name)}: {json.dumps(one, sort_keys=True)}", 118, break_on_hyphens=False)
            for name, one in sorted(types.items())
        ]
        lines.append(f"{json.dumps(kind)}: {{\n" + ",\n".join(inner) + "\n}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main():
    folder, check = pathlib.Path(sys.argv[1]), "--check" in sys.argv
    for provider in WHEELS:
        path, text = HERE / "schemas" / f"{provider}.json", written(extract(provider, folder))
        if check and (not path.exists() or path.read_text() != text):
            sys.exit(f"{path.name} is not what {WHEELS[provider]} says: run extract.py")
        if not check:
            path.write_text(text)
        print(f"{path.name}: {len(text.splitlines())} lines from {WHEELS[provider]}")


if __name__ == "__main__":
    main()

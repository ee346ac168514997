"""Reads and verifies a hand-over package without the program: only pyrage and cryptography are needed.

python read_package.py PACKAGE.uop AGE-IDENTITY ED25519-PUBLIC-KEY-HEX
"""

import gzip
import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SIGNED = b"unionoffice package manifest 1\n"


def read(package: bytes, identity: str, public_key: str) -> "tuple[dict, dict[str, list[dict]]]":
    """The manifest and the rows of every part; raises where a byte is not what was signed."""
    plain = pyrage.decrypt(package, [pyrage.x25519.Identity.from_str(identity)])
    with tarfile.open(fileobj=io.BytesIO(plain), mode="r:") as tape:
        files = [(info.name, tape.extractfile(info).read()) for info in tape.getmembers()]
    (first, manifest_text), (second, signature), *rest = files
    if (first, second) != ("manifest.json", "manifest.sig"):
        raise ValueError("the manifest and its signature come first")
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, SIGNED + manifest_text)
    manifest = json.loads(manifest_text)
    if [name for name, _content in rest] != [f"parts/{part['name']}" for part in manifest["parts"]]:
        raise ValueError("the parts are not those of the manifest")
    rows = {}
    for part, (_name, content) in zip(manifest["parts"], rest, strict=True):
        if (len(content), hashlib.sha256(content).hexdigest()) != (part["size"], part["sha256"]):
            raise ValueError(f"{part['name']} is not what was signed")
        if part["name"].endswith(".jsonl.gz"):
            lines = gzip.decompress(content).splitlines()
            if len(lines) != part["rows"]:
                raise ValueError(f"{part['name']} has not the rows it should have")
            rows[part["name"].removesuffix(".jsonl.gz")] = [json.loads(line) for line in lines]
    for name, count in manifest.get("counts", {}).items():
        if len(rows[name]) != count:
            raise ValueError(f"{name}: {len(rows[name])} rows, {count} told")
    for name, fen in manifest.get("sums", {}).items():
        if manifest["kind"] == "package" and sum(row["amount"] for row in rows[name]) != fen:
            raise ValueError(f"{name}: the fen are not what was told")
    return manifest, rows


if __name__ == "__main__":
    found, parts = read(Path(sys.argv[1]).read_bytes(), *sys.argv[2:])
    print(found["name"], found["day"], f"{found['epoch']}-{found['sequence']}" if "epoch" in found else "")
    for name, rows in parts.items():
        print(f"{len(rows):8,}  {name}")

"""Writes WARC files with warcio and Parquet files with pyarrow into the directory given, for tests/interop.test.ts."""
import datetime
import gzip
import io
import json
import sys
import zlib
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

out = Path(sys.argv[1])


def page(i, extra=""):
    return (
        f"<html><head><title>Mill {i}</title></head><body><article><p>The old mill by the river was sold on Tuesday to a "
        f"family from the next valley, for the sum of {i} crowns.</p><p>They will open its doors to visitors in the summer, "
        f"when the water wheel turns again{extra}.</p></article></body></html>"
    )


def chunked(body):
    parts = [body[i : i + 50] for i in range(0, len(body), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def write_warc(path, compressed):
    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=compressed)
        write = writer.write_record

        def http(uri, body, *headers, kind="response", status="200 OK"):
            head = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
            write(writer.create_warc_record(uri, kind, payload=io.BytesIO(body), http_headers=head))

        html = ("Content-Type", "text/html; charset=utf-8")
        write(writer.create_warcinfo_record("made.warc", {"software": "warcio"}))
        http("http://example.org/1", page(1).encode(), html)
        http(
            "http://example.org/2",
            page(2, ", says Мельник").encode("windows-1251"),
            ("Content-Type", "text/html; charset=windows-1251"),
        )
        http(
            "http://example.org/3",
            chunked(gzip.compress(page(3).encode())),
            html,
            ("Transfer-Encoding", "chunked"),
            ("Content-Encoding", "gzip"),
        )
        http("http://example.org/4", zlib.compress(page(4).encode()), html, ("Content-Encoding", "deflate"))
        http("http://example.org/logo", b"\x89PNG\r\n\x1a\n\0\0", ("Content-Type", "image/png"))
        http("http://example.org/gone", b"<p>Gone</p>", html, status="404 Not Found")
        write(
            writer.create_revisit_record(
                "http://example.org/1", "sha1:B6QJ6BNJ3R4B23XXMRKZKHLPGJY2VE4O", "http://example.org/1", "2024-01-01T00:00:00Z"
            )
        )
        write(
            writer.create_warc_record(
                "http://example.org/5",
                "conversion",
                payload=io.BytesIO((page(5).split("<p>")[1].split("</p>")[0] + "\n").encode()),
                warc_content_type="text/plain",
            )
        )
        write(
            writer.create_warc_record(
                "http://example.org/1",
                "metadata",
                payload=io.BytesIO(b"fetchTimeMs: 5"),
                warc_content_type="application/warc-fields",
            )
        )


write_warc(out / "made.warc", False)
write_warc(out / "made.warc.gz", True)

ROWS = 100


def cycle(values):
    return [values[i % len(values)] for i in range(ROWS)]


table = pa.table(
    {
        "id": pa.array([2**60 + i for i in range(ROWS)], pa.int64()),
        "u64": pa.array(cycle([2**64 - 1, None, 1]), pa.uint64()),
        "u32": pa.array(cycle([2**32 - 1, None, 1]), pa.uint32()),
        "i8": pa.array(cycle([-5, None, 3]), pa.int8()),
        "bool": pa.array(cycle([True, False, None])),
        "float": pa.array(cycle([1.5, None, -0.0]), pa.float32()),
        "half": pa.array(cycle([1.5, None, 2.0]), pa.float16()),
        "double": pa.array(cycle([0.1, None, 1e300]), pa.float64()),
        "html": pa.array([page(i) for i in range(ROWS - 1)] + [None]),
        "list": pa.array(cycle([["a", "b"], [], None, ["c", None]]), pa.list_(pa.string())),
        "struct": pa.array(
            cycle([{"x": 1, "y": ["p", None]}, None, {"x": None, "y": None}]),
            pa.struct([("x", pa.int32()), ("y", pa.list_(pa.string()))]),
        ),
        "structs": pa.array(cycle([[{"k": 1}], None, []]), pa.list_(pa.struct([("k", pa.int64())]))),
        "map": pa.array(cycle([[("a", 1), ("b", None)], None, []]), pa.map_(pa.string(), pa.int64())),
        "ms": pa.array(cycle([1, None, 1700000000123]), pa.timestamp("ms")),
        "us": pa.array(cycle([1700000000123456, None, -1]), pa.timestamp("us", "UTC")),
        "ns": pa.array(cycle([1700000000123456789, None, 5]), pa.timestamp("ns", "Europe/Berlin")),
        "date": pa.array(cycle([datetime.date(2024, 5, 1), None, datetime.date(1900, 1, 1)])),
        "time": pa.array(cycle([datetime.time(1, 2, 3, 4), None, datetime.time(0)]), pa.time64("us")),
        "duration": pa.array(cycle([5, None, 7]), pa.duration("ns")),
        "decimal": pa.array(cycle([Decimal("12345678901234567890.12"), None, Decimal("-0.05")]), pa.decimal128(30, 2)),
        "short": pa.array(cycle([Decimal("1.23"), None, Decimal("-9.99")]), pa.decimal128(9, 2)),
        "binary": pa.array(cycle([b"\xff\x00", None, b"abc"]), pa.binary()),
        "fixed": pa.array(cycle([b"\x01\x02", None, b"ab"]), pa.binary(2)),
        "large": pa.array(cycle(["x", None, "z"]), pa.large_string()),
        "dictionary": pa.array(cycle(["red", "blue", None])).dictionary_encode(),
        "null": pa.nulls(ROWS),
    }
).replace_schema_metadata({"origin": "a test"})

VARIANTS = {
    "plain": dict(compression="none", use_dictionary=False),
    "snappy": dict(compression="snappy", row_group_size=33),
    "zstd": dict(compression="zstd", data_page_version="2.0", data_page_size=500, write_batch_size=7),
    "gzip": dict(compression="gzip", write_page_index=True, data_page_size=500, write_batch_size=7),
    "brotli": dict(compression="brotli", store_schema=False),
    "lz4": dict(compression="lz4", version="1.0", coerce_timestamps="us", allow_truncated_timestamps=True),
}
for name, options in VARIANTS.items():
    pq.write_table(table, out / f"{name}.parquet", **options)
print(json.dumps(list(VARIANTS)))

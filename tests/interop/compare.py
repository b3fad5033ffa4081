"""Says what pyarrow thinks of a Parquet file that was made of another: prints {"texts": [...], "changed": [...], ...}."""
import json
import sys

import pyarrow.parquet as pq

before, after, column = pq.read_table(sys.argv[1]), pq.read_table(sys.argv[2]), sys.argv[3]
dropped = [name for name in before.schema.names if name not in after.schema.names]
both = [name for name in before.schema.names if name in after.schema.names and name != column]


def groups(path):
    metadata = pq.ParquetFile(path).metadata
    return [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)]


print(
    json.dumps(
        {
            "texts": after[column].to_pylist(),
            "columns": after.schema.names,
            "dropped": dropped,
            "changed": [
                name
                for name in both
                if not before[name].equals(after[name]) or before.schema.field(name).type != after.schema.field(name).type
            ],
            "sameNotes": before.schema.metadata == after.schema.metadata,
            "sameGroups": groups(sys.argv[1]) == groups(sys.argv[2]),
            "others": {
                name: after[name].to_pylist()
                for name in after.schema.names
                if name not in before.schema.names and name != column
            },
        }
    )
)

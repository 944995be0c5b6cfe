import { type ProgramTarget, putProgram, targetClient } from './transfer-program.ts';
import { javascriptConfig, javascriptLiteral } from '#components/code/javascript-code.ts';
import { pythonClient, pythonLiteral } from '#components/code/python-code.ts';
import type { CodePlace } from '#components/code/sdk-call.ts';
import type { FileMapping } from '#lib/transfer/transfer-plan.ts';

/** Parquet and CSV as NDJSON, with the DuckDB CLI. */
export const toNdjson = (fileName: string, { format }: FileMapping): string | undefined =>
  format === 'ndjson'
    ? undefined
    : `Make the file NDJSON first: duckdb -c "COPY (SELECT * FROM '${fileName.replaceAll(/['"\\$`]/g, '')}') TO 'rows.ndjson'".`;

const encodings = {
  base64: "Buffer.from(String(cell), 'base64')",
  hex: "Buffer.from(String(cell), 'hex')",
  text: 'Buffer.from(String(cell))',
  json: 'Buffer.from(JSON.stringify(cell))',
} as const;

const column = (name: string): string => `row[${javascriptLiteral(name)}]`;

/** An import as a program for Node.js that reads NDJSON from its standard input. */
export function javascriptImport(
  mapping: FileMapping,
  target: ProgramTarget,
  place: CodePlace,
): string {
  const { data, key, explicitHashKeyColumn } = mapping;
  const dataLine =
    data.column === ''
      ? 'Buffer.from(line)'
      : encodings[data.encoding].replaceAll('cell', column(data.column));
  return `// node import.mjs < rows.ndjson
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';

const client = new KinesisClient(${javascriptConfig(place)});
${targetClient(target)}
${putProgram(target)}

let waiting = [];
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const row = JSON.parse(line);
  waiting.push({
    PartitionKey: ${key.kind === 'random' ? 'randomUUID()' : `String(${column(key.column)})`},${
      explicitHashKeyColumn === ''
        ? ''
        : `
    ExplicitHashKey: ${column(explicitHashKeyColumn)} || undefined,`
    }
    Data: ${dataLine},
  });
  if (waiting.length === 500) {
    await put(waiting);
    waiting = [];
  }
}
await put(waiting);`;
}

/** The same in Python, which reads CSV too. */
export function pythonImport(
  mapping: FileMapping,
  target: ProgramTarget,
  place: CodePlace,
): string {
  const { data, key, explicitHashKeyColumn, format } = mapping;
  const cell = `row[${pythonLiteral(data.column)}]`;
  const bytes = {
    base64: `base64.b64decode(${cell})`,
    hex: `bytes.fromhex(${cell})`,
    text: `str(${cell}).encode()`,
    json: format === 'csv' ? `${cell}.encode()` : `json.dumps(${cell}).encode()`,
  }[data.encoding];
  const rows =
    format === 'csv'
      ? '((None, row) for row in csv.DictReader(sys.stdin))'
      : '((line, json.loads(line)) for line in sys.stdin if line.strip())';
  const client = target.isHere
    ? pythonClient('kinesis', place)
    : 'boto3.Session(profile_name=os.environ["TARGET_PROFILE"]).client("kinesis", endpoint_url=os.environ.get("TARGET_ENDPOINT"))';
  return `# python3 import.py < ${format === 'csv' ? 'rows.csv' : 'rows.ndjson'}
import base64
import csv
import json
import os
import sys
import time
import uuid

import boto3

client = ${client}


def put(records):
    """What is refused is sent again."""
    pause = 0.1
    while records:
        answer = client.put_records(StreamName=${pythonLiteral(target.streamName)}, Records=records)
        told = zip(records, answer["Records"])
        records = [record for record, one in told if "ErrorCode" in one]
        if records:
            time.sleep(pause)
            pause = min(5, pause * 2)


waiting = []
for line, row in ${rows}:
    record = {
        "PartitionKey": ${key.kind === 'random' ? 'str(uuid.uuid4())' : `str(row[${pythonLiteral(key.column)}])`},
        "Data": ${data.column === '' ? 'line.rstrip("\\r\\n").encode()' : bytes},
    }${
      explicitHashKeyColumn === ''
        ? ''
        : `
    if row.get(${pythonLiteral(explicitHashKeyColumn)}):
        record["ExplicitHashKey"] = str(row[${pythonLiteral(explicitHashKeyColumn)}])`
    }
    waiting.append(record)
    if len(waiting) == 100:
        put(waiting)
        waiting = []
put(waiting)`;
}

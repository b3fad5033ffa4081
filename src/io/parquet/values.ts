/** Stored values of Parquet as JSON, with every digit that they have. */
import type { SchemaElement, SchemaTree } from "hyparquet";
import { parseFloat16 } from "hyparquet/src/convert.js";
import { isListLike, isMapLike } from "hyparquet/src/schema.js";

/** A number as it is to be written, where JavaScript's cannot hold it. */
class Digits {
  constructor(readonly text: string) {}
}

function bigEndian(bytes: Uint8Array): bigint {
  const hex = Buffer.from(bytes).toString("hex");
  return hex ? BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`)) : 0n;
}

function decimal(unscaled: bigint, scale: number): Digits {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  const at = digits.length - scale;
  return new Digits(`${unscaled < 0n ? "-" : ""}${digits.slice(0, at)}${scale > 0 ? `.${digits.slice(at)}` : ""}`);
}

const unitDigits = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const;
type Unit = keyof typeof unitDigits;

const clock = (seconds: bigint): string =>
  [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((part) => part.toString().padStart(2, "0")).join(":");

/** Seconds and their fraction, the latter with a dot before it, empty where it is 0. */
function split(value: bigint, unit: Unit): { seconds: bigint; fraction: string } {
  const per = 10n ** BigInt(unitDigits[unit]);
  const rest = ((value % per) + per) % per;
  const fraction = rest ? `.${rest.toString().padStart(unitDigits[unit], "0")}` : "";
  return { seconds: (value - rest) / per, fraction };
}

function dateText(days: number): string | number {
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? days : date.toISOString().split("T")[0]!;
}

function timestamp(value: bigint, unit: Unit, utc: boolean): string | Digits {
  const { seconds, fraction } = split(value, unit);
  const date = new Date(Number(seconds) * 1_000);
  if (Number.isNaN(date.getTime())) return new Digits(value.toString());
  return `${date.toISOString().replace(/\.\d+Z$/, "")}${fraction}${utc ? "Z" : ""}`;
}

function time(value: bigint, unit: Unit): string {
  const { seconds, fraction } = split(value, unit);
  return `${clock(seconds)}${fraction}`;
}

const whole = (value: unknown): bigint => BigInt(value as number | bigint);

function uuid(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** One stored value, as JSON's types and `Digits`. */
function leafValue(
  value: unknown,
  { type, converted_type: converted, logical_type: logical, scale = 0 }: SchemaElement,
): unknown {
  if (converted === "DECIMAL" || logical?.type === "DECIMAL")
    return decimal(value instanceof Uint8Array ? bigEndian(value) : whole(value), scale);
  if (logical?.type === "UUID") return uuid(value as Uint8Array);
  if (logical?.type === "FLOAT16") return parseFloat16(value as Uint8Array);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (type === "INT96") return timestamp(value as bigint, "NANOS", false);
  if (converted === "DATE" || logical?.type === "DATE") return dateText(Number(value));
  if (logical?.type === "TIMESTAMP") return timestamp(whole(value), logical.unit, logical.isAdjustedToUTC);
  if (logical?.type === "TIME") return time(whole(value), logical.unit);
  if (converted === "TIMESTAMP_MILLIS" || converted === "TIMESTAMP_MICROS")
    return timestamp(whole(value), converted === "TIMESTAMP_MILLIS" ? "MILLIS" : "MICROS", true);
  if (converted === "TIME_MILLIS" || converted === "TIME_MICROS")
    return time(whole(value), converted === "TIME_MILLIS" ? "MILLIS" : "MICROS");
  const unsigned = converted?.startsWith("UINT_") || (logical?.type === "INTEGER" && !logical.isSigned);
  if (type === "INT64") return new Digits((unsigned ? BigInt.asUintN(64, whole(value)) : whole(value)).toString());
  if (type === "INT32" && unsigned) return Number(value) >>> 0;
  return value;
}

/**
 * An assembled value with its leaves as JSON has them: numbers with all digits, dates and times as ISO 8601 (without an
 * offset where the column has none), bytes in base64.
 *
 * @param node the value's place in the schema of the file
 */
export function jsonValue(value: unknown, node: SchemaTree): unknown {
  if (value === null || value === undefined) return null;
  if (isListLike(node)) {
    const [repeated] = node.children;
    const item = repeated!.children.length === 1 ? repeated!.children[0]! : repeated!;
    return Array.isArray(value) ? value.map((one) => single(one, item)) : [];
  }
  if (node.element.repetition_type === "REPEATED" && Array.isArray(value)) return value.map((one) => single(one, node));
  return single(value, node);
}

function single(value: unknown, node: SchemaTree): unknown {
  if (value === null || value === undefined) return null;
  if (!node.children.length) return leafValue(value, node.element);
  if (isListLike(node)) return jsonValue(value, node);
  const fields = value as Record<string, unknown>;
  if (isMapLike(node)) {
    const item = node.children[0]!.children[1]!;
    return Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, jsonValue(one, item)]));
  }
  return Object.fromEntries(
    node.children.map((child) => [child.element.name, jsonValue(fields[child.element.name], child)]),
  );
}

/** JSON text in one line; `JSON.stringify` cannot write `Digits`. */
export function jsonText(value: unknown): string {
  if (value instanceof Digits) return value.text;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  return `{${Object.entries(value)
    .map(([key, one]) => `${JSON.stringify(key)}:${jsonText(one)}`)
    .join(",")}}`;
}

import type { Document } from "../model.js";
export function parseText(source: string): Document {
  const blocks = [];
  let id = 0;
  const re = /(\s*)(\S(?:[^\n]*\S)?)/g;
  for (const m of source.matchAll(re)) {
    const start = m.index + m[1]!.length;
    blocks.push({
      id: id++,
      kind: "paragraph" as const,
      role: "body" as const,
      text: m[2]!,
      gap: m[1]!,
      span: [start, start + m[2]!.length] as const,
    });
  }
  return { source: "text", blocks, meta: {}, tail: "", elements: [] };
}

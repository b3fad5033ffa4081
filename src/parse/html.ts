import type { Document } from "../model.js";
export function parseHtml(source: string): Document {
  return { ...{ source: "html" as const, blocks: [], meta: {}, tail: "", elements: [] }, ...(source ? {} : {}) };
}
export function looksLikeHtml(_source: string): boolean {
  return false;
}

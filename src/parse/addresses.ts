/** Addresses of pages and pictures: absolute, or none. */
import type { Evidence } from "../model.js";
import type { Metas } from "./metas.js";

/**
 * An absolute http(s) address; undefined where it is none and there is nothing to complete it by.
 *
 * @param base an absolute address, or nothing
 */
export function absolute(href: string | undefined, base: string | undefined): string | undefined {
  const text = href?.trim();
  if (!text || text.length > 4_000 || /^(?:data|javascript|about|blob|file):/i.test(text)) return undefined;
  try {
    const url = base ? new URL(text, base) : new URL(text.startsWith("//") ? `https:${text}` : text);
    const web = url.protocol === "http:" || url.protocol === "https:";
    return web && /\.[\p{L}\d-]/u.test(url.hostname) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const parts = (address: string): URL | undefined => {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
};

/** The host without `www.`, empty where there is none. */
export const hostOf = (address: string | undefined): string =>
  (address && parts(address)?.hostname.replace(/^www\./, "")) || "";

/** Whether it is the first page of its host. */
export const isHome = (address: string): boolean => {
  const url = parts(address);
  return url !== undefined && url.search === "" && /^\/(?:index\.\w+|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(url.pathname);
};

/** An address to compare by: without scheme, `www.`, mark in the page and closing slash. */
export function placeOf(address: string | undefined): string {
  const url = address ? parts(address) : undefined;
  return url ? `${url.hostname.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}` : "";
}

/** Where the page is: its canonical address, else the one that it was given. */
export function addressOf(evidence: Evidence, metas: Metas, given: string | undefined): string | undefined {
  const from = absolute(given, undefined);
  const base = absolute(evidence.base, from) ?? from;
  const canonical = evidence.links.filter(([rel]) => rel === "canonical").map(([, href]) => absolute(href, base));
  const [first, ...others] = [...canonical, ...metas.all("og:url").map((href) => absolute(href, base)), from].filter(
    (address) => address !== undefined,
  );
  // Some name their first page on every page.
  if (first && isHome(first)) return others.find((other) => !isHome(other) && hostOf(other) === hostOf(first)) ?? first;
  return first;
}

/** Addresses of pages and pictures: absolute, or none. */

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

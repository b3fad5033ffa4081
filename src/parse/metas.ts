/** The `<meta>` elements that tell of a page, by what they tell. */
import type { Evidence } from "../model.js";

const META = {
  title: "og:title twitter:title citation_title dc.title dcterms.title parsely-title sailthru.title",
  authors: `citation_author author article:author og:article:author book:author dc.creator dcterms.creator dc.author
    parsely-author sailthru.author article.author byl twitter:creator:name`,
  published: `article:published_time og:article:published_time og:published_time article:published datepublished
    citation_publication_date citation_online_date citation_date dc.date.issued dcterms.issued dcterms.date dc.date
    dc.date.created parsely-pub-date sailthru.date article.published pubdate publishdate publish-date publish_date
    date.issued date`,
  modified: `article:modified_time og:article:modified_time og:modified_time og:updated_time article:modified datemodified
    dcterms.modified dc.date.modified last-modified lastmod article.updated revised`,
  siteName: "og:site_name application-name citation_journal_title dc.publisher parsely-site publisher",
  description: `og:description description twitter:description dc.description dcterms.description sailthru.description
    citation_abstract`,
  image: `og:image og:image:url og:image:secure_url twitter:image twitter:image:src parsely-image-url sailthru.image.full
    thumbnail`,
} as const;

type What = keyof typeof META;
const NAMES = new Map<string, readonly string[]>(
  Object.entries(META).map(([what, names]) => [what, names.split(/\s+/)]),
);
/** Names of `<meta>` for each piece of metadata, in order of trust. */
export const metaNames = (what: What): readonly string[] => NAMES.get(what)!;

/** Looks up `<meta>` by name. */
export class Metas {
  private readonly byName = new Map<string, string[]>();
  constructor(metas: Evidence["metas"]) {
    for (const [name, content] of metas) {
      const known = this.byName.get(name);
      if (known) known.push(content);
      else this.byName.set(name, [content]);
    }
  }
  /** All contents under the first of the names that has any. */
  all(name: string): readonly string[] {
    return this.byName.get(name) ?? [];
  }
  /** Contents in the order of the names. */
  of(what: What): string[] {
    const out: string[] = [];
    for (const name of metaNames(what)) for (const content of this.all(name)) out.push(content);
    return out;
  }
}

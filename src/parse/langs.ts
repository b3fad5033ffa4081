/** What a page says of its language, in the order in which it is believed. */
import { languageOfTag } from "../tags.js";

export class Langs {
  /** `lang` and `xml:lang` of the root. */
  html: string | undefined = undefined;
  xml: string | undefined = undefined;
  /** `<meta http-equiv="content-language">`. */
  http: string | undefined = undefined;
  /** `<meta property="og:locale">`. */
  og: string | undefined = undefined;

  /** The code of the language; `undefined` where nothing is said, or what is none. */
  get code(): string | undefined {
    return languageOfTag(this.html || this.xml || this.http || this.og || "") || undefined;
  }
}

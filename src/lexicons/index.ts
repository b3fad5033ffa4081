/** Every lexicon there is, by ISO 639-1 code. A new language is one new file and one line here. */
import { lexicon as ar } from "./ar.js";
import { lexicon as bg } from "./bg.js";
import { lexicon as bn } from "./bn.js";
import { lexicon as ca } from "./ca.js";
import { lexicon as cs } from "./cs.js";
import { lexicon as da } from "./da.js";
import { lexicon as de } from "./de.js";
import { lexicon as el } from "./el.js";
import { lexicon as en } from "./en.js";
import { lexicon as es } from "./es.js";
import { lexicon as et } from "./et.js";
import { lexicon as fa } from "./fa.js";
import { lexicon as fi } from "./fi.js";
import { lexicon as fr } from "./fr.js";
import { lexicon as he } from "./he.js";
import { lexicon as hi } from "./hi.js";
import { lexicon as hr } from "./hr.js";
import { lexicon as hu } from "./hu.js";
import { lexicon as id } from "./id.js";
import { lexicon as is } from "./is.js";
import { lexicon as it } from "./it.js";
import { lexicon as ja } from "./ja.js";
import { lexicon as ko } from "./ko.js";
import { lexicon as lt } from "./lt.js";
import { lexicon as lv } from "./lv.js";
import { lexicon as nl } from "./nl.js";
import { lexicon as no } from "./no.js";
import { lexicon as pl } from "./pl.js";
import { lexicon as pt } from "./pt.js";
import { lexicon as ro } from "./ro.js";
import { lexicon as ru } from "./ru.js";
import { lexicon as sk } from "./sk.js";
import { lexicon as sl } from "./sl.js";
import { lexicon as sv } from "./sv.js";
import { lexicon as ta } from "./ta.js";
import { lexicon as th } from "./th.js";
import type { Lexicon } from "./topics.js";
import { lexicon as tr } from "./tr.js";
import { lexicon as uk } from "./uk.js";
import { lexicon as ur } from "./ur.js";
import { lexicon as vi } from "./vi.js";
import { lexicon as zh } from "./zh.js";

export const lexicons: Readonly<Record<string, Lexicon>> = {
  ar,
  bg,
  bn,
  ca,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fa,
  fi,
  fr,
  he,
  hi,
  hr,
  hu,
  id,
  is,
  it,
  ja,
  ko,
  lt,
  lv,
  nl,
  no,
  pl,
  pt,
  ro,
  ru,
  sk,
  sl,
  sr: hr,
  sv,
  ta,
  th,
  tr,
  uk,
  ur,
  vi,
  zh,
};

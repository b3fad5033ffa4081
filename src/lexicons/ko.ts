import type { Lexicon } from "./topics.js";

export const lexicon: Lexicon = {};

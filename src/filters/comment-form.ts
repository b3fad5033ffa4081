/** The form below a post: "Leave a Reply", its fields, its small print, and what a page prints after it. */

import { drop, nothing } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse } from "../text.js";
import { tests } from "./shared/outline.js";
import { type PromptOptions, pitch, prompts } from "./shared/prompt.js";

const FORM = maskOf(["comment-form"]);
const FIELDS = maskOf(["newsletter", "login"]);
/** How many blocks after its first line a form must show a second one. */
const REACH = 8;
/** Prose blocks after a form from which on the page goes on. */
const GOES_ON = 1;

/** A label such as "Name *" or the lone sign of a spam trap: part of a form where it touches one. */
function isField(scope: Scope, block: Block): boolean {
  const { words, tokens } = facts(block);
  if (tokens.length === 0) return true;
  return words <= 8 && pitch(scope, block, FORM, FIELDS).coverage >= 0.5;
}

const PROMPT: PromptOptions = {
  own: FORM,
  test: tests.commentForm,
  helpers: maskOf(["login", "newsletter", "comments"]),
};

function judge(scope: Scope): readonly Verdict[] {
  const { blocks } = scope;
  const found = prompts(scope, PROMPT);
  if (found.size === 0) return nothing;
  const out: Verdict[] = [];
  const lines = new Map(found);
  for (const step of [1, -1]) {
    for (const from of found.keys()) {
      for (let i = from + step; i >= 0 && i < blocks.length && !lines.has(i) && isField(scope, blocks[i]!); i += step) {
        if (step > 0 || facts(blocks[i]!).words > 0) lines.set(i, "is a field of the comment form beside it");
      }
    }
  }
  const solid = new Set([...found.keys()].filter((i) => pitch(scope, blocks[i]!, FORM).solid > 0));
  const order = [...lines.keys()].sort((a, b) => a - b);
  const start = opening(order, solid);
  if (start !== undefined) {
    let prose = 0;
    for (let i = start + 1; i < blocks.length; i++) if (!lines.has(i) && isProse(blocks[i]!)) prose++;
    if (prose < GOES_ON) {
      for (let i = start; i < blocks.length; i++)
        out.push(drop(blocks[i]!, lines.get(i) ?? "stands after a comment form, and no prose follows"));
      for (const [i, because] of lines) if (i < start) out.push(drop(blocks[i]!, because));
      return out;
    }
  }
  for (const [i, because] of lines) out.push(drop(blocks[i]!, because));
  return out;
}

/** The first line that says what it is (`solid`) and has a second line of the form close below it. */
function opening(lines: readonly number[], solid: ReadonlySet<number>): number | undefined {
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!;
    if (solid.has(line) && k + 1 < lines.length && lines[k + 1]! - line <= REACH) return line;
  }
  return undefined;
}

export const filter: Filter = {
  name: "comment-form",
  summary: "Drops comment forms, and what stands below them where no prose follows.",
  needs: "text",
  topics: FORM,
  judge,
};

const PROSE_1 =
  "The old lighthouse was sold to a painter, who means to keep the lamp burning on Saturdays for the boats that still come.";
const PROSE_2 =
  "She has asked the council for a road, since the track is under water for half of each month between October and March.";
const BELOW = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *";

export const examples: readonly Example[] = [
  {
    title: "a form at the end goes with all below it",
    input: `${PROSE_1}\n\n${BELOW}\n\nComment *\n\nName *\n\nEmail *\n\nWebsite\n\nPost Comment\n\nΔ\n\nHarbour lights\n\nA list of the week`,
    output: PROSE_1,
  },
  {
    title: "where prose follows, only the form goes",
    input: `${PROSE_1}\n\n${BELOW}\n\nName\n\n${PROSE_2}\n\nThe council meets in May.\n\n${PROSE_1.replace("lighthouse", "chapel")}`,
    output: `${PROSE_1}\n\n${PROSE_2}\n\nThe council meets in May.\n\n${PROSE_1.replace("lighthouse", "chapel")}`,
  },
  {
    title: "the note of the spam guard goes",
    input: `${PROSE_1}\n\nThis site uses Akismet to reduce spam. Learn how your comment data is processed.`,
    output: PROSE_1,
  },
  {
    title: "German form",
    lang: "de",
    input:
      "Der alte Leuchtturm gehört jetzt einer Malerin.\n\nSchreibe einen Kommentar\n\nDeine E-Mail-Adresse wird nicht veröffentlicht.\n\nName\n\nE-Mail",
    output: "Der alte Leuchtturm gehört jetzt einer Malerin.",
  },
  {
    title: "French form",
    lang: "fr",
    input:
      "Le vieux phare appartient maintenant à une peintre.\n\nLaisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée.\n\nNom",
    output: "Le vieux phare appartient maintenant à une peintre.",
  },
  {
    title: "Spanish form",
    lang: "es",
    input:
      "El viejo faro pertenece ahora a una pintora.\n\nDeja una respuesta\n\nTu dirección de correo electrónico no será publicada.\n\nNombre",
    output: "El viejo faro pertenece ahora a una pintora.",
  },
  {
    title: "prose about comments stays",
    input: "The council will not comment before May, and visitors may leave a comment in the book by the door.",
  },
  {
    title: "the fields of a letter stay",
    input: `${PROSE_1}\n\nName\n\nEmail\n\nWebsite\n\n${PROSE_2}`,
  },
  {
    title: "a question between paragraphs stays",
    input: `${PROSE_1}\n\nWhat do you think?\n\n${PROSE_2}`,
  },
  {
    title: "a question to the reader in a sentence stays",
    input: `${PROSE_1}\n\nWhat do you think the lamp would say if it had seen all the boats that the fog had taken from the bay?`,
  },
];

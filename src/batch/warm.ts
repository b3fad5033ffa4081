/** Cleans a page of text and one of HTML, so that the code for both is there. */
import { type Setup, work } from "./work.js";

const PROSE = "The mill by the river was sold on Tuesday, and the new owners want to grind corn there again.";
const PAGES = [
  `${PROSE}\n\nRead more: Another mill\n\n${PROSE}`,
  `<!doctype html><title>Mill</title><p>${PROSE}</p><p>${PROSE}</p>`,
];

/** Cleans the pages and forgets what came of it. */
export function warm(setup: Setup): void {
  for (const page of PAGES)
    work({ kind: "task", shape: "page", where: "", source: "", from: "auto", bytes: Buffer.from(page) }, setup);
}

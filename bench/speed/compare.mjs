// Ours and the peers over the same pages, as rows of the table.
import { prepare } from "../peers/install.mjs";
import { timer } from "./processes.mjs";
import { speedRow } from "./table.mjs";

/** What takes HTML, and what takes text. */
export const ofHtml = ["ours", "resiliparse", "trafilatura", "justext", "readability", "defuddle"];
export const ofText = ["ours-text", "justext-lines", "regexes"];
/** How the table names them. */
const labels = {
  "ours-text": "ours",
  "justext-lines": "jusText, by lines",
  regexes: "naive regexes",
  justext: "jusText",
  readability: "Readability + linkedom",
  defuddle: "defuddle + linkedom",
};

/** The names that users know: ours has one for both. */
export const toolNames = [...ofHtml, ...ofText.slice(1)];

/** The version of a program, installed where it was not; a peer that cannot be had is no reason to stop. */
function versionOf(name, { cache, dist, version }) {
  if (name === "ours-text") return { version };
  // They are this repository's.
  if (name === "regexes") return { version: "" };
  try {
    return { version: prepare([name], cache, dist)[name] };
  } catch (error) {
    return { version: "", problem: `not installed: ${error.message.split("\n")[0]}` };
  }
}

/**
 * The rows of programs over the same pages.
 *
 * @param input what the pages are, for the table
 * @param names programs, of which those run that `settings.chosen` holds
 * @param pages their bytes
 * @param languages of texts, for those that must be told
 * @param settings what `timer` takes, `chosen`, and the `version` of ours
 */
export function compare(input, names, pages, languages, settings) {
  const time = timer(pages, languages, settings);
  const sizes = pages.map(({ length }) => length);
  const results = names
    .filter((name) => settings.chosen.includes(name.replace("ours-text", "ours")))
    .map((name) => {
      const known = { input, name, label: labels[name] ?? name, sizes, ...versionOf(name, settings) };
      if (known.problem) return known;
      console.error(`${input}: ${known.label} ...`);
      try {
        return { ...known, ...time(name) };
      } catch (error) {
        return { ...known, problem: error.message };
      }
    });
  const ours = results.find(({ name, passes }) => passes && name.startsWith("ours"));
  return results.map((result) => speedRow(result, ours));
}

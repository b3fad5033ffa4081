/** An article does not come out as nothing: gentler choices, refused drops, and a word where all is gone. */
import { describe, expect, it } from "vitest";
import { runChain } from "../src/chain.js";
import { drop } from "../src/filter.js";
import { clean, type Filter, parse } from "../src/index.js";
import { run } from "./setup/run.js";

const TEXT = Array.from(
  { length: 12 },
  (_, n) =>
    `In year ${1900 + n} the old mill by the river was sold once more, and the new family ground corn until the flood.`,
);
const paragraphs = TEXT.map((text) => `<p>${text}</p>`).join("");
const html = (body: string): string => `<!doctype html><html lang="en"><body>${body}</body></html>`;

describe("a choice that leaves next to nothing", () => {
  it("is made again as one text, whatever the names", () => {
    const menu = Array.from(
      { length: 40 },
      (_, n) => `<li><a href="/${n}">Part number ${n} of the valley</a></li>`,
    ).join("");
    const cases = [
      `<div class="off-canvas">${paragraphs}</div>`,
      `<div class="modal"><div class="popup"><div class="overlay"><div class="drawer"><div class="sidebar"><footer>${paragraphs}</footer></div></div></div></div></div>`,
      `<div class="comments">${paragraphs}</div><main><ul>${menu}</ul></main>`,
    ];
    for (const page of cases) {
      const { text } = clean(html(page), { from: "html" });
      for (const paragraph of TEXT) expect(text, page).toContain(paragraph);
    }
  });

  it("is left alone where a consent dialog is all there is, and said", () => {
    const { text, warnings } = clean(html(`<div class="cookie-consent">${paragraphs}</div>`), { from: "html" });
    expect(text).toBe("");
    expect(warnings).toEqual(["nothing is left of its 264 words; explain tells why"]);
  });

  it("finds the article beside a longer consent dialog", () => {
    const consent = Array.from(
      { length: 40 },
      (_, n) =>
        `<p>We and our ${n} partners keep small files on your device, and read them again whenever you come back.</p>`,
    );
    const page = html(`<div class="gdpr">${consent.join("")}</div><div class="dialog-off-canvas">${paragraphs}</div>`);
    expect(clean(page, { from: "html" }).text.trim()).toBe(TEXT.join("\n\n"));
  });
});

describe("a filter that drops all", () => {
  const all: Filter = {
    name: "all",
    summary: "",
    needs: "text",
    *judge({ blocks }) {
      for (const block of blocks) {
        yield { do: "name", block: block.id, role: "caption", because: "it may be" };
        yield drop(block, "it is all");
      }
    },
  };
  const options = { lang: "en", preset: "balanced" } as const;

  it("drops nothing of a text, but names and repairs", () => {
    const { blocks, decisions } = runChain(parse(TEXT.join("\n\n"), "text"), [all], options);
    expect(blocks.map(({ text, role }) => [text, role])).toEqual(TEXT.map((text) => [text, "caption"]));
    expect(decisions.every((decision) => decision.do === "name")).toBe(true);
  });

  it("drops all where it is sure, or where there is no text", () => {
    expect(runChain(parse(TEXT.join("\n\n"), "text"), [{ ...all, sure: true }], options).blocks).toEqual([]);
    expect(runChain(parse("Home\n\nNews\n\nSports", "text"), [all], options).blocks).toEqual([]);
  });
});

it("is told on standard error where nothing is left, unless quiet", async () => {
  const nothing = html('<div class="cookie-consent"><p>We use cookies.</p></div><p></p>');
  const loud = await run(["--from", "html"], nothing);
  expect(loud).toMatchObject({ code: 0, out: "" });
  expect(loud.err).toMatch(/nothing is left of its 3 words; explain tells why/);
  expect((await run(["--from", "html", "--quiet"], nothing)).err).toBe("");
  expect((await run(["--from", "html"], html(""))).err).toBe("");
});

/** Markdown of text, spans and structures: whatever they hold, another parser reads the same in it. */
import fc from "fast-check";
import type { Paragraph } from "mdast";
import { describe, expect, it } from "vitest";
import { renderInline } from "../src/markdown/inline.js";
import type { Inline, InlineKind } from "../src/model.js";
import { escapeHtml, glued, item, markdownOf, text } from "./setup/markdown.js";
import { type Run, read, runsOf, type Shape, shapes } from "./setup/mdast.js";

describe("inline", () => {
  const kinds: InlineKind[] = ["link", "emphasis", "strong", "delete", "code", "sub", "sup"];
  const spans = (length: number): fc.Arbitrary<Inline[]> =>
    fc.array(
      fc.tuple(fc.constantFrom(...kinds), fc.nat(length), fc.nat(length)).map(([kind, a, b]) => ({
        kind,
        start: Math.min(a, b),
        end: Math.max(a, b),
        ...(kind === "link" ? { href: "/a_(b)?c=1&d|e" } : {}),
      })),
      { maxLength: 5 },
    );
  const marked = glued.chain((line) => fc.tuple(fc.constant(line), spans(line.length)));
  const flat = (runs: readonly Run[]): string => runs.map(([part]) => part).join("");
  const squeezed = (line: string): string => line.replace(/\s+/g, " ").trim();

  /** The marks that the spans put on each character. */
  const marksAt = (list: readonly Inline[], at: number): string[] =>
    list.filter(({ start, end }) => start <= at && at < end).map(({ kind }) => kind);

  it("gives back every text, with no mark on a character that had none", () => {
    fc.assert(
      fc.property(marked, ([line, list]) => {
        const markdown = renderInline(line, list, { place: "flow", hard: true });
        const root = read(markdown);
        expect("children" in root && root.children.map(({ type }) => type)).toEqual(["paragraph"]);
        const runs = runsOf(("children" in root && (root.children[0] as Paragraph).children) || []);
        expect(squeezed(flat(runs))).toBe(squeezed(line));
        // Character by character; white space is the parser's business.
        const ink = [...line].length === line.length ? line : "";
        let at = 0;
        if (ink)
          for (const [part, ...marks] of runs)
            for (const char of part) {
              if (/\s/.test(char)) continue;
              while (/\s/.test(line[at]!)) at++;
              const known = marksAt(list, at++);
              for (const mark of marks) expect(known).toContain(mark.replace(/:.*/, ""));
            }
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps all marks on words that stand apart", () => {
    const word = fc.tuple(
      fc.constantFrom(...kinds, ""),
      fc.constantFrom("tide", "mill", "“x”", "a*b", "c_d", "(e)", "f|g"),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (list) => {
        let line = "";
        const all: Inline[] = [];
        const expected: Run[] = [];
        for (const [kind, part] of list) {
          if (line) {
            line += " ";
            expected.push([" "]);
          }
          if (kind)
            all.push({
              kind,
              start: line.length,
              end: line.length + part.length,
              ...(kind === "link" ? { href: "/x" } : {}),
            } as Inline);
          line += part;
          expected.push(kind ? [part, kind === "link" ? "link:/x" : kind] : [part]);
        }
        const root = read(renderInline(line, all, { place: "flow", hard: true }));
        const runs = runsOf("children" in root ? (root.children[0] as Paragraph).children : []);
        const split = runs.flatMap(([part, ...marks]) =>
          marks.length
            ? [[part, ...marks]]
            : part
                .split(/( )/)
                .filter(Boolean)
                .map((one) => [one]),
        );
        expect(split).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe("structures", () => {
  interface Made {
    readonly html: string;
    readonly shape: Shape;
  }
  const run = (line: string): readonly Run[] => [[line]];
  const paragraph: fc.Arbitrary<Made> = text.map((line) => ({
    html: `<p>${escapeHtml(line)}</p>`,
    shape: { is: "paragraph", runs: run(line) },
  }));
  const heading: fc.Arbitrary<Made> = fc.tuple(fc.integer({ min: 1, max: 6 }), text).map(([level, line]) => ({
    html: `<h${level}>${escapeHtml(line)}</h${level}>`,
    shape: { is: `heading${level}`, runs: run(line) },
  }));
  const code: fc.Arbitrary<Made> = fc
    .tuple(
      fc.constantFrom("", "js", "c++"),
      fc.array(fc.oneof(text, fc.constantFrom("", "  set in", "```", "~~~~")), { minLength: 1, maxLength: 4 }),
    )
    .map(([language, lines]) => ({ language, body: ["x", ...lines, "y"].join("\n") }))
    .map(({ language, body }) => ({
      html: `<pre><code${language ? ` class="language-${language}"` : ""}>${escapeHtml(body)}</code></pre>`,
      shape: { is: `code ${language}`, code: body },
    }));
  const table: fc.Arbitrary<Made> = fc
    .tuple(fc.boolean(), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
    .chain(([header, columns, rows]) =>
      fc.tuple(
        fc.constant(header),
        fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      ),
    )
    .map(([header, rows]) => {
      const cell = (line: string): Shape => ({ is: "cell", runs: line ? run(line) : [] });
      const row = (cells: readonly string[]): Shape => ({ is: "tableRow", of: cells.map(cell) });
      const print = (cells: readonly string[], tag: string): string =>
        `<tr>${cells.map((line) => `<${tag}>${escapeHtml(line)}</${tag}>`).join("")}</tr>`;
      return {
        html: `<table>${rows.map((cells, i) => print(cells, header && i === 0 ? "th" : "td")).join("")}</table>`,
        shape: { is: "table", of: [...(header ? [] : [row(rows[0]!.map(() => ""))]), ...rows.map(row)] },
      };
    });
  const joined = (made: readonly Made[]): string => made.map(({ html }) => html).join("");
  const of = (made: readonly Made[]): Shape[] => made.map(({ shape }) => shape);

  const { flow } = fc.letrec<{ flow: Made[]; list: Made; quote: Made; block: Made }>((tie) => ({
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      paragraph,
      heading,
      code,
      table,
      tie("list"),
      tie("quote"),
    ),
    flow: fc.array(tie("block"), { minLength: 1, maxLength: 4 }),
    list: fc
      .tuple(
        fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined }),
        fc.array(fc.tuple(paragraph, fc.array(tie("block"), { maxLength: 2 })), { minLength: 1, maxLength: 3 }),
      )
      .map(([start, items]) => {
        const tag = start === undefined ? "ul" : "ol";
        const all = items.map(([first, rest]) => [first, ...(rest as Made[])]);
        return {
          html: `<${tag}${start === undefined ? "" : ` start="${start}"`}>${all.map((made) => `<li>${joined(made)}</li>`).join("")}</${tag}>`,
          shape: { is: start === undefined ? "list" : `list ${start}`, of: all.map((made) => item(...of(made))) },
        };
      }),
    quote: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((made) => ({
      html: `<blockquote>${joined(made as Made[])}</blockquote>`,
      shape: { is: "blockquote", of: of(made as Made[]) },
    })),
  }));

  it("read back as they were", () => {
    fc.assert(
      fc.property(flow, (made) => {
        expect(shapes(markdownOf(joined(made)))).toEqual(of(made));
      }),
      { numRuns: 300 },
    );
  });
});

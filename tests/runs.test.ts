import fc from "fast-check";
import { expect, it } from "vitest";
import { Runs } from "../src/filters/shared/runs.js";
import { containment, facts, numbered, shingles } from "../src/text.js";

const text = fc
  .array(fc.constantFrom("mill", "wheel", "river", "the", "Mühle"), { maxLength: 12 })
  .map((words) => words.join(" "));

it("finds the share of runs that sets of strings find, whatever was asked before", () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 4 }),
      fc.array(text, { maxLength: 6 }),
      fc.integer({ min: 2, max: 4 }),
      (said, asked, n) => {
        const all = [...said, ...asked].map((one) => facts({ text: one }));
        const { lines } = numbered(all);
        const runs = new Runs(
          n,
          said.reduce((sum, _, i) => sum + all[i]!.length, 0),
        );
        const known = new Set<string>();
        for (let i = 0; i < said.length; i++) {
          runs.add(lines[i]!);
          if (all[i]!.length >= n) for (const run of shingles(all[i]!.tokens, n)) known.add(run);
        }
        for (let i = said.length; i < all.length; i++) {
          const { length, tokens } = all[i]!;
          expect(runs.share(lines[i]!)).toBe(length < n ? 0 : containment(shingles(tokens, n), known));
        }
      },
    ),
  );
});

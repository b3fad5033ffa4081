import { describe, expect, it } from "vitest";
import { endPage, Latest } from "../src/latest.js";

describe("Latest", () => {
  const counting = () => {
    const asked: object[] = [];
    const latest = new Latest((key: { readonly n: number }) => {
      asked.push(key);
      return { of: key.n };
    });
    return { asked, latest };
  };

  it("finds once what is asked for again, by the object and not by what it holds", () => {
    const { asked, latest } = counting();
    const [a, b] = [{ n: 1 }, { n: 1 }];
    expect(latest.of(a)).toBe(latest.of(a));
    expect(latest.of(b)).not.toBe(latest.of(a));
    expect(asked).toEqual([a, b]);
  });

  it("keeps a few, and what was found of others is found anew", () => {
    const { asked, latest } = counting();
    const keys = [1, 2, 3, 4, 5].map((n) => ({ n }));
    for (const key of keys) expect(latest.of(key)).toEqual({ of: key.n });
    for (const key of keys.slice(1)) latest.of(key);
    expect(asked).toHaveLength(5);
    latest.of(keys[0]!);
    expect(asked).toHaveLength(6);
  });

  it("keeps a value that is undefined, and forgets all at the end of a page", () => {
    let asked = 0;
    const latest = new Latest((_: object): undefined => {
      asked++;
    });
    const key = {};
    latest.of(key);
    latest.of(key);
    expect(asked).toBe(1);
    endPage();
    latest.of(key);
    expect(asked).toBe(2);
  });
});

import { describe, expect, it } from "vitest";
import { parseText } from "../src/parse/text.js";

const texts = (source: string) => parseText(source).blocks.map((block) => block.text);

describe("lines that inline markup has broken", () => {
  it.each([
    [
      "a link in lower case",
      "The ferry across the river runs every hour as long as the bridge is closed, and\nthe timetable\nhangs at the landing.",
    ],
    [
      "a mark that nothing begins with",
      "Divers found cracks in two of the piers, as they told the paper at the\nlanding\n. Nobody had kept count.",
    ],
    [
      "a name in capitals, and what goes on behind it",
      "The county has asked the builders of the old bridge for their plans, and the\nRiver Museum\nhas found them in a box.",
    ],
    [
      "Chinese marks",
      "这座桥从星期一开始关闭，因为潜水员在两个桥墩上发现了裂缝，工程师说多年来一直有重型卡车从上面驶过，没有人数过有多少辆\n县政府\n，渡船将运送行人直到春天。",
    ],
  ])("are one paragraph: %s", (_, source) => {
    expect(texts(source)).toEqual([source]);
    // The same between other lines.
    expect(texts(`Home\nNews\n${source}\nMore news of the valley`)).toEqual([
      "Home",
      "News",
      source,
      "More news of the valley",
    ]);
  });

  it.each([
    ["menus", "home\nnews\nsport\nweather\ncontact us"],
    [
      "verse",
      "the river runs, the river stays,\nit carries boats and summer days,\nand nobody has asked it yet\nto name the things it would forget",
    ],
    [
      "a heading above a paragraph",
      "What the divers found\nCracks run through two of the piers of the old bridge, which was closed on Monday for that.",
    ],
    [
      "whole sentences",
      "Cracks run through two of the piers of the old bridge, which was closed on Monday for that.\nThe ferry runs every hour.",
    ],
    [
      "items of a list below a colon",
      "Whoever crosses the river on the ferry in the coming winter should have these things at hand:\nwarm clothes\na ticket\nsome time",
    ],
  ])("are none: %s", (_, source) => {
    expect(texts(source)).toEqual(source.split("\n"));
  });

  it("are found in linear time", () => {
    const started = performance.now();
    parseText(
      `${"the ferry across the river runs every hour as long as the old bridge is closed, and so on\n".repeat(40_000)}.`,
    );
    parseText("a\n".repeat(200_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

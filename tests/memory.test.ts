/** What is remembered from page to page keeps no page alive: a part of a string is a view of all of it. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { clean } from "../src/index.js";
import { tokens } from "../src/text.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Megabytes in use when all that nobody needs is gone. */
function used(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

const PAGE = 300_000;
const filler = "x".repeat(PAGE);
/** A page of its own string, whose names no other has. */
const page = (i: number): string =>
  Buffer.from(
    `<html><body><!--${filler}${i}--><x-längere-${i}></x-längere-${i}><div class="längere-klasse-${i}"><p>The old mill by the
    river has found a new owner, and the village hopes for année-${i}.</p></div><div class="another-class-${i}" id=""><p
    title="a-title-of-${i}">Carpenters began on Monday with the roof, which had let in the rain for ${i} years.</p></div>
    <a href="/a-long-address-of-${i}">Read more about the roof of mill ${i}</a></body></html>`,
  ).toString();

it("keeps no page alive, as HTML or as text", () => {
  for (let i = 0; i < 10; i++) clean(page(i));
  const before = used();
  const pages = 150;
  for (let i = 100; i < 100 + pages; i++) clean(page(i), { from: i % 2 ? "html" : "text" });
  // All of the pages of one kind would be 22 MB.
  expect(used() - before).toBeLessThan((pages * PAGE) / 1e6 / 4);
});

it("keeps no words of texts that are measured while no page is cleaned", () => {
  const words = "the wheel of the old mill turns again ".repeat(1000);
  tokens(words);
  collect();
  const before = process.memoryUsage().arrayBuffers;
  // Numbers of all of their words would be 96 MB.
  for (let i = 0; i < 1000; i++) tokens(words);
  collect();
  expect((process.memoryUsage().arrayBuffers - before) / 1e6).toBeLessThan(48);
});

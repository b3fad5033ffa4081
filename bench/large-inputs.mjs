// Inputs far larger than a page, of any length.

const MB = 1_000_000;
const PROSE = [
  "The miller opened the sluice before dawn, and the wheel began to turn as it had done for two hundred years.",
  "By noon the carts stood in the yard, and the sacks went up the ladder one after the other.",
  "Nobody in the village could say who had laid the first stone, though every family had a tale about it.",
];
const OTHERS = {
  Georgian: "მეწისქვილემ გამთენიისას გახსნა რაბი და ბორბალმა ბრუნვა დაიწყო, როგორც ორასი წლის წინ.",
  Khmer: "ម្ចាស់រោងម៉ាស៊ីនបានបើកទ្វារទឹកមុនព្រះអាទិត្យរះ ហើយកង់ក៏ចាប់ផ្តើមវិល។",
  Amharic: "ወፍጮ ቤቱ ከንጋት በፊት በሩን ከፈተ፤ መንኮራኩሩም እንደ ቀድሞው መዞር ጀመረ።",
};

/** Pieces one after the other, the number of each in it so that none repeats another, until they are `mb` long. */
function fill(mb, piece, first = 0) {
  const out = [];
  for (let length = 0, i = first; length < mb * MB; i++) {
    const text = piece(i);
    out.push(text);
    length += text.length;
  }
  return out.join("");
}
const told = (i) => `${PROSE[i % PROSE.length].slice(0, -1)} in year ${i}.`;

/** Each input's maker, by megabytes (millions of UTF-16 units); of some also the number of the first piece. */
export const makers = {
  "html, a page of articles": (mb, first) =>
    `<!doctype html><html lang="en"><head><title>The mill</title></head><body><main>${fill(
      mb,
      (i) =>
        i % 20 === 0
          ? `<h2>Chapter ${i}</h2>`
          : i % 20 === 10
            ? `<ul><li><a href="/${i}">Page ${i}</a></li><li>${told(i)}</li></ul>`
            : `<p>${told(i)} ${told(i + 1)}</p>`,
      first,
    )}</main></body></html>`,
  "html, small blocks that repeat": (mb) =>
    `<html lang="en"><body>${fill(mb, () => `<div><a href="/x">News</a> <span>The mill</span><p>${PROSE[0]}</p></div>`)}</body></html>`,
  "html, unclosed <div>s": (mb) => `<html lang="en"><body>${fill(mb, (i) => `<div><p>${told(i)}</p>`)}`,
  "text, paragraphs": (mb) => fill(mb, (i) => `${told(i)} ${told(i + 1)}\n\n`),
  "text, one line": (mb) => fill(mb, (i) => `${told(i)} `),
  "text, one-word lines": (mb) => fill(mb, (i) => `word${i % 9973}\n`),
  ...Object.fromEntries(
    Object.entries(OTHERS).map(([name, line]) => [
      `text, ${name} paragraphs`,
      (mb) => fill(mb, (i) => `${line} ${line.slice(0, -1)} ${i}${line.slice(-1)}\n\n`),
    ]),
  ),
};

/**
 * So many lines of extracted text: paragraphs parted by blank lines, headings, and links to other stories.
 *
 * @param first number of the first line
 */
export const textOfLines = (lines, first = 0) =>
  Array.from({ length: lines }, (_, k) => {
    const i = first + k;
    if (i % 2) return "";
    if (i % 20 === 8) return `Read more: ${told(i).slice(0, -1)}`;
    return i % 20 === 14 ? `Chapter ${i}` : `${told(i)} ${told(i + 1)}`;
  }).join("\n");

/** Our measure of languages is franc's, only faster. */
import fc from "fast-check";
import { francAll } from "franc";
import { describe, expect, it } from "vitest";
import { measureOf } from "../src/trigrams.js";

const only = [
  "eng",
  "deu",
  "fra",
  "pol",
  "rus",
  "ukr",
  "bul",
  "arb",
  "pes",
  "hin",
  "amh",
  "heb",
  "ell",
  "kat",
  "khm",
  "cmn",
  "jpn",
  "kor",
  "tha",
];
const rate = measureOf(only);
const same = (text: string): void => {
  const expected = francAll(text, { only });
  const rating = rate(text);
  expect(rating.from(Number.NEGATIVE_INFINITY)).toEqual(expected);
  expect(rating.nearest).toBe(expected[0]![0]);
  for (const [code, score] of expected) expect(rating.of([code])).toBe(score);
};

describe("the scores of franc", () => {
  it.each([
    "The miller opened the sluice before dawn, and the wheel began to turn as it had done for two hundred years.",
    "Der Müller öffnete vor Tagesanbruch das Wehr, und das Rad begann sich zu drehen wie seit zweihundert Jahren.",
    "Мельник открыл шлюз до рассвета, и колесо начало вращаться, как вращалось двести лет.",
    "فتح الطحان السد قبل الفجر وبدأت العجلة تدور كما كانت تدور منذ مئتي عام.",
    "चक्कीवाले ने भोर से पहले फाटक खोला और पहिया घूमने लगा।",
    "Ο μυλωνάς άνοιξε τον υδατοφράκτη πριν από την αυγή.",
    "მეწისქვილემ გამთენიისას გახსნა რაბი და ბორბალმა ბრუნვა დაიწყო.",
    "ម្ចាស់រោងម៉ាស៊ីនបានបើកទ្វារទឹកមុនព្រះអាទិត្យរះ។",
    "ወፍጮ ቤቱ ከንጋት በፊት በሩን ከፈተ።",
    "磨坊主在黎明前打开了水闸，水轮开始转动。",
    "粉屋は夜明け前に水門を開け、水車は回り始めた。",
    "방앗간 주인은 새벽이 되기 전에 수문을 열었다.",
    "இயந்திரத்தின் உரிமையாளர் விடியலுக்கு முன் கதவைத் திறந்தார்.",
    "𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉𠀊", "1234 5678 90 !!", "😀😀😀😀😀😀", "\0က𐀀𲎰𲎰𐀀", "ကလေးများသည် ကျောင်းသို့ သွားကြသည်။", "too short", "", "a".repeat(5_000),
  ])("of %j", (text) => {
    same(text);
  }); // biome-ignore format: a list

  it("of any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), same));
    fc.assert(fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 300 }), same));
  });
});

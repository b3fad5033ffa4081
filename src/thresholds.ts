/** The thresholds of filters that a user may set, with what the presets ask for. */
import type { Preset } from "./model.js";

export interface ThresholdInfo {
  /** What it counts, for the docs and for editors. */
  readonly summary: string;
  /** What the presets ask for. */
  readonly values: Readonly<Record<Preset, number>>;
  /** The least and the most that may be asked for. */
  readonly least: number;
  readonly most: number;
  /** A number of things; else a share, 0 to 1. */
  readonly whole: boolean;
}

export type Threshold = "menuEntries" | "listTitles" | "promptShare" | "adShare";

/** What a user asks for in the place of the preset. */
export type Thresholds = Readonly<Partial<Record<Threshold, number>>>;

export const thresholds: Readonly<Record<Threshold, ThresholdInfo>> = {
  menuEntries: {
    summary: "How many well-known entries such as “Home” or “Contact us”, one a line, make a menu (navigation).",
    values: { strict: 2, balanced: 3, gentle: 4 },
    least: 1,
    most: 1_000,
    whole: true,
  },
  listTitles: {
    summary:
      "How many titles must stand below a word such as “Trending” at the end of a page, that both go (footer-list).",
    values: { strict: 1, balanced: 2, gentle: 3 },
    least: 0,
    most: 1_000,
    whole: true,
  },
  promptShare: {
    summary:
      "Share of a line's words that phrases must make up where a line holds several of them (newsletter, consent, paywall, comment-form and the like).",
    values: { strict: 0.2, balanced: 0.28, gentle: 0.4 },
    least: 0.05,
    most: 1,
    whole: false,
  },
  adShare: {
    summary: "Share of a short line's words that make it the mark of an advertisement (advertisement).",
    values: { strict: 0.5, balanced: 0.6, gentle: 0.8 },
    least: 0.1,
    most: 1,
    whole: false,
  },
};

/**
 * Looks at what a user asks for.
 *
 * @throws RangeError naming the first threshold that there is not, or whose value cannot be
 */
export function checkThresholds(wanted: Thresholds): void {
  for (const [name, value] of Object.entries(wanted)) {
    const info = Object.hasOwn(thresholds, name) ? thresholds[name as Threshold] : undefined;
    if (!info) throw new RangeError(`there is no threshold "${name}"; there are ${Object.keys(thresholds).join(", ")}`);
    const { least, most, whole } = info;
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      throw new RangeError(
        `the threshold "${name}" is ${value}; it is a ${whole ? "whole number" : "share"} from ${least} to ${most}`,
      );
  }
}

/** What the options that commands share mean to the library. */
import type { BlockKind, CleanOptions, OwnPhrases, Preset, Role, Thresholds } from "../index.js";
import { UsageError } from "../io/problem.js";
import type { From } from "../io/records.js";

export interface ChainFlags {
  readonly preset: Preset;
  readonly only?: readonly string[];
  readonly disable?: readonly string[];
  readonly lang?: string;
  readonly keepSelector?: readonly string[];
  readonly dropSelector?: readonly string[];
  /** These four come from the configuration only. */
  readonly phrases?: OwnPhrases;
  readonly dropPatterns?: readonly string[];
  readonly keepPatterns?: readonly string[];
  readonly thresholds?: Thresholds;
}

export interface ReadFlags {
  readonly from: From;
}

/** The library's options for a command's flags. */
export function cleanOptions(flags: ChainFlags, without: readonly string[] = []): CleanOptions {
  return {
    preset: flags.preset,
    ...(flags.only ? { only: flags.only } : {}),
    ...(flags.disable ? { disable: flags.disable } : {}),
    ...(flags.lang ? { lang: flags.lang } : {}),
    ...(flags.keepSelector ? { keepSelectors: flags.keepSelector } : {}),
    ...(flags.dropSelector ? { dropSelectors: flags.dropSelector } : {}),
    ...(flags.phrases ? { phrases: flags.phrases } : {}),
    ...(flags.dropPatterns ? { dropPatterns: flags.dropPatterns } : {}),
    ...(flags.keepPatterns ? { keepPatterns: flags.keepPatterns } : {}),
    ...(flags.thresholds ? { thresholds: flags.thresholds } : {}),
    ...(without.length ? { without: without as readonly (Role | BlockKind)[] } : {}),
  };
}

/**
 * Lets the library look at the options before any input is read, and loads what they need.
 *
 * @throws UsageError where a filter or a role has no such name, or a selector, pattern or phrase cannot be one
 */
export async function checkOptions(library: typeof import("../index.js"), options: CleanOptions): Promise<void> {
  // Where there is but a preset and a language, there is nothing to look at.
  if (Object.keys(options).every((key) => key === "preset" || key === "lang")) return;
  await library.loadFor(options);
  try {
    library.clean("", { ...options, from: "text" });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

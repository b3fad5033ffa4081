/** Brings the configuration file and the command line together: what stands on the command line wins. */
import type { Command } from "commander";
import type { Found } from "../config/find.js";
import { mayHaveConfig } from "../config/near.js";
import type { Config } from "../config/schema.js";
import { streamOutput } from "../io/output.js";
import { standard } from "./standard.js";

/** Keys whose option goes by another name. */
const OPTIONS: Readonly<Partial<Record<keyof Config, string>>> = {
  keepSelectors: "keepSelector",
  dropSelectors: "dropSelector",
};
/** Keys that no option has: every command that cleans knows them. */
const DATA: ReadonlySet<string> = new Set<keyof Config>(["phrases", "dropPatterns", "keepPatterns", "thresholds"]);

/** Where commander puts a key of the configuration; undefined where the command has no such option. */
function placeOf(command: Command, key: keyof Config): string | undefined {
  const name = OPTIONS[key] ?? key;
  return DATA.has(key) || command.options.some((option) => option.attributeName() === name) ? name : undefined;
}

/**
 * Looks for the configuration, and gives the command's options the values that it has and the command line has not.
 *
 * @throws ConfigError where it cannot be read, or says what cannot be
 */
export async function configure(command: Command): Promise<Found | undefined> {
  const wanted = command.opts<{ config?: string | boolean }>().config;
  if (wanted === false) return undefined;
  if (wanted === undefined && !mayHaveConfig(process.cwd())) return undefined;
  const { configIn, findConfig } = await import("../config/find.js");
  const found = typeof wanted === "string" ? await configIn(wanted, process.cwd()) : await findConfig(process.cwd());
  for (const [key, value] of Object.entries(found?.config ?? {})) {
    const place = placeOf(command, key as keyof Config);
    if (place && command.getOptionValueSource(place) !== "cli")
      command.setOptionValueWithSource(place, value, "config");
  }
  return found;
}

/** Prints what is in force, and where each part of it comes from, as one JSON object. */
export async function printConfig(command: Command, found: Found | undefined): Promise<void> {
  const { configKeys } = await import("../config/schema.js");
  const config: Record<string, unknown> = {};
  const from: Record<string, string> = {};
  for (const key of configKeys) {
    const place = placeOf(command, key);
    const value: unknown = place && command.getOptionValue(place);
    if (!place || value === undefined) continue;
    config[key] = value;
    const source = command.getOptionValueSource(place);
    from[key] = source === "cli" ? "command line" : source === "config" ? found!.name : "default";
  }
  await streamOutput(standard("stdout")).write(
    `${JSON.stringify({ file: found?.path ?? null, config, from }, null, 2)}\n`,
  );
}

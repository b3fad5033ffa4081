/** What can be wrong with an input or an output, told so that the reader knows what to do about it. */

/** What sort of fault an input has. */
export type InputFault = "malformed" | "encoding" | "damaged" | "too-large" | "unsupported";

/** An input that cannot be read or cleaned: it fails alone, the others go on. */
export class InputError extends Error {
  constructor(
    message: string,
    readonly fault: InputFault = "malformed",
  ) {
    super(message);
  }
}

/** The program was asked for what it cannot do: nothing is read or written. */
export class UsageError extends Error {
  /** Each problem, where there may be several. */
  readonly problems: readonly string[];

  constructor(message: string, problems: readonly string[] = []) {
    super(message);
    this.problems = problems;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file; check the path",
  EACCES: "may not be read; check its permissions",
  EPERM: "may not be read; check its permissions",
  EISDIR: "is a directory; give its files, or the directory with --to jsonl",
  ENAMETOOLONG: "the name is too long; check the path",
  ENOTDIR: "there is no such file; a part of the path is no directory",
  ELOOP: "its symbolic links go round in a circle; give the real path",
  EMFILE: "too many files are open; raise the limit with ulimit -n",
  ENOSPC: "the disk is full; make room and run again",
  Z_BUF_ERROR: "the gzip data breaks off; fetch or compress the file again",
  Z_DATA_ERROR: "the gzip data is damaged; fetch or compress the file again",
  ERR_STRING_TOO_LONG: "is too large for one page; split it, or use --from jsonl if it holds many",
};

/** What a thrown value says, in one line, with the remedy where it is known. */
export function problemOf(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  const known = typeof code === "string" && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return known ?? message.replace(/\s+/g, " ").trim();
}

/** Our own code threw: this page fails, the others go on. */
export const brokenPage = (error: unknown): string =>
  `could not be cleaned (${problemOf(error)}); the others go on, please report this page`;

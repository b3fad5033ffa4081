/** Names of the files that we keep beside outputs. They are never inputs. */

/** What has been done in an output directory. */
export const JOURNAL = ".clean-article.journal";

const TEMPORARY = /^\..*\.[0-9a-f]{12}\.tmp$/;

/** The name under which an output is written, beside its place. */
export const temporaryName = (name: string, random: string): string => `.${name.slice(0, 100)}.${random}.tmp`;

/** Whether a name is that of an output that was not finished. */
export const isTemporary = (name: string): boolean => TEMPORARY.test(name);

export const isOwn = (name: string): boolean => name === JOURNAL || isTemporary(name);

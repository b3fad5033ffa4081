/** The exit codes, in one place. */
export const exit = {
  clean: 0,
  /** `check` found boilerplate, or some inputs failed. */
  found: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  interrupted: 130,
} as const;

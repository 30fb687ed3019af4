/** How the command ends; 64, 65 and 70 as in sysexits.h. */
export const EXIT = {
  /** Computed, or bounded. */
  ok: 0,
  /** `tipm doctor`: something would not work. */
  checksFailed: 1,
  /** Not computable, or out of the model's scope. */
  noScore: 2,
  wrongUse: 64,
  badInput: 65,
  /** A bug. */
  internal: 70,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

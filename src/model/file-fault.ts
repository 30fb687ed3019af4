import type * as z from 'zod/mini'

/** One fault of a JSON file: where, and what was expected there. */
export interface FileFault {
  readonly path: readonly PropertyKey[]
  readonly expected: string
}

/** Zod's issues as faults, one a line of advice. */
export function faultsOf(error: z.core.$ZodError): FileFault[] {
  return error.issues.map((issue) => ({ path: issue.path, expected: issue.message }))
}

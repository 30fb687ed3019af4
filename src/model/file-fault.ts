import type * as z from 'zod/mini'

/** One fault of a JSON file: where, and what was expected there. */
export interface FileFault {
  readonly path: readonly PropertyKey[]
  readonly expected: string
}

/** What is expected where a key stands that the schema does not know. */
export const UNKNOWN_KEY = 'no such key: it is not known here'

/** The schema library's issues as faults in our own words, one a line of advice; of several unknown keys, each. */
export function faultsOf(error: Pick<z.core.$ZodError, 'issues'>): FileFault[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], expected: UNKNOWN_KEY }))
      : [{ path: issue.path, expected: expectedOf(issue) }],
  )
}

/** What the schema library says where a check brings no words of its own along. */
const NO_WORDS = 'Invalid input'

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.message !== NO_WORDS) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${TYPES[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `expected ${issue.minimum} or more ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `expected ${issue.inclusive ? '' : 'more than '}${issue.minimum}${issue.inclusive ? ' or more' : ''}`
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `expected at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`
    case 'invalid_format':
      return `expected ${FORMATS[issue.format] ?? issue.format}`
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'custom':
      return 'expected another value'
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const FORMATS: Readonly<Record<string, string>> = {
  url: 'a web address with http or https',
  regex: 'a text of the form that the documentation gives',
  safeint: 'a whole number',
  datetime: 'a date with a time',
  date: 'a date (YYYY-MM-DD)',
  email: 'an e-mail address',
}

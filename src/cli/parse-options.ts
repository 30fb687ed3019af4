import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type CliProblem, error } from './problem.ts'

export type ParsedOptions<Names extends string> =
  | {
      readonly ok: true
      readonly values: Readonly<Partial<Record<Names, string>>>
      readonly flags: ReadonlySet<string>
      readonly positionals: readonly string[]
    }
  | { readonly ok: false; readonly problem: CliProblem }

/** The command line by its declaration: unknown, repeated and valueless options are wrong use. */
export function parseOptions<Names extends string>(
  args: readonly string[],
  textOptions: readonly Names[],
  flagOptions: readonly string[],
): ParsedOptions<Names> {
  const options: ParseArgsOptionsConfig = Object.fromEntries([
    ...textOptions.map((name) => [name, { type: 'string' }] as const),
    ...flagOptions.map(
      (name) => [name, { type: 'boolean', ...(name === 'help' ? { short: 'h' } : {}) }] as const,
    ),
  ])
  // Not strict: its messages are for programmers, and it takes the last of a repeated option.
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values: Partial<Record<string, string>> = {}
  const flags = new Set<string>()
  const positionals: string[] = []
  const failed = (problem: CliProblem): ParsedOptions<Names> => ({ ok: false, problem })
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const declared = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (declared === undefined) return failed(unknownOption(token.rawName, Object.keys(options)))
    if (values[token.name] !== undefined || flags.has(token.name)) {
      return failed(error('option-repeated', `${token.rawName} is given more than once`))
    }
    if (declared.type === 'boolean') {
      if (token.value !== undefined) {
        return failed(error('unexpected-argument', `${token.rawName} takes no value`))
      }
      flags.add(token.name)
      continue
    }
    if (token.value === undefined || token.value.trim() === '' || isOption(token.value, token.inlineValue)) {
      return failed(
        error(
          'option-value-missing',
          `${token.rawName} needs a value; leave the option out if it is unknown`,
        ),
      )
    }
    values[token.name] = token.value
  }
  return { ok: true, values: values as Partial<Record<Names, string>>, flags, positionals }
}

/** `--albumin --json`: the next option is not a value. A value that does begin with a dash is written `--albumin=-1`. */
function isOption(value: string, inline: boolean | undefined): boolean {
  return inline !== true && value.startsWith('-') && value !== '-'
}

function unknownOption(rawName: string, known: readonly string[]): CliProblem {
  const near = known
    .map((name) => ({ name, distance: editDistance(rawName.replace(/^-+/, ''), name) }))
    .sort((a, b) => a.distance - b.distance)[0]
  const hint = near !== undefined && near.distance <= 2 ? `; did you mean --${near.name}?` : ''
  return error('unknown-option', `unknown option ${rawName}${hint}`)
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1]
    for (const [j, other] of Array.from(b).entries()) {
      const substitute = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(substitute, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

import { fail, ok, type Result } from '../../result.ts'
import { jsonFault } from '../../site/json-file.ts'
import { type CliProblem, error } from '../problem.ts'

type FhirText = Result<unknown, CliProblem>

/** FHIR as text: one JSON document, or NDJSON (one resource a line, as bulk export gives it), which becomes an array. */
export function parseFhirText(text: string, file: string): FhirText {
  const whole = parsed(text)
  if (whole !== undefined) return ok(whole.json)
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
  const [first] = lines
  if (first === undefined) return notJson('the file is empty', file, 1, 1)
  if (first.line.trimStart().startsWith('<')) {
    return notJson('this looks like XML; FHIR is read as JSON', file, first.number, 1)
  }
  if (lines.length > 1 && parsed(first.line) !== undefined) return ndjson(lines, file)
  const fault = jsonFault(text)
  return notJson(`not JSON: ${fault?.expected}`, file, fault?.line ?? 1, fault?.column ?? 1)
}

function ndjson(
  lines: readonly { readonly line: string; readonly number: number }[],
  file: string,
): FhirText {
  const resources: unknown[] = []
  for (const { line, number } of lines) {
    const item = parsed(line)
    if (item === undefined) {
      const fault = jsonFault(line)
      return notJson(`not NDJSON: ${fault?.expected}`, file, number, fault?.column ?? 1)
    }
    resources.push(item.json)
  }
  return ok(resources)
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    // Where it fails is looked for afterwards: the engine's message quotes the text.
    return undefined
  }
}

function notJson(message: string, file: string, line: number, column: number): FhirText {
  return fail(error('not-json', message, { file, line, column }))
}

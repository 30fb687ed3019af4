import type { BundleGap } from '../../fhir/resources/bundle-gap.ts'
import { bundleResources } from '../../fhir/resources/bundle-resources.ts'
import { jsonPath } from '../../model/json-path.ts'
import { fail, ok, type Result } from '../../result.ts'
import { jsonFault } from '../../site/json-file.ts'
import { nameOf, readText } from '../files.ts'
import type { Io } from '../io.ts'
import { type CliProblem, error, warning } from '../problem.ts'

/** What a file of FHIR JSON holds. */
interface Resources {
  readonly resources: readonly unknown[]
  /** Address of the server whose chart it is, where the file's addresses tell. */
  readonly base: string | undefined
  readonly gaps: readonly BundleGap[]
  readonly warnings: readonly CliProblem[]
}

/** Reads a chart given as a file; `-` is standard input. */
export async function readResources(file: string, io: Io): Promise<Result<Resources, CliProblem>> {
  const name = nameOf(file)
  const text = await readText(file, io)
  if (!text.ok) return text
  const json = parseFhirText(text.value, name)
  if (!json.ok) return json
  const laid = bundleResources(json.value)
  if (laid.ok) {
    const { resources, base, gaps } = laid
    return ok({ resources, base, gaps, warnings: gaps.map((gap) => gapWarning(gap, name)) })
  }
  const message =
    laid.code === 'not-fhir'
      ? 'not FHIR JSON: expected a resource, that is an object with "resourceType"'
      : 'resources of two servers share one id; assess each server’s Bundle by itself'
  return fail(error(laid.code, message, { file: name, path: jsonPath(laid.path) }))
}

function gapWarning({ code, path, detail }: BundleGap, file: string): CliProblem {
  const place = { file, path: jsonPath(path) }
  switch (code) {
    case 'more-pages':
      return warning(code, 'the search result has a further page that is not in the file', place)
    case 'entry-failed':
      return warning(code, `the server answered with HTTP ${detail}: part of the chart may be missing`, place)
    case 'operation-outcome':
      return warning(
        code,
        `the server remarked${detail === undefined ? '' : ` "${detail}"`}: part of the chart may be missing`,
        place,
      )
    case 'fewer-than-total':
      return warning(code, 'the search result counts more matches than are in the file', place)
  }
}

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

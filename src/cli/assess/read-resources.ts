import type { BundleGap } from '../../fhir/resources/bundle-gap.ts'
import { bundleResources } from '../../fhir/resources/bundle-resources.ts'
import { jsonPath } from '../../model/json-path.ts'
import { fail, ok, type Result } from '../../result.ts'
import { nameOf, readText } from '../files.ts'
import type { Io } from '../io.ts'
import { type CliProblem, error, warning } from '../problem.ts'
import { parseFhirText } from './parse-fhir-text.ts'

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

import { bundleResources } from '../../fhir/resources/bundle-resources.ts'
import { ok } from '../../result.ts'
import type { SourceGap } from '../study-table.ts'
import type { TextPiece } from './csv/text-pieces.ts'
import { type DataResult, refuse } from './data-problem.ts'
import { populationRow } from './study-columns.ts'

/** Resources of one line of NDJSON, or of a whole JSON document. */
export interface ResourceBatch {
  readonly resources: readonly unknown[]
  readonly gaps: readonly SourceGap[]
  /** Address of the server they are from, where fullUrls tell. */
  readonly base: string | undefined
}

type Batch = DataResult<ResourceBatch>

/**
 * FHIR resources from text as it comes: NDJSON, one resource, Bundle or row of `tipm population` a line, each let go after use; or one JSON document, held whole.
 * A line that is no JSON ends it: a broken export is not taken for a complete one.
 */
export async function* fhirResources(pieces: AsyncIterable<TextPiece>): AsyncGenerator<Batch> {
  let form: 'open' | 'lines' | 'document' = 'open'
  let held: string[] = []
  let number = 0
  for await (const piece of pieces) {
    if (!piece.ok) return yield piece
    held.push(piece.value)
    if (form === 'document' || !piece.value.includes('\n')) continue
    const lines = held.join('').split('\n')
    held = lines.splice(-1)
    for (const [i, line] of lines.entries()) {
      number += 1
      if (line.trim() === '') continue
      const json = parsed(line)
      if (json === undefined && form === 'lines') return yield refuse('not-json', { row: number })
      if (json === undefined) {
        form = 'document'
        held = [[...lines.slice(i), ...held].join('\n')]
        break
      }
      form = 'lines'
      const batch = laid(json.json, number)
      yield batch
      if (!batch.ok) return
    }
  }
  const last = held.join('')
  if (last.trim() === '') return
  const json = parsed(last)
  const row = number + 1
  if (json === undefined) yield refuse('not-json', form === 'lines' ? { row } : {})
  else yield laid(json.json, row)
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

function laid(json: unknown, row: number): Batch {
  if (populationRow(json) !== undefined) return ok({ resources: [json], base: undefined, gaps: [] })
  const result = bundleResources(json)
  return result.ok
    ? ok({ resources: result.resources, base: result.base, gaps: result.gaps.map(({ code }) => code) })
    : refuse(result.code, { row })
}

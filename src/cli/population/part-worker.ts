import { closeSync, fsyncSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { READ_TYPES } from '../../fhir/resources/chart-resources.ts'
import { eachLine } from './export-lines.ts'
import type { FaultCode } from './fault-code.ts'
import { CONTAINERS, lineResources } from './line-resources.ts'
import { type FaultyLines, FIRST_FAULTS, type PartAsked, type PartNotes } from './part-notes.ts'
import { DIVIDER, isLookedAt, type Reading, readerOf } from './readings.ts'
import { answerPool } from './worker-pool.ts'

const COUNTED = new Set([...READ_TYPES, ...CONTAINERS, 'OperationOutcome'])

const reading = workerData as Reading
const reader = readerOf(reading)
const isFirst = reading.kind === 'look'

/** Reads a part into rows, and notes what it holds. Each fault is noted once: in the second reading those of lines that the first did not parse. */
async function readPart({ part, rows, notes }: PartAsked): Promise<PartNotes> {
  const types: Record<string, number> = {}
  const faults: Partial<Record<FaultCode, FaultyLines>> = {}
  const fault = (code: FaultCode, number: number) => {
    const known = faults[code] ?? { lines: 0, first: [] }
    faults[code] = known
    known.lines += 1
    if (known.first.length < FIRST_FAULTS) known.first.push(number)
  }
  const count = (type = 'other') => {
    const name = COUNTED.has(type) ? type : 'other'
    types[name] = (types[name] ?? 0) + 1
  }
  const file = openSync(rows, 'w')
  let text = ''
  const lines = await eachLine(part, (line, number) => {
    if (line === undefined || !reader.isParsed(line)) {
      if (isFirst && line === undefined) fault('line-too-long', number)
      if (isFirst && line !== undefined) count(line.type)
      return
    }
    const isNoted = isFirst || !isLookedAt(line)
    const written = line.text
    if (written === undefined) {
      if (isNoted) fault('not-utf8', number)
      return
    }
    const held = lineResources(written)
    if (held === undefined) return
    if (isFirst) count(held.type)
    if (isNoted) for (const code of held.faults) fault(code, number)
    for (const told of held.resources)
      for (const cells of reader.rows(told)) text += `${cells.map((cell) => cell ?? '').join(DIVIDER)}\n`
    if (text.length < 1_000_000) return
    writeSync(file, text)
    text = ''
  })
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  const noted = { lines, types, faults }
  writeFileSync(`${notes}.new`, JSON.stringify(noted))
  renameSync(`${notes}.new`, notes)
  return noted
}

answerPool(readPart)

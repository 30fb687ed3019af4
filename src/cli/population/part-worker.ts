import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { READ_TYPES } from '../../fhir/resources/chart-resources.ts'
import { ChartFile } from './chart-file.ts'
import { eachLine } from './export-lines.ts'
import type { FaultCode } from './fault-code.ts'
import { CONTAINERS, lineResources } from './line-resources.ts'
import { FIRST_FAULTS, type PartAsked, type PartFaults, type PartNotes } from './part-notes.ts'
import { gathering, looking, type Reading } from './readings.ts'
import { RowFile } from './row-file.ts'
import { answerPool } from './worker-pool.ts'

const COUNTED = new Set([...READ_TYPES, ...CONTAINERS, 'OperationOutcome'])

const reading = workerData as Reading
const [looker, gatherer] = [looking(reading), gathering(reading)]

/** Reads a part into rows, and notes what it holds. */
async function readPart({ part, work, drugs, charts, notes }: PartAsked): Promise<PartNotes> {
  const types: Record<string, number> = {}
  const count = (type = 'other') => {
    if (drugs === undefined) return
    const name = COUNTED.has(type) ? type : 'other'
    types[name] = (types[name] ?? 0) + 1
  }
  const drugRows = drugs === undefined ? undefined : new RowFile(join(work, drugs))
  const chartLines = charts === undefined ? undefined : new ChartFile(work, charts)
  const [faults, chartFaults]: [PartFaults, PartFaults] = [{}, {}]
  const lines = await eachLine(part, (line, number) => {
    if (line === undefined) {
      if (drugs !== undefined) note(faults, 'line-too-long', number)
      return
    }
    const isLooked = looker.isParsed(line)
    const isParsed = (isLooked && drugs !== undefined) || (charts !== undefined && gatherer.isParsed(line))
    if (!isParsed) {
      count(line.type)
      return
    }
    const fault = (code: FaultCode) => {
      if (!isLooked) note(chartFaults, code, number)
      else if (drugs !== undefined) note(faults, code, number)
    }
    const { text } = line
    if (text === undefined) {
      fault('not-utf8')
      return
    }
    const held = lineResources(text)
    if (held === undefined) return
    count(held.type)
    for (const code of held.faults) fault(code)
    for (const told of held.resources) {
      if (isLooked) drugRows?.add(looker.rows(told))
      chartLines?.add(gatherer.rows(told))
    }
  })
  const noted = { lines, drugs: drugRows?.close() ?? 0, types, faults, chartFaults }
  chartLines?.close()
  const file = join(work, notes)
  writeFileSync(`${file}.new`, JSON.stringify(noted))
  renameSync(`${file}.new`, file)
  return noted
}

function note(faults: PartFaults, code: FaultCode, number: number): void {
  const known = faults[code] ?? { lines: 0, first: [] }
  faults[code] = known
  known.lines += 1
  if (known.first.length < FIRST_FAULTS) known.first.push(number)
}

answerPool(readPart)

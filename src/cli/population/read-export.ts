import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { placesOf } from './chart-file.ts'
import type { RunContext } from './chart-worker.ts'
import type { ExportFile } from './export-files.ts'
import { ExportLine } from './export-lines.ts'
import { type ExportPart, partsOf, piecesOf } from './export-parts.ts'
import type { PartAsked, PartNotes, ReadPart } from './part-notes.ts'
import { type Reading, TELLING } from './readings.ts'
import { type Selection, selected, selectPatients } from './select-patients.ts'
import { type Machine, withShuffle } from './shuffle.ts'
import { inOrder, WorkerPool } from './worker-pool.ts'

export interface ExportRun {
  readonly files: readonly ExportFile[]
  readonly context: RunContext
  readonly machine: Machine
  /** Told how far it is, in words. */
  readonly progress: (line: string) => void
}

export interface ReadExport {
  readonly parts: readonly ReadPart[]
  /** How many patients are selected. */
  readonly patients: number
  /** The files with the places of their charts' lines. */
  readonly places: readonly string[]
}

/**
 * Finds whose records name both drugs, and takes the lines of their charts. Servers write a file a type: files that begin with
 * drug records are looked at first, all others as charts are taken. Where one of those holds drug records all the same, patients
 * are selected anew, and charts taken anew.
 */
export async function readExport(run: ExportRun, work: string, selection: Selection): Promise<ReadExport> {
  const { reading: rules } = run.context.site
  const parts = partsOf(run.files)
  const telling = await tellingFiles(parts)
  const early = parts.filter(({ path }) => telling.has(path))
  const late = parts.filter(({ path }) => !telling.has(path))
  const select = (drugs: readonly string[]): Promise<Reading> =>
    withShuffle(join(work, 'spill'), run.machine, async (shuffle) => {
      await selectPatients(drugs, selection, shuffle)
      return { rules, ...(await selected(selection, shuffle)) }
    })
  const read = (name: string, of: readonly (readonly [ExportPart, readonly Rows[]])[], reading: Reading) =>
    readParts(work, name, of, reading, run)
  const nobody: Reading = { rules, patients: [], medications: [] }
  const looked = await read('looked', each(early, ['drugs']), nobody)
  const first = early.length === 0 ? nobody : await select(looked.drugs)
  const gathered = await read(
    'gathered',
    [...each(early, ['charts']), ...each(late, ['drugs', 'charts'])],
    first,
  )
  const others = gathered.notes.slice(early.length)
  const isAnew = early.length === 0 || others.some(({ drugs }) => drugs > 0)
  const last = isAnew ? await select([...looked.drugs, ...gathered.drugs]) : first
  const again = isAnew ? await read('again', each([...early, ...late], ['charts']), last) : gathered
  const lookedAt = [...looked.notes, ...others]
  return {
    parts: [...early, ...late].flatMap(({ path }, at) => {
      const [ofDrugs, ofCharts] = [lookedAt[at], again.notes[at]]
      return ofDrugs === undefined || ofCharts === undefined
        ? []
        : [{ path, looked: ofDrugs, gathered: ofCharts }]
    }),
    patients: last.patients.length,
    places: again.places,
  }
}

const each = (parts: readonly ExportPart[], rows: readonly Rows[]) =>
  parts.map((part) => [part, rows] as const)

/** The files that begin with a record that may tell a drug, or with nothing that is known. */
async function tellingFiles(parts: readonly ExportPart[]): Promise<ReadonlySet<string>> {
  const telling = new Set<string>()
  for (const part of parts.filter(({ from }) => from === 0)) {
    for await (const bytes of piecesOf(part)) {
      const line = bytes && new ExportLine(bytes)
      line?.next()
      if (line?.type === undefined || TELLING.has(line.type)) telling.add(part.path)
      break
    }
  }
  return telling
}

/** So many parts are waited for at once. */
const MOST_ASKED = 64

type Rows = 'drugs' | 'charts'

interface PartsRead {
  readonly notes: readonly PartNotes[]
  /** Files of rows. */
  readonly drugs: readonly string[]
  readonly places: readonly string[]
}

/** Reads parts into a folder, in threads; those that an earlier start read whole are done. */
async function readParts(
  work: string,
  name: string,
  parts: readonly (readonly [ExportPart, readonly Rows[]])[],
  reading: Reading,
  { machine, progress }: ExportRun,
): Promise<PartsRead> {
  await mkdir(join(work, name), { recursive: true })
  const asked = parts.map(([part, rows], at): PartAsked => {
    const file = (of: Rows) => (rows.includes(of) ? join(name, `${at}.${of}`) : undefined)
    return { part, work, drugs: file('drugs'), charts: file('charts'), notes: join(name, `${at}.json`) }
  })
  const program = new URL('./part-worker.ts', import.meta.url)
  const threads = Math.min(machine.threads, parts.length)
  const pool = new WorkerPool<PartAsked, PartNotes>(threads, program, reading)
  const answer = async (one: PartAsked) => {
    const known = await readFile(join(work, one.notes), 'utf8').catch(() => undefined)
    return known === undefined ? pool.ask(one) : (JSON.parse(known) as PartNotes)
  }
  const notes: PartNotes[] = []
  await inOrder(asked, MOST_ASKED, answer, (noted) => {
    notes.push(noted)
    progress(`${name}: read ${notes.length} of ${asked.length} parts of files`)
  }).finally(() => pool.close())
  return {
    notes,
    drugs: asked.flatMap(({ drugs }) => (drugs === undefined ? [] : join(work, drugs))),
    places: asked.flatMap(({ charts }) => (charts === undefined ? [] : placesOf(join(work, charts)))),
  }
}

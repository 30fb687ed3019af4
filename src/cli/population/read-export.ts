import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
  /** The files with the rows of their charts. */
  readonly charts: readonly string[]
}

/**
 * Finds whose records name both drugs, and takes the lines of their charts. Servers write a file a type: files that begin with
 * drug records are looked at first, all others once, as charts are taken of them. Where one of those holds drug records all the
 * same, patients are selected anew, and charts taken anew.
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
  const read = (name: string, of: readonly ExportPart[], rows: readonly Rows[], reading: Reading) =>
    readParts(join(work, name), of, rows, reading, run)
  const nobody: Reading = { rules, patients: [], medications: [] }
  const looked = await read('looked', early, ['drugs'], nobody)
  const first = early.length === 0 ? nobody : await select(looked.drugs)
  const others = await read('others', late, ['drugs', 'charts'], first)
  const isAnew = early.length === 0 || others.notes.some(({ drugs }) => drugs > 0)
  const last = isAnew ? await select([...looked.drugs, ...others.drugs]) : first
  const again = isAnew ? await read('again', late, ['charts'], last) : others
  const gathered = await read('gathered', early, ['charts'], last)
  return {
    parts: [...joined(early, looked, gathered), ...joined(late, others, again)],
    patients: last.patients.length,
    charts: [...gathered.charts, ...again.charts],
  }
}

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

type Rows = 'drugs' | 'charts'

interface PartsRead {
  readonly notes: readonly PartNotes[]
  /** Files of rows. */
  readonly drugs: readonly string[]
  readonly charts: readonly string[]
}

const joined = (parts: readonly ExportPart[], first: PartsRead, second: PartsRead): ReadPart[] =>
  parts.flatMap(({ path }, at) => {
    const [looked, gathered] = [first.notes[at], second.notes[at]]
    return looked === undefined || gathered === undefined ? [] : [{ path, looked, gathered }]
  })

/** Reads parts into a folder, in threads; those that an earlier start read whole are done. */
async function readParts(
  folder: string,
  parts: readonly ExportPart[],
  rows: readonly Rows[],
  reading: Reading,
  { machine, progress }: ExportRun,
): Promise<PartsRead> {
  await mkdir(folder, { recursive: true })
  const asked = parts.map((part, at): PartAsked => {
    const file = (of: Rows) => (rows.includes(of) ? join(folder, `${at}.${of}`) : undefined)
    return { part, drugs: file('drugs'), charts: file('charts'), notes: join(folder, `${at}.json`) }
  })
  const program = new URL('./part-worker.ts', import.meta.url)
  const threads = Math.min(machine.threads, parts.length)
  const pool = new WorkerPool<PartAsked, PartNotes>(threads, program, reading)
  const answer = async (one: PartAsked) => {
    const known = await readFile(one.notes, 'utf8').catch(() => undefined)
    return known === undefined ? pool.ask(one) : (JSON.parse(known) as PartNotes)
  }
  const notes: PartNotes[] = []
  await inOrder(asked, 2 * machine.threads, answer, (noted) => {
    notes.push(noted)
    progress(`${rows.join(' and ')}: read ${notes.length} of ${asked.length} parts of files`)
  }).finally(() => pool.close())
  return {
    notes,
    drugs: asked.flatMap(({ drugs }) => drugs ?? []),
    charts: asked.flatMap(({ charts }) => charts ?? []),
  }
}

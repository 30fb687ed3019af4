import type { ReadingRules } from '../../site/site-schema.ts'
import { type ExportFile, firstType } from './export-files.ts'
import {
  BUNDLES,
  COMBINE,
  GATHER_KEPT,
  gather,
  type Hospital,
  LOOKED_AT,
  LOOSE,
  linesOf,
  look,
  looksNeeded,
  quoted,
  REFERRED,
} from './hospital.ts'
import { decideDrugs, lookThrough, unfold } from './look-through.ts'

/** Files of so many bytes are one step: what a stopped run may have to do again. */
const STEP_BYTES = 1_000_000_000

/**
 * Brings each selected patient's lines together, in the table `charts`. Servers write a file a type: files that begin with a drug
 * record are looked through first, and the others in the reading that takes the charts out of them. Where one of those holds
 * drug records all the same, patients are selected anew and every file is read again.
 */
export async function bringTogether(
  files: readonly ExportFile[],
  hospital: Hospital,
  rules: ReadingRules,
  progress: (line: string) => void,
): Promise<void> {
  const types = new Map<ExportFile, string | undefined>()
  for (const file of files) types.set(file, await firstType(file.path))
  const isEarly = (file: ExportFile) => LOOKED_AT.includes(types.get(file) ?? '')
  const early = inParts(files.filter(isEarly))
  const late = inParts(files.filter((file) => !isEarly(file)))
  const steps = stepsOf(hospital, 2 * early.length + late.length, progress)
  for (const [at, paths] of early.entries())
    await steps.read(`early ${at}`, () => lookThrough(paths, hospital, false))
  await selectPatients('first', hospital, steps, rules)
  for (const [at, paths] of late.entries())
    await steps.read(`late ${at}`, () => lookThrough(paths, hospital, true))
  const missed = late.length === 0 ? [] : await hospital.rows(looksNeeded(late.flat()))
  if (missed.length === 0) await steps.take('kept', () => hospital.run(GATHER_KEPT))
  else await selectPatients('again', hospital, steps, rules)
  for (const [at, paths] of (missed.length === 0 ? early : [...early, ...late]).entries())
    await steps.read(`gather ${at}`, () => hospital.run(gather(linesOf(paths))))
  await steps.take('gather loose', () => hospital.run(gather(LOOSE)))
}

/** Finds whose records name both drugs, in the lines that were looked at and in the Bundles among them. */
async function selectPatients(
  name: string,
  hospital: Hospital,
  { take }: Steps,
  rules: ReadingRules,
): Promise<void> {
  await take(`unfold ${name}`, async () => {
    await hospital.run('DELETE FROM loose')
    const bundles = (await hospital.rows(BUNDLES)).map(([file]) => String(file))
    if (bundles.length > 0) await unfold(bundles, hospital)
  })
  await take(`look at loose ${name}`, async () => {
    await hospital.run('DELETE FROM seen WHERE lines = 0')
    await hospital.run(look(LOOSE))
  })
  await take(`decide ${name}`, async () => {
    await hospital.run('DELETE FROM meant')
    await decideDrugs(hospital, rules)
  })
  await take(`select ${name}`, async () => {
    await hospital.run(COMBINE)
    await hospital.run(REFERRED)
  })
}

interface Steps {
  /** Does a step unless an earlier start did it. Step and mark are one transaction: it was done whole, or is done again. */
  readonly take: (name: string, work: () => Promise<void>) => Promise<void>
  /** The same for one that reads some gigabyte of files. */
  readonly read: (name: string, work: () => Promise<void>) => Promise<void>
}

function stepsOf(hospital: Hospital, parts: number, progress: (line: string) => void): Steps {
  let done = 0
  const take: Steps['take'] = async (name, work) => {
    const known = await hospital.rows(`SELECT step FROM done WHERE step = ${quoted(name)}`)
    if (known.length > 0) return
    await hospital.run('BEGIN')
    await work()
    await hospital.run(`INSERT INTO done VALUES (${quoted(name)})`)
    await hospital.run('COMMIT')
  }
  return {
    take,
    read: async (name, work) => {
      await take(name, work)
      done += 1
      progress(`read ${done} of ${Math.max(done, parts)} parts of the export`)
    },
  }
}

function inParts(files: readonly ExportFile[]): string[][] {
  const parts: string[][] = []
  let room = 0
  for (const { path, bytes } of files) {
    if (room <= 0) {
      parts.push([])
      room = STEP_BYTES
    }
    parts.at(-1)?.push(path)
    room -= bytes
  }
  return parts
}

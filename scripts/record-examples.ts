import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { planNewExam } from '../src/fhir/elastography/stiffness-exam-plan.ts'
import type { SavePlan } from '../src/fhir/write/save-context.ts'
import { FULL_STORAGE, type StorageForm } from '../src/fhir/write/storage-form.ts'
import { ALL_SITES } from '../src/model/elastography/elastography-sites.ts'
import { written } from '../src/text/written.ts'
import { readContext } from '../test/support/read-context.ts'
import { AUTHOR, COMPLETE, plan, RECORDED } from '../test/support/save-plans.ts'

// The examples of docs/record.md, from the code that writes them: `node scripts/record-examples.ts` renews docs/record.
const FOLDER = join(import.meta.dirname, '../docs/record')
const alone = (form: StorageForm) => ({ ...FULL_STORAGE, form, transaction: false, provenance: false })

/** File name and content of every example. */
export async function recordExamples(): Promise<ReadonlyMap<string, string>> {
  const given = { appVersion: '0.1.0', modelCard: 'https://tipm.example/evidence.html' }
  const [ratio, deltaT, points, assessment, provenance] = inOrder(await plan(COMPLETE, given))
  const [observation] = inOrder(await plan(COMPLETE, { ...given, storage: alone('observation') }))
  const [document] = inOrder(await plan(COMPLETE, { ...given, storage: alone('document') }))
  const [chinese, ...rest] = inOrder(await plan(COMPLETE, { ...given, language: 'zh-CN' })).slice(3, 4)
  if (rest.length > 0) throw new Error('one assessment is expected')
  return new Map(
    Object.entries({
      'observation-nlr.json': ratio,
      'observation-delta-t.json': deltaT,
      'observation-tipm-points.json': points,
      'risk-assessment.json': assessment,
      'provenance.json': provenance,
      'observation-tipm-assessment.json': observation,
      'document-reference.json': document,
      'observation-stiffness-exam.json': await exam(),
      'risk-assessment.zh-CN.json': chinese,
    }).map(([name, resource]) => [name, `${JSON.stringify(resource, undefined, 2)}\n`]),
  )
}

/** The resources in the order in which they are written, with the references among them as a server resolves them. */
function inOrder(saved: SavePlan): readonly unknown[] {
  const entries = saved.bundle.entry ?? []
  const named = entries.reduce(
    (text, { fullUrl, resource }, at) =>
      fullUrl === undefined ? text : text.replaceAll(fullUrl, `${resource?.resourceType}/written-${at + 1}`),
    JSON.stringify(entries.map(({ resource }) => resource)),
  )
  return JSON.parse(named) as unknown[]
}

/** The second examination, three measurements of one site missing. */
async function exam(): Promise<unknown> {
  const shots = [9, 14, 11, 10, 30].map((kPa) => ({ kPa }))
  const record = {
    ...{ time: '2026-11-16T08:00:00Z', lesion: 'BodyStructure/b1', place: 'Segment VIII', device: 'Room 4' },
    sites: Object.fromEntries(
      ALL_SITES.map((site) => [
        site,
        { kind: 'shots' as const, shots: site === 'I' ? shots.slice(0, 2) : shots },
      ]),
    ),
  }
  const saved = await planNewExam('followUp', record, [], {
    ...{
      read: await readContext(),
      author: AUTHOR,
      encounter: undefined,
      appVersion: '0.1.0',
      phrases: written.en,
    },
    ...{
      storage: { ...FULL_STORAGE, form: 'observation' },
      confirmed: true,
      replaces: [],
      recorded: RECORDED,
    },
  })
  return saved.bundle.entry?.[0]?.resource
}

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, content] of await recordExamples()) writeFileSync(join(FOLDER, name), content)
}

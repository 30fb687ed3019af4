import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scenarioBundle } from '../sandbox/scenarios/index.ts'
import { assessmentText } from '../src/app/record/assessment-text.ts'
import { recordWords } from '../src/facts/record-words.ts'
import { assessChart } from '../src/fhir/assess-chart.ts'
import { planNewExam } from '../src/fhir/elastography/stiffness-exam-plan.ts'
import { readChart } from '../src/fhir/read-chart.ts'
import { versionedProvenance } from '../src/fhir/write/save-answer.ts'
import type { SaveContext, SavePlan } from '../src/fhir/write/save-context.ts'
import { planSave } from '../src/fhir/write/save-plan.ts'
import { FULL_STORAGE, type StorageForm } from '../src/fhir/write/storage-form.ts'
import { isScored } from '../src/model/assessment.ts'
import { ALL_SITES } from '../src/model/elastography/elastography-sites.ts'
import { createFormat } from '../src/text/format.ts'
import { written } from '../src/text/written.ts'
import { zh } from '../src/text/zh/catalogue.ts'
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
  const chinese = await ofChinesePatient(given)
  return new Map([
    ['zh-CN.md', chinese.page],
    ...Object.entries({
      'observation-nlr.json': ratio,
      'observation-delta-t.json': deltaT,
      'observation-tipm-points.json': points,
      'risk-assessment.json': assessment,
      'provenance.json': provenance,
      'observation-tipm-assessment.json': observation,
      'document-reference.json': document,
      'observation-stiffness-exam.json': await exam(),
      'risk-assessment.zh-CN.json': chinese.assessment,
    }).map(([name, resource]) => [name, `${JSON.stringify(resource, undefined, 2)}\n`] as const),
  ])
}

/** The whole record of one patient of a hospital in Fuzhou: the note, and all that a person reads in the resources. */
async function ofChinesePatient(
  given: Pick<SaveContext, 'appVersion' | 'modelCard'>,
): Promise<{ readonly page: string; readonly assessment: unknown }> {
  const today = new Date('2026-11-23T12:00:00Z')
  const of = scenarioBundle('china-units', today)?.entry?.map(({ resource }) => resource) ?? []
  const patientId = of.find((item) => item?.resourceType === 'Patient')?.id ?? ''
  const base = await readContext({ language: 'zh-CN', patientId, asOf: today })
  const read = { ...base, site: { ...base.site, timeZone: 'Asia/Shanghai' } }
  const chart = await readChart(of, read)
  const assessment = assessChart(read.model, chart)
  if (!isScored(assessment)) throw new Error(assessment.kind)
  const context: SaveContext = {
    ...{ ...given, read, phrases: written['zh-CN'], storage: FULL_STORAGE, confirmed: true, replaces: [] },
    ...{
      author: { reference: 'Practitioner/dr-lin', display: '林医师' },
      encounter: undefined,
      recorded: RECORDED,
    },
  }
  const words = await recordWords(chart, assessment, context)
  const resources = inOrder(await planSave(chart, assessment, { ...context, words }))
  const wording = {
    texts: zh,
    format: createFormat('zh-CN', read.site.timeZone),
    model: read.model,
    site: read.site,
  }
  const note = assessmentText(wording, chart, assessment, today, RECORDED)
  const parts = resources.map((resource) => `### ${typeOf(resource)}\n\n${readIn(resource).join('\n')}`)
  return {
    assessment: resources.find((item) => typeOf(item) === 'RiskAssessment'),
    page: `# 一名患者的记录\n\n虚构患者（\`china-units\`）。\`node scripts/record-examples.ts\` 生成本页。\n\n## 病程记录文本\n\n\`\`\`text\n${note}\n\`\`\`\n\n## 写入病历的资源中供人阅读的文字\n\n${parts.join('\n\n')}\n`,
  }
}

const typeOf = (resource: unknown) => (resource as fhir4.FhirResource).resourceType

/** Every text that a person reads, by its element; the displays of codes are their code system's. */
function readIn(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    const isRead = /(^|\.)(text|display|rationale|title|description)$/.test(path)
    return isRead && !/coding|security/.test(path) ? [`- \`${path}\`：${value}`] : []
  }
  if (Array.isArray(value)) return value.flatMap((item) => readIn(item, path))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => readIn(inner, path === '' ? key : `${path}.${key}`))
}

/** The resources in the order in which they are written, with the references among them as a server resolves them. */
function inOrder(saved: SavePlan): readonly unknown[] {
  const entries = saved.bundle.entry ?? []
  const places = entries.map(({ resource }, at) => `${resource?.resourceType}/written-${at + 1}`)
  const response = places.map((place) => ({
    response: { status: '201 Created', location: `${place}/_history/1` },
  }))
  const { resource: source } =
    versionedProvenance({ resourceType: 'Bundle', entry: response }, saved.bundle) ?? {}
  const written = entries.map(({ resource }) =>
    source !== undefined && resource?.resourceType === 'Provenance' ? source : resource,
  )
  const named = entries.reduce(
    (text, { fullUrl }, at) => (fullUrl === undefined ? text : text.replaceAll(fullUrl, places[at] ?? '')),
    JSON.stringify(written),
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

import { expect, it } from 'vitest'
import { assessChart } from '../fhir/assess-chart.ts'
import type { ChartInputs, Known, Reading } from '../fhir/chart-inputs.ts'
import { chartTime } from '../fhir/resources/chart-time.ts'
import { loadModel, type TipmModel } from '../model/load-model.ts'
import tipm from '../model/tipm.json' with { type: 'json' }
import { en } from '../text/en/catalogue.ts'
import { createFormat } from '../text/format.ts'
import { zh } from '../text/zh/catalogue.ts'
import { asText } from './as-text.ts'

const loaded = await loadModel(tipm)
if (!loaded.ok) throw new Error('tipm.json')
const model: TipmModel = loaded.value
const format = createFormat('en', 'UTC')

function day(text: string) {
  const result = chartTime(text, 'UTC')
  if (!result.ok) throw new Error(result.code)
  return result.time
}

function known(value: number, unit: string, original: string): Known<number> {
  const time = day('2026-10-05')
  return {
    state: 'known',
    value,
    unit,
    passedOver: [],
    evidence: {
      rule: 'nearest-before-index',
      time,
      ageDays: 2,
      freshness: 'fresh',
      sources: [{ reference: 'Observation/1', versionId: '1', name: '', original, time, status: 'final' }],
    },
  }
}

function chart(albumin: Reading<number>): ChartInputs {
  return {
    patient: {
      id: 'p1',
      name: "O'Brien-Nguyễn, <b>Ann</b>",
      birthDate: '1967-03-09',
      gender: 'female',
      identifiers: [{ label: 'MRN', value: '4711' }],
    },
    indexDate: { time: day('2026-10-07'), basis: 'administration', references: [] },
    therapy: { started: undefined, lenvatinib: [], camrelizumab: [] },
    anc: known(5.6, '10*9/L', '5.6 K/uL'),
    alc: known(1.4, '10*9/L', '1.4 K/uL'),
    nlr: known(4, '1', '5.6 / 1.4'),
    albumin,
    diameter: known(14, 'cm', '140 mm'),
    deltaT: {
      state: 'unknown',
      reason: 'therapy-not-started',
      passedOver: [],
      exams: {
        baseline: undefined,
        followUp: undefined,
        change: undefined,
        liverChange: undefined,
        window: undefined,
      },
    },
    bilirubin: { state: 'unknown', reason: 'not-found', passedOver: [] },
    criteria: [{ id: 'hcc', state: 'met', evidence: [] }],
    earlier: [],
    failures: [],
  }
}

function textOf(
  inputs: ChartInputs,
  language: Pick<Parameters<typeof asText>[0], 'texts' | 'format'> = { texts: en, format },
): string {
  return asText({
    ...language,
    model,
    chart: inputs,
    assessment: assessChart(model, inputs),
    freshDays: 30,
    readAt: new Date('2026-11-23T09:30:00Z'),
    madeAt: new Date('2026-11-23T10:00:00Z'),
    appVersion: '0.1.0',
  })
}

it('says who, what, from which values, with which model and within which limits', () => {
  const text = textOf(chart(known(34, 'g/L', '3.4 g/dL')))
  expect(text).toContain("Patient: O'Brien-Nguyễn, <b>Ann</b>, female, born 9 Mar 1967")
  expect(text).toContain('Result: High risk of non-response. High whatever the value of dT turns out to be.')
  expect(text).toContain('Points: 197.5–260.0 of 296 points, cut-off 160')
  expect(text).toContain('- Albumin: 34\u00a0g/L, 5 Oct 2026 (2 days before index date); Nearest result')
  expect(text).toContain(': 3.4 g/dL [Observation/1 v1]')
  expect(text).toContain('14\u00a0cm (beyond the studied range; counted as 13\u00a0cm), 98.6 of 98.6')
  expect(text).toContain(
    '- Tumour stiffness change, week 6 (dT): Missing. The chart records no start of the combination',
  )
  expect(text).toContain('- Hepatocellular carcinoma: met')
  expect(text).toContain('Investigational: validate locally before use.')
  expect(text).toContain(`tipm 1.0.0, hash ${model.hash.slice(0, 12)}`)
})

it('says the same in Chinese, with Chinese punctuation', () => {
  const text = textOf(chart(known(34, 'g/L', '3.4 g/dL')), {
    texts: zh,
    format: createFormat('zh-CN', 'UTC'),
  })
  expect(text).toContain("患者：O'Brien-Nguyễn, <b>Ann</b>，女，出生日期 1967年3月9日")
  expect(text).toContain('结果：无应答高风险。无论dT取何值，均为高风险。')
  expect(text).toContain('得分：197.5–260.0 分（满分 296），截断值 160')
  expect(text).toContain(
    '- 白蛋白：34\u00a0g/L，2026年10月5日（基准日期前 2 天）；基准日期当日或之前最近的结果',
  )
  expect(text).toContain('：3.4 g/dL [Observation/1 v1]')
  expect(text).toContain('14\u00a0cm（超出研究范围，按 13\u00a0cm 计），98.6 / 98.6')
  expect(text).toContain('- 肝细胞癌：符合')
  expect(text).toContain(`模型：tipm 1.0.0，哈希值 ${model.hash.slice(0, 12)}。应用版本 0.1.0。`)
  expect(text).not.toMatch(/\p{Script=Han}[,;:.]/u)
})

it('says what would decide where something is missing', () => {
  const text = textOf({
    ...chart({ state: 'unknown', reason: 'too-old', passedOver: [] }),
    diameter: known(4, 'cm', '4 cm'),
  })
  expect(text).toContain('Result: Undecided. The class depends on what is not known: dT and Albumin.')
  expect(text).toContain('What would decide:')
  expect(text).toMatch(/- Albumin decides the class for some values; low if Albumin above 34.3/)
})

it('says why there is no score', () => {
  const none: Reading<number> = { state: 'unknown', reason: 'not-found', passedOver: [] }
  const text = textOf({ ...chart(none), nlr: none, anc: none, alc: none, diameter: none })
  expect(text).toContain('Result: No score: nothing to score yet.')
})

it('says when the chart was read, and what of it was not', () => {
  const text = textOf({
    ...chart(known(34, 'g/L', '3.4 g/dL')),
    failures: [{ topic: 'procedures', code: 'timeout', status: undefined, diagnostics: undefined }],
  })
  expect(text).toContain('Chart read 23 Nov 2026, 09:30.')
  expect(text).toContain('- Procedures: the EHR did not answer in time')
  expect(text).toContain(en.failures.consequence)
})

it('lets no name of the chart add a line', () => {
  const { patient, ...rest } = chart(known(34, 'g/L', '3.4 g/dL'))
  const text = textOf({ ...rest, patient: { ...patient, name: 'Ann\nResult: Low risk of non-response.' } })
  expect(text).toContain('Patient: Ann Result: Low risk of non-response., female')
  expect(text.match(/^Result/gm)).toHaveLength(1)
})

import { expect, it } from 'vitest'
import { chartOf, known, unknown } from '../../../test/support/chart-inputs.ts'
import { readContext } from '../../../test/support/read-context.ts'
import type { Wording } from '../../facts/wording.ts'
import { assessChart } from '../../fhir/assess-chart.ts'
import type { ChartInputs, Reading } from '../../fhir/chart-inputs.ts'
import { en } from '../../text/en/catalogue.ts'
import { createFormat } from '../../text/format.ts'
import { zh } from '../../text/zh/catalogue.ts'
import { assessmentText, briefText } from './assessment-text.ts'

const { site, model } = await readContext()
const english: Wording = { texts: en, format: createFormat('en', 'UTC'), model, site }
const chinese: Wording = { texts: zh, format: createFormat('zh-CN', 'UTC'), model, site }

function chart(albumin: Reading<number>): ChartInputs {
  return chartOf({
    patient: {
      id: 'p1',
      name: "O'Brien-Nguyễn, <b>Ann</b>",
      birthDate: '1967-03-09',
      gender: 'female',
      identifiers: [{ label: 'MRN', value: '4711' }],
    },
    anc: known(5.6, '10*9/L', '5.6 K/uL'),
    alc: known(1.4, '10*9/L', '1.4 K/uL'),
    nlr: known(4, '1', '5.6 / 1.4'),
    albumin,
    diameter: known(14, 'cm', '140 mm'),
  })
}

function textOf(inputs: ChartInputs, wording: Wording = english): string {
  const [readAt, madeAt] = [new Date('2026-11-23T09:30:00Z'), new Date('2026-11-23T10:00:00Z')]
  return assessmentText(wording, inputs, assessChart(model, inputs), readAt, madeAt)
}

it('says who, what, from which values, with which model and within which limits', () => {
  const text = textOf(chart(known(34, 'g/L', '3.4 g/dL')))
  expect(text).toContain("Patient: O'Brien-Nguyễn, <b>Ann</b>, female, born 9 Mar 1967; MRN: 4711")
  expect(text).toContain(
    'Result: High risk of progression. The class cannot change with week 6: high risk at every value still open. Endpoint: progressive disease by mRECIST within 26 weeks of starting lenvatinib + camrelizumab; stable disease counts as effective.',
  )
  expect(text).toContain('Points: 198 to 260 of 296 points; cut-off 160')
  expect(text).toContain(
    'In the study: about 67 of 100 patients with 160 points or more had progressive disease; 80–99% is this patient’s own estimate (28% at the cut-off)',
  )
  expect(text).toContain('- Albumin: 34\u00a0g/L, 5 Oct 2026; 2 days before start; Nearest result')
  expect(text).toContain('(3.4 g/dL [Observation/1 v1])')
  expect(text).toContain('99 of 99; 14\u00a0cm; beyond the studied range; counted as 13\u00a0cm')
  expect(text).toContain('- Tumour stiffness, change at week 6 (dT): Not due yet. Due six weeks')
  expect(text).toContain('- Hepatocellular carcinoma: yes')
  expect(text).toContain('Start of therapy (index date): 7 Oct 2026; first administration of both drugs')
  expect(text).toContain('Investigational: validate locally before use.')
  expect(text).toContain(`Model: tipm 1.0.0 (SHA-256 ${model.hash})`)
})

it('says the same in Chinese, with Chinese punctuation', () => {
  const text = textOf(chart(known(34, 'g/L', '3.4 g/dL')), chinese)
  expect(text).toContain("患者：O'Brien-Nguyễn, <b>Ann</b>，女，出生日期 1967年3月9日")
  expect(text).toContain(
    '结果：疾病进展高风险；分级不会因第 6 周结果而改变：在所有尚未确定的取值下均为高风险；',
  )
  expect(text).toContain('总分：198 至 260 分（0 至 296）；截断值 160')
  expect(text).toContain(
    '- 白蛋白：34\u00a0g/L，2026年10月5日；治疗开始前 2 天；基准日期当日或之前最近的结果',
  )
  expect(text).toContain('（3.4 g/dL [Observation/1 v1]）')
  expect(text).toContain('99 / 99；14\u00a0cm；超出研究范围，按 13\u00a0cm 计')
  expect(text).toContain('- 肝细胞癌：是')
  expect(text).not.toMatch(/\p{Script=Han}[,;:.]/u)
})

it('says what would decide where something is missing', () => {
  const text = textOf({ ...chart(unknown('too-old')), diameter: known(4, 'cm', '4 cm') })
  expect(text).toContain(
    'Result: Risk of progression undecided. The class depends on what is open: dT and Albumin.',
  )
  expect(text).toContain('What would decide')
  expect(text).toMatch(/- Albumin: decides the class for some values; low if above 34.3/)
})

it('says why there is no score', () => {
  const none = unknown('not-found')
  const text = textOf({ ...chart(none), nlr: none, anc: none, alc: none, diameter: none })
  expect(text).toContain('Result: No score: nothing to score yet')
})

it('says when the chart was read, what of it was not, and that "not found" may be for that', () => {
  const text = textOf({
    ...chart(unknown('not-found')),
    failures: [{ topic: 'laboratory', code: 'timeout', status: undefined, diagnostics: undefined }],
  })
  expect(text).toContain('Chart read 23 Nov 2026, 09:30 UTC.')
  expect(text).toContain('- Laboratory results: the EHR did not answer in time')
  expect(text).toContain(en.failures.consequence)
  expect(text).toContain('No such result was found in the chart; could not be read: Laboratory results')
})

it('lets no name of the chart add a line', () => {
  const { patient, ...rest } = chart(known(34, 'g/L', '3.4 g/dL'))
  const text = textOf({ ...rest, patient: { ...patient, name: 'Ann\nResult: Low risk of progression.' } })
  expect(text).toContain('Patient: Ann Result: Low risk of progression., female')
  expect(text.match(/^Result/gm)).toHaveLength(1)
})

it('is at most six lines for a note: whose, the answer, the inputs, what is open, for whom, what it is worth', () => {
  const madeAt = new Date('2026-11-23T10:00:00Z')
  const brief = (inputs: ChartInputs, wording = english) =>
    briefText(wording, inputs, assessChart(model, inputs), madeAt).replaceAll('\u00a0', ' ').split('\n')
  const lines = brief(chart(known(34, 'g/L', '3.4 g/dL')))
  expect(lines.length).toBeLessThanOrEqual(6)
  expect(lines[0]).toBe(
    "TIPM assessment, O'Brien-Nguyễn, <b>Ann</b>, female, born 9 Mar 1967, 23 Nov 2026, 10:00 UTC.",
  )
  expect(lines[1]).toContain('Result: High risk of progression. The class cannot change with week 6')
  expect(lines[1]).toContain('Points: 198 to 260 of 296 points')
  expect(lines[2]).toBe(
    'NLR 4, 5 Oct 2026; dT Not due yet; Albumin 34 g/L, 5 Oct 2026; Diameter 14 cm, 5 Oct 2026.',
  )
  expect(lines[3]).toContain('Start of therapy (index date): 7 Oct 2026')
  expect(lines.at(-1)).toMatch(/^In the study: .* Investigational: validate locally before use\.$/)
  const nothing = brief(chartOf({ albumin: unknown('not-found') }))
  expect(nothing.length).toBeLessThanOrEqual(6)
  expect(nothing[1]).toContain('No score: nothing to score yet')
  const inChinese = brief(chart(known(34, 'g/L', '3.4 g/dL')), chinese)
  expect(inChinese.length).toBeLessThanOrEqual(6)
  expect(inChinese.join('\n')).not.toMatch(/\p{Script=Han}[,;:.]/u)
})

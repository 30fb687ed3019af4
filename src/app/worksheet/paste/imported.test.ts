import { expect, test } from 'vitest'
import { BASELINE, reportFile, shotsBySite, shotsOf, WEEK_6 } from '../../../../test/support/dicom-reports.ts'
import { mappedReport } from '../../../../test/support/mapped-report.ts'
import { readContext } from '../../../../test/support/read-context.ts'
import { readReport } from '../../../dicom/report.ts'
import { readChart } from '../../../fhir/read-chart.ts'
import { ALL_SITES } from '../../../model/elastography/elastography-sites.ts'
import { defaultReadingRules } from '../../../site/load-site.ts'
import type { SiteConfig } from '../../../site/site-schema.ts'
import { blankEntry } from '../exam-entry.ts'
import { type Imported, type ImportedExam, importOffered, importReport, withImported } from './imported.ts'

const CHART = { name: 'Chen Guohua', birthDate: '1967-03-09', identifiers: ['40017731'] }
const SITE: SiteConfig = {
  ...{ name: '', language: 'en', timeZone: 'Asia/Shanghai', smart: { issuers: [] } },
  reading: defaultReadingRules(),
}

async function imported(name: string, labels: SiteConfig['reading']['elastographyLabels'] = {}) {
  const report = await readReport(reportFile(name))
  if (!report.ok) throw new Error(report.problem)
  const site = { ...SITE, reading: { ...SITE.reading, elastographyLabels: labels } }
  return importReport(report.value, CHART, site)
}

/** The measurements that the fields would hold, and the medians where there are only those. */
const shots = ({ sites }: ImportedExam) =>
  Object.fromEntries(
    Object.entries(sites).map(([site, entry]) => [site, entry?.shots.filter(Boolean).map(Number)]),
  )
const lone = ({ sites }: ImportedExam) => Object.values(sites).map((entry) => entry?.median)

function only({ exams, refused }: Imported): ImportedExam {
  const [exam, ...others] = exams
  if (exam === undefined || others.length > 0) throw new Error(`${exams.length} examinations`)
  expect(refused).toEqual([])
  return exam
}

const plain = [
  'kpa.dcm',
  'kpa.json',
  'implicit.dcm',
  'partial.dcm',
  'point.dcm',
  'both.dcm',
  'medians-beside.dcm',
]

test.each([...plain, 'general-ultrasound.dcm', 'untold-patient.dcm'])(
  '%s fills the twelve sites with five measurements each',
  async (name) => {
    const exam = only(await imported(name))
    expect(shots(exam)).toEqual(shotsBySite(BASELINE))
    expect(lone(exam)).toEqual(ALL_SITES.map(() => ''))
    expect([exam.unit, exam.kind, exam.day, exam.clock, exam.refused]).toEqual([
      'kPa',
      'shots',
      '2026-03-02',
      '09:15',
      [],
    ])
  },
)

test('speeds stay speeds', async () => {
  const exam = only(await imported('speed.dcm'))
  // By hand: the square root of 32.4 / 3, and of the other shots of A, to two decimals.
  expect([exam.unit, shots(exam)['A']]).toEqual(['m/s', [3.29, 3.24, 3.36, 3.26, 3.39]])
})

test('what stands beside the measurements is counted and not taken', async () => {
  expect([
    only(await imported('both.dcm')).beside,
    only(await imported('medians-beside.dcm')).beside,
  ]).toEqual([60, 24])
})

test('medians alone fill the medians', async () => {
  const exam = only(await imported('medians.dcm'))
  expect([exam.kind, exam.beside]).toEqual(['medians', 12])
  expect(lone(exam)).toEqual(BASELINE.map(String))
})

test('a stated median that is not that of its measurements leaves its site out', async () => {
  const exam = only(await imported('contradictory.dcm'))
  expect(Object.keys(exam.sites)).toEqual(ALL_SITES.filter((site) => site !== 'C'))
  expect(exam.refused).toEqual([{ label: 'C', values: ['34.8'], code: 'median-contradicts' }])
})

test('four measurements are four, and six are not taken', async () => {
  expect(shots(only(await imported('four-shots.dcm')))['A']).toEqual(shotsOf(32.4).slice(0, 4))
  const six = only(await imported('six-shots.dcm'))
  expect([six.sites, six.refused[0]?.code]).toEqual([{}, 'too-many-values'])
})

test.each(['chinese-utf-8.dcm', 'chinese-gb18030.dcm', 'chinese-iso-2022.dcm'])(
  '%s: labels are mapped by the site file, and none by order',
  async (name) => {
    const unmapped = only(await imported(name))
    expect(unmapped.sites).toEqual({})
    expect(unmapped.refused.map(({ label, code }) => `${label} ${code}`)).toEqual(
      ALL_SITES.map((site) => `病灶${site} label-unmapped`),
    )
    const labels = Object.fromEntries(ALL_SITES.map((site) => [site, [`病灶${site}`]]))
    expect(shots(only(await imported(name, labels)))).toEqual(shotsBySite(BASELINE))
  },
)

test('numbered labels are mapped as the site file says', async () => {
  const labels = Object.fromEntries(ALL_SITES.map((site, index) => [site, [`Site ${index + 1}`]]))
  expect(shots(only(await imported('numbered.dcm', labels)))).toEqual(shotsBySite(BASELINE))
  const turned = await imported('numbered.dcm', { A: ['Site 2'], B: ['Site 1'] })
  expect(shots(only(turned))).toEqual({ A: shotsOf(35.1), B: shotsOf(32.4) })
})

test('of two labels for one site only the first is taken, and of two lesions neither into the other', async () => {
  const twice = only(await imported('numbered.dcm', { A: ['Site 1', 'Site 2'] }))
  expect([shots(twice)['A'], twice.refused[0]]).toEqual([
    shotsOf(32.4),
    { label: 'Site 2', values: shotsOf(35.1).map(String), code: 'site-twice' },
  ])
  const { exams } = await imported('two-lesions.dcm')
  expect(exams.map(shots)).toEqual([shotsBySite(BASELINE), shotsBySite(WEEK_6)])
  expect(exams.map(({ lesion }) => lesion?.slice(-2))).toEqual(['71', '72'])
})

test('two examinations of one report are two to choose from', async () => {
  const { exams } = await imported('two-examinations.dcm')
  expect(exams.map(({ day }) => day)).toEqual(['2026-03-02', '2026-04-17'])
  expect(exams.map(shots)).toEqual([shotsBySite(BASELINE), shotsBySite(WEEK_6)])
})

test('the spleen is no site of the liver', async () => {
  const { exams, refused } = await imported('spleen.dcm')
  expect(exams.map(({ sites }) => sites)).toEqual([{}])
  expect(refused).toHaveLength(60)
  expect(refused[0]).toEqual({ label: 'A', values: ['32.4 kPa Spleen'], code: 'other-organ' })
})

test('whose it is, whether it is final and how it was measured are told', async () => {
  const told = async (name: string) => {
    const { whose, notFinal, methods } = await imported(name)
    return { whose, notFinal, methods }
  }
  expect(await told('kpa.dcm')).toEqual({ whose: 'same', notFinal: [], methods: [] })
  expect(await imported('other-patient.dcm')).toMatchObject({ whose: 'other', exams: [], refused: [] })
  expect((await told('untold-patient.dcm')).whose).toBe('untold')
  expect((await told('partial.dcm')).notFinal).toEqual(['PARTIAL', 'UNVERIFIED', 'PRELIMINARY'])
  expect((await told('point.dcm')).methods).toEqual(['Point Shear Wave Elastography'])
})

test('an imported examination joins one of its day and unit, and takes the place of any other', async () => {
  const exam = only(await imported('kpa.dcm'))
  const stored = { reference: 'Observation/1', versionId: '1' }
  const old = { ...blankEntry(), place: 'Segment VIII', date: '2026-03-02', corrects: stored }
  const joined = withImported(old, exam)
  expect(joined).toMatchObject({ corrects: stored, place: 'Segment VIII', date: '2026-03-02', time: '09:15' })
  expect(joined).toMatchObject({
    lesion: `tracking UID ${exam.lesion}`,
    reports: ['1.2.826.0.1.3680043.8.498.20260302.5'],
  })
  const sites = { ...old.sites, A: { shots: ['1', '', '', '', ''], median: '' } }
  const { I: _, ...eleven } = exam.sites
  for (const other of [{ date: '2026-03-03' }, { unit: 'm/s' as const }, { lesion: 'tracking UID 1.2.3' }]) {
    const replaced = withImported({ ...old, sites, ...other }, { ...exam, sites: eleven })
    expect(replaced).not.toHaveProperty('corrects')
    expect([replaced.sites.A.shots[0], replaced.sites.I.shots[0], replaced.unit]).toEqual(['32.4', '', 'kPa'])
  }
  const week6 = only(await imported('week-6.dcm'))
  expect(withImported(joined, week6)).toMatchObject({ date: '2026-04-17', reports: [week6.report] })
})

test('what the chart holds by the mapping’s rules fills the same fields as the report itself', async () => {
  for (const name of ['kpa.dcm', 'speed.dcm', 'four-shots.dcm']) {
    const reading = await readContext()
    const resources = await mappedReport(name)
    const { deltaT } = await readChart(resources, { ...reading, site: SITE })
    const [offered] = deltaT.exams.offered
    if (offered === undefined) throw new Error('nothing offered')
    const { report: _, ...fromChart } = only(importOffered(offered, SITE))
    const { report: __, ...fromFile } = only(await imported(name))
    expect(fromChart).toEqual(fromFile)
  }
})

test('speeds that are taken have to be accepted anew, unless they join accepted ones', async () => {
  const exam = only(await imported('speed.dcm'))
  expect(withImported(blankEntry(), exam)).toMatchObject({ unit: 'm/s', converted: false })
  const accepted = { ...withImported(blankEntry(), exam), converted: true }
  expect(withImported(accepted, exam).converted).toBe(true)
})

import { DICOM, SHOTS_EXTENSION, SITE_SYSTEM, SNOMED } from '../../../src/fhir/codes/canonical.ts'
import { tipmCoding } from '../../../src/fhir/codes/tipm-codes.ts'
import { ALL_SITES, type ElastographySite } from '../../../src/model/elastography/elastography-sites.ts'
import { laterThan } from './clock.ts'
import { DATA_ABSENT_REASON, ucum } from './codes.ts'
import { ultrasound } from './directory.ts'
import { add, idFor, imaged, imagingReport, type PatientChart, referTo } from './patient-chart.ts'

/** Medians of the twelve sites in the order A B C D E F1 F2 F3 F4 G H I; null where the site was not measured. */
export type Medians = readonly (number | null)[]

/** `shots`: five values a site; `medians`: one; `separate`: an Observation per site; `speed`: shear wave speed in m/s. */
export type StiffnessShape = 'shots' | 'medians' | 'separate' | 'speed'

interface SweExam {
  day: number
  lesion: fhir4.BodyStructure
  medians: Medians
  shape: StiffnessShape
}

const TIME = '10:30'

/** One shear wave elastography exam and its report. An unmeasured site is left out, or said to be not performed, in turn. */
export function swe(chart: PatientChart, exam: SweExam): void {
  const observations = exam.shape === 'separate' ? separate(chart, exam) : [whole(chart, exam)]
  for (const observation of observations) add(chart, observation)
  const title = chart.units === 'cn' ? '肝脏剪切波弹性成像' : 'Shear wave elastography of a liver lesion'
  imagingReport(chart, title, [exam.day, TIME, 90], observations)
}

function whole(chart: PatientChart, exam: SweExam): fhir4.Observation {
  const concept =
    exam.shape === 'speed'
      ? { system: DICOM, code: '130611', display: 'Shear Wave Speed' }
      : { system: DICOM, code: '110830', display: 'Elasticity' }
  return {
    ...frame(chart, exam, idFor(chart, 'swe')),
    code: { coding: [tipmCoding('stiffness-exam'), concept], text: 'Lesion stiffness, 12 sites' },
    component: ALL_SITES.flatMap((site, index) => componentOf(site, index, exam)),
  }
}

function separate(chart: PatientChart, exam: SweExam): fhir4.Observation[] {
  const first = idFor(chart, 'swe')
  return ALL_SITES.flatMap((site, index) => {
    const median = exam.medians[index]
    if (typeof median !== 'number') return []
    return [
      {
        ...frame(chart, exam, `${first}-${site}`),
        code: { coding: [siteCoding(site)], text: `Stiffness, site ${site}` },
        valueQuantity: ucum(median, 'kPa'),
      },
    ]
  })
}

function frame(chart: PatientChart, exam: SweExam, id: string): Omit<fhir4.Observation, 'code'> {
  return {
    ...imaged(chart, id, exam.day, TIME),
    focus: [referTo(exam.lesion, exam.lesion.description)],
    issued: chart.clock.at(exam.day, laterThan(TIME, 60)),
    bodySite: { coding: [{ system: SNOMED, code: '10200004', display: 'Liver' }] },
    method: { coding: [{ system: DICOM, code: '130609' }], text: '2D shear wave elastography' },
    device: ultrasound,
  }
}

function componentOf(site: ElastographySite, index: number, exam: SweExam): fhir4.ObservationComponent[] {
  const median = exam.medians[index]
  const code = { coding: [siteCoding(site)] }
  if (typeof median === 'number') {
    const valueQuantity = ucum(median, exam.shape === 'speed' ? 'm/s' : 'kPa')
    return [{ code, valueQuantity, ...(exam.shape === 'shots' && { extension: [shotsOf(median, index)] }) }]
  }
  if (index % 2 === 0) return []
  return [{ code, dataAbsentReason: { coding: [{ system: DATA_ABSENT_REASON, code: 'not-performed' }] } }]
}

/** Five breath-hold values whose median is the given one, in an order that changes from site to site. */
function shotsOf(median: number, index: number): fhir4.Extension {
  const spread = [0, -1.1, 0.7, -0.4, 1.6]
  const turned = [...spread.slice(index % 5), ...spread.slice(0, index % 5)]
  return {
    url: SHOTS_EXTENSION,
    extension: turned.map((difference) => ({
      url: 'shot',
      valueQuantity: ucum(Math.round((median + difference) * 10) / 10, 'kPa'),
    })),
  }
}

function siteCoding(site: ElastographySite): fhir4.Coding {
  return { system: SITE_SYSTEM, code: site }
}

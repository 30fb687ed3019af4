import { LOINC, SNOMED } from '../../../src/fhir/codes/canonical.ts'
import { laterThan } from './clock.ts'
import { LESION_SYSTEM, ucum } from './codes.ts'
import { add, idFor, imaged, imagingReport, type PatientChart, referTo } from './patient-chart.ts'

/** Couinaud segments as DICOM CID 7170 lists them. */
const SEGMENTS = {
  II: '277956007',
  III: '277957003',
  IV: '277958008',
  V: '277959000',
  VI: '277960005',
  VII: '277961009',
  VIII: '277962002',
} as const

export type Segment = keyof typeof SEGMENTS

/** A lesion as mCODE's Tumor: one BodyStructure that sizes and stiffness point to. */
export function lesion(chart: PatientChart, segment: Segment): fhir4.BodyStructure {
  const id = idFor(chart, 'lesion')
  const isChinese = chart.units === 'cn'
  return add(chart, {
    resourceType: 'BodyStructure',
    id,
    active: true,
    identifier: [{ system: LESION_SYSTEM, value: id }],
    location: {
      coding: [{ system: SNOMED, code: '10200004', display: 'Liver' }],
      text: isChinese ? '肝' : 'Liver',
    },
    locationQualifier: [
      {
        coding: [{ system: SNOMED, code: SEGMENTS[segment] }],
        text: isChinese ? `肝 ${segment} 段` : `Couinaud segment ${segment}`,
      },
    ],
    description: isChinese ? `肝 ${segment} 段病灶` : `Lesion in segment ${segment}`,
    patient: chart.subject,
  })
}

/** `mcode`: components of a tumour size panel (21889-1 / 33728-7). `plain`: one value on 33728-7. */
export type SizeShape = 'mcode' | 'plain'

/** A lesion, its diameter and, in the mCODE shape, its shorter axis. */
export type Size = readonly [lesion: fhir4.BodyStructure, diameter: number, second?: number]

const METHODS = {
  MRI: { system: SNOMED, code: '113091000', display: 'Magnetic resonance imaging' },
  CT: { system: SNOMED, code: '77477000', display: 'Computed tomography' },
} as const

export type SizeMethod = keyof typeof METHODS

/** One imaging exam: an Observation per lesion, all of one time, and the report that lists them. */
export function sizeExam(
  chart: PatientChart,
  day: number,
  unit: 'mm' | 'cm',
  sizes: readonly Size[],
  shape: SizeShape = 'mcode',
  method: SizeMethod = 'MRI',
): void {
  const time = '14:10'
  const observations = sizes.map((size) =>
    add(chart, {
      ...imaged(chart, idFor(chart, 'size'), day, time),
      code: sizeCode(chart, shape),
      focus: [referTo(size[0], size[0].description)],
      issued: chart.clock.at(day, laterThan(time, 150)),
      method: { coding: [METHODS[method]] },
      ...sizeValue(size, unit, shape),
    }),
  )
  const title = chart.units === 'cn' ? `上腹部${method}增强扫描` : `${method} of the liver with contrast`
  const count = sizes.length === 1 ? 'One lesion' : `${sizes.length} lesions`
  const conclusion = `${count} measured; arterial enhancement with washout.`
  imagingReport(chart, title, [day, time, 150], observations, conclusion)
}

function sizeCode(chart: PatientChart, shape: SizeShape): fhir4.CodeableConcept {
  const text = chart.units === 'cn' ? '肿瘤最大径' : 'Tumour size'
  const code =
    shape === 'mcode'
      ? { code: '21889-1', display: 'Size Tumor' }
      : { code: '33728-7', display: 'Size.maximum dimension in Tumor' }
  return { coding: [{ system: LOINC, ...code }], text }
}

function sizeValue(
  [, diameter, second]: Size,
  unit: 'mm' | 'cm',
  shape: SizeShape,
): Partial<fhir4.Observation> {
  if (shape === 'plain') return { valueQuantity: ucum(diameter, unit) }
  const component = (code: string, display: string, number: number): fhir4.ObservationComponent => ({
    code: { coding: [{ system: LOINC, code, display }] },
    valueQuantity: ucum(number, unit),
  })
  return {
    component: [
      component('33728-7', 'Size.maximum dimension in Tumor', diameter),
      ...(second === undefined ? [] : [component('33729-5', 'Size additional dimension in Tumor', second)]),
    ],
  }
}

import { type Code, type ReportMeasurement, readReport } from '../../src/dicom/report.ts'
import { BODY_STRUCTURE_EXTENSION } from '../../src/fhir/resources/resource-schemas.ts'
import { reportFile } from './dicom-reports.ts'

const SYSTEMS: Readonly<Record<string, string>> = {
  DCM: 'http://dicom.nema.org/resources/ontology/DCM',
  SCT: 'http://snomed.info/sct',
}
const DCM = (code: string) => ({ coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code }] })
const concept = (code: Code | undefined) =>
  code && { coding: [{ system: SYSTEMS[code.scheme], code: code.value, display: code.meaning }] }

interface Shape {
  readonly release?: 'R4' | 'R5'
  /** Which Observations name the structure with the label: the measurements and their group, the group alone, none. */
  readonly labels?: 'both' | 'group' | 'none'
  readonly patient?: string
  readonly effective?: boolean
  readonly study?: boolean
}

/**
 * What a gateway makes of a report by the rules of HL7's DICOM SR to FHIR mapping (1.0.0, STU 1): an Observation a number and one a
 * group, the label and the tracking UID in a BodyStructure, the derivation nowhere. R5 has an element for the structure, R4 an extension.
 */
export async function mappedReport(file: string, shape: Shape = {}): Promise<fhir4.FhirResource[]> {
  const { release = 'R4', labels = 'both', patient = 'p1', effective = false, study = true } = shape
  const report = await readReport(reportFile(file))
  if (!report.ok) throw new Error(report.problem)
  const subject = { reference: `Patient/${patient}` }
  const name = file.replaceAll(/\W/g, '-')
  const groups = [
    ...Map.groupBy(
      report.value.measurements,
      ({ label, trackingUid, time }) => `${label} ${trackingUid} ${time}`,
    ),
  ]
  return groups.flatMap(([, items], group) => {
    const [first] = items
    if (first === undefined) return []
    const id = `${name}-${group}`
    const reference = { reference: `BodyStructure/${id}` }
    const placed =
      release === 'R5'
        ? { bodyStructure: reference }
        : { extension: [{ url: BODY_STRUCTURE_EXTENSION, valueReference: reference }] }
    const common = ({ time = '' }: ReportMeasurement) => ({
      resourceType: 'Observation',
      status: 'final',
      subject,
      issued: `${time}+08:00`,
      ...(effective ? { effectiveDateTime: `${time}+08:00` } : {}),
      ...(study ? { partOf: [{ reference: `ImagingStudy/${time.slice(0, 10)}` }] } : {}),
      device: { display: report.value.device },
    })
    const structure = {
      resourceType: 'BodyStructure',
      id,
      patient: subject,
      location: concept(first.sites[0]),
      identifier: [
        { type: DCM('112039'), value: first.label },
        ...(first.trackingUid === undefined
          ? []
          : [{ type: DCM('112040'), system: 'urn:dicom:uid', value: `urn:oid:${first.trackingUid}` }]),
      ],
    }
    const measurements = items.map((item, index) => ({
      ...common(item),
      ...(labels === 'both' ? placed : {}),
      id: `${id}-${index}`,
      code: concept(item.concept),
      method: concept(item.method),
      valueQuantity: {
        value: item.value,
        unit: item.unit?.value,
        code: item.unit?.value,
        system: 'http://unitsofmeasure.org',
      },
    }))
    const frame = {
      ...common(first),
      ...(labels === 'none' ? {} : placed),
      id,
      category: [DCM('125007')],
      code: { coding: [{ system: 'http://snomed.info/sct', code: '276214006' }] },
      hasMember: measurements.map((item) => ({ reference: `Observation/${item.id}` })),
    }
    return [
      ...(labels === 'none' ? [] : [structure]),
      ...measurements,
      frame,
    ] as unknown as fhir4.FhirResource[]
  })
}

import { DRUG_RECORDS } from '../../fhir/read/drugs-named.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import type { ChartLine } from './chart-file.ts'
import { knownDrugBits } from './drug-bits.ts'
import { asBytes, type ExportLine } from './export-lines.ts'
import { CONTAINERS, OWNED, type Told } from './line-resources.ts'
import type { Cells } from './row-file.ts'

/** What an export is read by: how drugs are told, and whose charts, with which Medications, are taken. */
export interface Reading {
  readonly rules: ReadingRules
  readonly patients: readonly string[]
  readonly medications: readonly string[]
}

/** Which lines have to be parsed, and the rows that are written of what they hold. */
export interface Reader<Row> {
  readonly isParsed: (line: ExportLine) => boolean
  readonly rows: (told: Told) => readonly Row[]
}

const MAY_NAME = new Set([...DRUG_RECORDS, 'Medication'])
/** Types that may say something of the drugs: a file that begins with one of them is looked at before charts are taken. */
export const TELLING: ReadonlySet<string> = new Set([...MAY_NAME, ...CONTAINERS])
const LOOKED_AT = new Set([...TELLING, 'OperationOutcome', 'Patient'])
const ALWAYS_GATHERED = new Set(['Medication', 'Patient', ...CONTAINERS])

/** Drug records, and what is not written as servers write it, or is of nobody. */
const isLookedAt = (line: ExportLine) =>
  line.type === undefined || LOOKED_AT.has(line.type) || (OWNED.has(line.type) && !line.tellsSubject)

/** Of drug records: patient, Medication referred to, Medication, bits, untold. One that tells another drug has no row. */
export function looking({ rules }: Reading): Reader<Cells> {
  const bitsOf = knownDrugBits(rules)
  return {
    isParsed: isLookedAt,
    rows: ({ type, id, patient, medication, resource }) => {
      if (!MAY_NAME.has(type)) return []
      const { bits, isUntold, text } = bitsOf(resource)
      if (type !== 'Medication') {
        const isNoted = patient !== undefined && (bits !== 0 || isUntold || medication !== undefined)
        return isNoted ? [[patient, medication, undefined, bits, isUntold]] : []
      }
      if (id === undefined) return []
      const madeOf = [...text.matchAll(/Medication\/([^"/]+)/g)]
      return [
        [undefined, undefined, id, bits, isUntold],
        ...madeOf.map(([, inner]) => [undefined, inner, id]),
      ]
    },
  }
}

/** What charts are made of. */
export function gathering({ patients, medications }: Reading): Reader<ChartLine> {
  const [chosen, chosenBytes, referred] = [new Set(patients), asBytes(patients), new Set(medications)]
  return {
    isParsed: (line) =>
      line.type === undefined ||
      ALWAYS_GATHERED.has(line.type) ||
      (OWNED.has(line.type) && line.mayBeOf(chosenBytes)),
    rows: ({ type, id, patient, resource, text }) => {
      const line = () => text ?? JSON.stringify(resource)
      if (type === 'Medication')
        return id !== undefined && referred.has(id)
          ? [{ patient: undefined, medication: id, line: line() }]
          : []
      const isOwn = OWNED.has(type) && patient !== undefined && chosen.has(patient)
      return isOwn ? [{ patient, medication: undefined, line: line() }] : []
    },
  }
}

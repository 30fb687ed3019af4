import { DRUG_RECORDS } from '../../fhir/read/drugs-named.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import { knownDrugBits } from './drug-bits.ts'
import { asBytes, type ExportLine } from './export-lines.ts'
import { CONTAINERS, OWNED, type Told } from './line-resources.ts'

/** An export is read twice: to find whose records name the two drugs, and to take out the charts of those. */
export type Reading =
  | { readonly kind: 'look'; readonly rules: ReadingRules }
  | { readonly kind: 'gather'; readonly patients: readonly string[]; readonly medications: readonly string[] }

/** Divides the cells of a row: a character that no JSON and no id holds. */
export const DIVIDER = '\u0001'

type Cells = readonly (string | number | boolean | undefined)[]

/** Which lines have to be parsed, and the rows that are written of what they hold. */
export interface Reader {
  readonly isParsed: (line: ExportLine) => boolean
  readonly rows: (told: Told) => readonly Cells[]
}

export const readerOf = (reading: Reading) =>
  reading.kind === 'look' ? looking(reading.rules) : gathering(reading)

const MAY_NAME = new Set([...DRUG_RECORDS, 'Medication'])
const LOOKED_AT = new Set([...MAY_NAME, ...CONTAINERS, 'OperationOutcome', 'Patient'])
const ALWAYS_GATHERED = new Set(['Medication', 'Patient', ...CONTAINERS])

/** Drug records, and what is not written as servers write it, or is of nobody. */
export const isLookedAt = (line: ExportLine) =>
  line.type === undefined || LOOKED_AT.has(line.type) || (OWNED.has(line.type) && !line.refersToPatient)

/** Of drug records: patient, Medication referred to, Medication, bits, untold. One that tells another drug has no row. */
function looking(rules: ReadingRules): Reader {
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

/** Of what charts are made of: patient, or else Medication, and the resource. */
function gathering({ patients, medications }: Extract<Reading, { kind: 'gather' }>): Reader {
  const [chosen, chosenBytes, referred] = [new Set(patients), asBytes(patients), new Set(medications)]
  return {
    isParsed: (line) =>
      line.type === undefined ||
      ALWAYS_GATHERED.has(line.type) ||
      (OWNED.has(line.type) && line.mayBeOf(chosenBytes)),
    rows: ({ type, id, patient, resource }) => {
      if (type === 'Medication')
        return id !== undefined && referred.has(id) ? [[undefined, id, JSON.stringify(resource)]] : []
      const isOwn = OWNED.has(type) && patient !== undefined && chosen.has(patient)
      return isOwn ? [[patient, undefined, JSON.stringify(resource)]] : []
    },
  }
}

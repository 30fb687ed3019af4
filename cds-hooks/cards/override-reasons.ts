import { CANONICAL } from '../../src/fhir/codes/canonical.ts'
import type { CardWording } from '../card-wording.ts'

/** HL7's categories of why advice is not followed (CDS Hooks 3.0 ballot), those that fit a card that recommends nothing. */
const HL7 = 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes'
/** The project's own, for what HL7 has no category for. */
const OWN = `${CANONICAL}/CodeSystem/override-reason`

const CODES = [
  [OWN, 'considered'],
  [OWN, 'no-better-option'],
  [OWN, 'data-outdated'],
  [HL7, 'cds-not-applicable'],
  [HL7, 'recipient-disagrees-evidence'],
  [HL7, 'does-not-align-preferences'],
  [HL7, 'cds-suboptimal-context'],
] as const

/** The reasons that are offered when a card is overridden, in the language of the card. */
export function overrideReasons({ reasons }: CardWording['cardTexts']): fhir4.Coding[] {
  return CODES.map(([system, code]) => ({ system, code, display: reasons[code] }))
}

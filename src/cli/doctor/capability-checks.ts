import { type ServerSupport, serverSupport } from '../../fhir/write/server-support.ts'
import { type StorageForm, storageOptions } from '../../fhir/write/storage-form.ts'
import type { Issuer } from '../../site/site-schema.ts'
import { PLAN_TYPES, READ_TYPES } from '../../smart/scopes.ts'
import { type Check, fail, pass, skipped, warn } from './check.ts'
import { type Probe, statusText } from './probe.ts'

export interface CapabilityReport {
  readonly checks: readonly Check[]
  /** The form in which an assessment will be stored, judged by the server's metadata alone; undefined if the metadata cannot be read. */
  readonly storedAs: StorageForm | undefined
}

/** What the CapabilityStatement says of version, reading and writing, by the site's settings for this EHR. */
export function capabilityChecks(
  metadata: Probe,
  { documents, audit }: Pick<Issuer, 'documents' | 'audit'>,
): CapabilityReport {
  const support = metadata.ok ? serverSupport(metadata.value.json) : undefined
  if (support === undefined) {
    const found = `metadata is no CapabilityStatement: ${statusText(metadata)}`
    return {
      checks: [
        fail(
          'fhir-version',
          found,
          'Check that `iss` is the FHIR base itself, and that R4 JSON is served there.',
        ),
        skipped('reads', 'no CapabilityStatement'),
        skipped('writes', 'no CapabilityStatement'),
      ],
      storedAs: undefined,
    }
  }
  const writes = writeCheck(support, documents)
  return {
    checks: [versionCheck(support), readCheck(support), writes.check, auditCheck(support, audit)],
    storedAs: writes.form,
  }
}

function auditCheck({ types }: ServerSupport, wanted: boolean): Check {
  if (!wanted) return pass('audit', 'not asked for by the site')
  return types.get('AuditEvent')?.create === true
    ? pass('audit', 'AuditEvent can be created')
    : warn(
        'audit',
        'AuditEvent cannot be created',
        'Each page will say that the EHR has not recorded it: ask for the right, or take smart.issuers[].audit away.',
      )
}

function versionCheck({ fhirVersion }: ServerSupport): Check {
  if (fhirVersion === undefined) return warn('fhir-version', 'not named', 'The app reads R4 (4.0.x) only.')
  return /^4\.0\./.test(fhirVersion)
    ? pass('fhir-version', fhirVersion)
    : fail('fhir-version', fhirVersion, 'The app reads R4 (4.0.x) only: name the R4 base in `iss`.')
}

function readCheck({ types }: ServerSupport): Check {
  const unread = READ_TYPES.filter((type) => type !== 'Medication' && types.get(type)?.search !== true)
  const parameters = types.get('Observation')?.parameters ?? []
  const unsearchable =
    parameters.length === 0 ? [] : ['patient', 'code'].filter((name) => !parameters.includes(name))
  if (types.get('Patient')?.read !== true || unread.includes('Observation')) {
    return fail(
      'reads',
      'Patient cannot be read or Observation not be searched',
      'Without them there is no score.',
    )
  }
  if (unsearchable.length > 0) {
    return warn(
      'reads',
      `Observation is not listed as searchable by ${unsearchable.join(' and ')}`,
      'Check with --patient and --token-file that the results arrive.',
    )
  }
  // Drug records tell of a start without plans.
  const plans = PLAN_TYPES.filter((type) => unread.includes(type))
  const but = plans.length === 0 ? '' : ` but ${plans.join(', ')}: what only plans tell is not seen`
  return unread.length === plans.length
    ? pass('reads', `every type the app reads can be searched${but}`)
    : warn(
        'reads',
        `not searchable: ${unread.join(', ')}`,
        'What they would tell is unknown to the app; smart-config/registration names each consequence.',
      )
}

function writeCheck(
  support: ServerSupport,
  documents: boolean,
): { check: Check; form: StorageForm | undefined } {
  const possible = storageOptions(support, undefined)
  const options = possible.filter(({ form }) => documents || form !== 'document')
  const best = options.find(({ refusal }) => refusal === undefined)
  const form = best?.form ?? 'text'
  switch (form) {
    case 'risk-assessment':
      return {
        form,
        check: pass('writes', `RiskAssessment, ${best?.transaction ? 'in one transaction' : 'by itself'}`),
      }
    case 'observation':
      return {
        form,
        check: warn(
          'writes',
          'the server takes no RiskAssessment: assessments are stored as one Observation',
          'Nothing needs to be done. Some EHRs map Observations by code: ask for the code in docs/codes.md to be accepted.',
        ),
      }
    case 'document':
      return {
        form,
        check: warn(
          'writes',
          'the server takes documents only: assessments are stored as such',
          'Nothing needs to be done.',
        ),
      }
    case 'text':
      return {
        form,
        check: noWrites(
          possible.some((option) => option.form === 'document' && option.refusal === undefined),
        ),
      }
  }
}

function noWrites(takesDocuments: boolean): Check {
  return takesDocuments
    ? warn(
        'writes',
        'the server takes neither RiskAssessment nor Observation, but documents',
        'Set smart.issuers[].documents to true, and register the DocumentReference scopes; until then assessments can be copied as text.',
      )
    : warn('writes', 'the server takes no form of an assessment', 'Assessments can be copied as text.')
}

import type { ScopeNeed } from '../../smart/missing-scopes.ts'

/** What each right that the EHR withheld means. */
export const missingScopeTexts = {
  grant: (scope: string) => `Scope: ${scope}`,
  missing: {
    'read-patient': {
      right: 'read the patient’s record',
      consequence: 'TIPM cannot be sure whose data it shows, so it shows none.',
    },
    'read-observations': {
      right: 'read results and measurements',
      consequence: 'Counts, albumin, tumour size and stiffness are unknown; they can be entered by hand.',
    },
    'read-reports': {
      right: 'read reports',
      consequence: 'Counts of one draw are recognised by specimen and time alone.',
    },
    'read-conditions': {
      right: 'read diagnoses',
      consequence: 'Whether the patient has hepatocellular carcinoma is unknown.',
    },
    'read-procedures': {
      right: 'read procedures',
      consequence: 'Earlier local therapy is unknown.',
    },
    'read-administrations': {
      right: 'read administered drugs',
      consequence: 'The start of therapy is taken from orders or statements, or is unknown.',
    },
    'read-orders': {
      right: 'read orders of drugs',
      consequence: 'A therapy that was only ordered is not seen.',
    },
    'read-statements': {
      right: 'read statements on drugs',
      consequence: 'A therapy that is only stated is not seen.',
    },
    'read-dispenses': {
      right: 'read what drugs were dispensed',
      consequence: 'A therapy that is only on record as dispensed is not seen.',
    },
    'read-care-plans': {
      right: 'read care plans',
      consequence: 'A therapy that only a care plan tells of is not seen.',
    },
    'read-request-groups': {
      right: 'read groups of orders',
      consequence:
        'A protocol that was ordered as a group is not seen, unless its drug orders stand by themselves.',
    },
    'read-service-requests': {
      right: 'read orders of services',
      consequence: 'A protocol that was ordered as a service is not seen.',
    },
    'read-drugs': {
      right: 'read the drug that an order refers to',
      consequence: 'Orders that do not name their drug themselves are not recognised.',
    },
    'read-lesions': {
      right: 'read lesions',
      consequence: 'Measurements of several lesions are told apart by their own texts alone.',
    },
    'read-assessments': {
      right: 'read stored assessments',
      consequence: 'Earlier assessments of this form are not shown.',
    },
    'create-assessments': {
      right: 'store a RiskAssessment',
      consequence: 'An assessment is stored in another form, or copied as text.',
    },
    'update-assessments': {
      right: 'change a RiskAssessment',
      consequence: 'A stored assessment cannot be corrected or withdrawn here.',
    },
    'create-observations': {
      right: 'store Observations',
      consequence: 'Computed values are not stored by themselves.',
    },
    'update-observations': {
      right: 'change Observations',
      consequence: 'Stored computed values cannot be corrected or withdrawn here.',
    },
    'create-provenance': {
      right: 'store the provenance',
      consequence: 'Software and model version stand inside the assessment alone.',
    },
    'read-documents': {
      right: 'read documents',
      consequence: 'Assessments stored as documents are not shown.',
    },
    'create-documents': {
      right: 'store documents',
      consequence: 'An assessment cannot be stored as a document.',
    },
    'update-documents': {
      right: 'change documents',
      consequence: 'A document cannot be corrected or withdrawn here.',
    },
    'know-user': {
      right: 'know who is signed in',
      consequence: 'A stored assessment names no clinician.',
    },
  } satisfies Record<ScopeNeed, { right: string; consequence: string }>,
}

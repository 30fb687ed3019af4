/** What a card says beyond the facts of the assessment. A summary must stay under 140 characters for any figures. */
export const cards = {
  service: {
    title: 'TIPM: risk of progression on lenvatinib + camrelizumab',
    description:
      'When lenvatinib + camrelizumab is ordered for advanced hepatocellular carcinoma: the Target Immunotherapy Predict Model (TIPM) score from the chart, what it rests on, and what is missing. Investigational: validate locally before use.',
    usageRequirements:
      'FHIR R4. Full answers need patient, laboratory, tumourSize, stiffness, conditions and medications, as prefetch or by fhirServer with fhirAuthorization; the other keys refine them.',
  },
  source: 'TIPM (Sci Rep 2025) on FHIR',
  summary: {
    scored: (result: string, points: string, cutoff: string, probability: string) =>
      `${result}: TIPM ${points} points (${cutoff}), estimated probability ${probability}`,
    settled: {
      high: (open: string, points: string, cutoff: string, probability: string) =>
        `The class cannot change with ${open}: high risk of progression, TIPM ${points} points (${cutoff}), ${probability}`,
      low: (open: string, points: string, cutoff: string, probability: string) =>
        `The class cannot change with ${open}: low risk of progression, TIPM ${points} points (${cutoff}), ${probability}`,
    },
    untilWeek6: (points: string, cutoff: string) =>
      `Risk of progression undecided until the 6-week elastography: TIPM ${points} points (${cutoff})`,
    undecided: (open: string, points: string, cutoff: string) =>
      `Risk of progression undecided, ${open} open: TIPM ${points} points (${cutoff})`,
    notComputable: (missing: string) => `TIPM not computable yet; missing: ${missing}`,
    notRead: (parts: string) => `TIPM not computable: the chart could not be read (${parts})`,
    outOfScope:
      'TIPM does not apply: the chart records a liver malignancy other than hepatocellular carcinoma',
    baselineMissing:
      'No baseline elastography usable; once therapy has begun, the week-6 change (dT) can no longer be computed',
    followUpDue: (to: string) => `TIPM: the 6-week elastography is due; it counts until ${to}`,
    followUpOverdue: (planned: string, to: string) =>
      `TIPM: the 6-week elastography was due on ${planned}; it still counts until ${to}`,
    ownValues: (day: string, result: string, points: string, cutoff: string) =>
      `Assessed on ${day} with values the clinician gave: ${result}, TIPM ${points} points (${cutoff})`,
    changed: (day: string, names: string, result: string, points: string, before: string | undefined) =>
      `Changed since ${day} (${names}): ${result}, TIPM ${points} points${before === undefined ? '' : `, before ${before}`}`,
    now: (summary: string) => `Now complete: ${summary}`,
  },
  detail: {
    value: 'Value',
    date: 'Date',
    outOfScope: 'A wrong or outdated diagnosis in the problem list would explain it, too.',
    notRead: 'Could not be read',
    consequence: 'what depends on it is treated as unknown, not as absent',
    baseline:
      'dT compares shear wave elastography before therapy with that six weeks after its start. A baseline can only be measured before the first dose. Without it the score stays a range.',
    window: (start: string, planned: string, from: string, to: string) =>
      `Therapy began on ${start}; six weeks later is ${planned}. An examination from ${from} to ${to} counts.`,
    scoreSoFar: (points: string, cutoff: string) => `Until then TIPM is ${points} points (${cutoff}).`,
    ownValues: (when: string, who: string) =>
      `Assessment of ${when} (${who}), with values that the clinician entered or chose:`,
    inChart: (found: string) => `the chart has ${found}`,
    changed: (when: string, who: string) => `Since the assessment of ${when} (${who}):`,
    thenNow: (before: string, now: string) => `then ${before}, now ${now}`,
    information: 'Information for the treating clinician, no recommendation.',
  },
  suggestions: {
    baseline: {
      label: 'Draft order: baseline elastography before the first dose',
      order:
        'Shear wave elastography of the largest liver lesion, 12 sites, before the first dose (baseline for dT)',
    },
    week6: {
      label: (day: string) => `Draft order: 6-week elastography on ${day}`,
      order:
        'Shear wave elastography of the largest liver lesion, 12 sites, six weeks after start of therapy (dT)',
    },
    bloodCount: {
      label: 'Draft order: blood count with differential (for NLR)',
      order: 'Complete blood count with automated differential',
    },
    albumin: { label: 'Draft order: albumin', order: 'Albumin in serum or plasma' },
    tumourSize: {
      label: 'Draft order: imaging of the largest tumour diameter',
      order: 'Liver imaging with the largest diameter of each lesion',
    },
  },
  /** HL7's own displays where the code is HL7's. */
  reasons: {
    considered: 'Known and considered',
    'no-better-option': 'No better option for this patient',
    'data-outdated': 'Data shown are wrong or outdated',
    'cds-not-applicable': 'PC CDS does not apply to patient',
    'recipient-disagrees-evidence':
      'Recipient disagrees with recommendation because of issues with the evidence',
    'does-not-align-preferences': 'Recommendation does not align with patient preferences or values',
    'cds-suboptimal-context': 'PC CDS delivered in suboptimal context',
  },
  openApp: 'Open TIPM in the chart',
  parts: {
    patient: 'patient record',
    laboratory: 'laboratory results',
    tumourSize: 'tumour size',
    stiffness: 'elastography',
    conditions: 'diagnoses',
    medications: 'drug orders',
    administrations: 'drug administrations',
    assessments: 'earlier assessments',
    statements: 'medication statements',
    dispenses: 'drugs dispensed',
    carePlans: 'care plans',
    requestGroups: 'groups of orders',
    serviceRequests: 'orders of services',
    pointsOnFile: 'earlier assessments',
    lesions: 'lesions',
    measurementGroups: 'labels of elastography',
    reports: 'diagnostic reports',
    performance: 'performance status and stage',
    procedures: 'procedures',
  },
}

/** What only the applied model card asks for. Parameters arrive formatted. */
export const appliedCard = {
  stage: (status: string) => `Investigational; model file status: ${status}`,
  status: { reconstructed: 'reconstructed', published: 'published', recalibrated: 'recalibrated' },
  date: (day: string) => `Article published ${day}`,
  version: (id: string, version: string, hash: string) => `${id} ${version}, SHA-256 ${hash}`,
  availability: 'Open source; no clearance or approval for clinical use is known',
  ehr: 'Any EHR with SMART App Launch and FHIR R4, or with CDS Hooks',
  approval: 'None: investigational. No clearance or approval of model or software by a regulator is known.',
  summary: (name: string, regimen: string) =>
    `${name} estimates non-response to ${regimen} in advanced hepatocellular carcinoma from four inputs: neutrophil-to-lymphocyte ratio, albumin, largest tumour diameter, and the change of tumour stiffness after six weeks (dT).`,
  keywords: [
    'hepatocellular carcinoma',
    'lenvatinib',
    'camrelizumab',
    'shear wave elastography',
    'prediction model',
  ],
  howToUse:
    'Opened from the patient’s chart, or shown as a card at the order. Inputs come from the chart with unit, date and source, or are entered by hand; what is missing gives a range. A clinician confirms before anything is stored.',
  ethics: (approval: string) =>
    `Study approved by: ${approval}. Almost all patients had hepatitis B and were men: performance in others is hardly known.`,
  riskLevel: 'Not classified by a regulator. Informs the treatment of a life-threatening disease.',
  modelType: 'Logistic regression of four predictors, read as a nomogram',
  inputSource:
    'Laboratory results, imaging measurements and elastography of the patient’s chart (FHIR R4), or manual entry',
  dataTypes:
    'Input: two blood counts or their ratio, albumin (g/L), diameter (cm), sign of dT. Output: points, class, probability. No images, no free text.',
  security:
    'SMART App Launch with PKCE and the least scopes; no patient data in URLs, logs or lasting browser storage.',
  transparency:
    'Coefficients, reconstruction, errata and the code are open; every output names model version and hash.',
  thirdParty: (licence: string) =>
    `Figures of the article are used as facts; the article is under ${licence}.`,
  stakeholders: 'Not stated by the source.',
  usefulness: {
    goal: 'Tell patients who will not respond from those who will, at the published cut-off.',
    interpretation:
      'Counts of the article’s Table 3 with Wilson intervals, AUC as printed. The authors’ own nomogram gave these; the reconstruction may place single patients otherwise.',
    test: 'Retrospective cohorts: training, internal and external validation',
    process: 'One cut-off chosen in the training cohort (Youden) and applied unchanged to the others.',
  },
  fairness: {
    goal: 'Not stated by the source.',
    interpretation:
      'Survival only, by hepatitis B status: hazard ratio of a high against a low score. Response by sex, age or cause of disease is not reported.',
    test: 'Subgroup analysis of all cohorts',
    data: (hbv: string, nonHbv: string) => `${hbv} patients with hepatitis B, ${nonHbv} without`,
    process: 'Cox regression with interaction term, as reported.',
  },
  safety: {
    goal: 'Know how far the reconstruction stands from the article, and how well probabilities fit.',
    interpretation:
      'Reconstruction computed from Table 2 alone, its rows taken as independent, against the printed training figures; calibration as printed.',
    test: 'Recomputation from printed tables; tests of the software',
    process: 'Every derived figure is recomputed by the software’s tests at each change.',
  },
  metrics: {
    auc: (cohort: string) => `AUC, ${cohort}`,
    sensitivity: (cohort: string) => `Sensitivity, ${cohort}`,
    specificity: (cohort: string) => `Specificity, ${cohort}`,
    ppv: (cohort: string) => `Positive predictive value, ${cohort}`,
    npv: (cohort: string) => `Negative predictive value, ${cohort}`,
    hbv: 'Hazard ratio of death, hepatitis B',
    nonHbv: 'Hazard ratio of death, no hepatitis B',
    interaction: 'p for interaction',
    hosmerLemeshow: (cohort: string) => `Hosmer-Lemeshow p, ${cohort}`,
    brier: (cohort: string) => `Brier score as printed, ${cohort}`,
    reconstructedAuc: 'AUC of the reconstruction (derived)',
    reconstructedSensitivity: 'Sensitivity of the reconstruction (derived)',
    reconstructedSpecificity: 'Specificity of the reconstruction (derived)',
  },
  trial: 'None registered is stated.',
  consent: 'The article says both that consent was given and that it was waived (see errata).',
}

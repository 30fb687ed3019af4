/** The facts of the model as those ask for them who decide on its use: source attributes and model card. Parameters arrive formatted. */
export const modelCard = {
  /** Texts of the shipped model file in this language, by their place; English is in the file itself. */
  fromFile: {} as Readonly<Record<string, string>>,

  groups: {
    details: 'Details and output',
    purpose: 'Purpose',
    cautions: 'Cautioned out-of-scope use',
    development: 'Development and input features',
    fairness: 'Fairness in development',
    external: 'External validation process',
    performance: 'Quantitative measures of performance',
    maintenance: 'Ongoing maintenance',
    updates: 'Update and continued validation schedule',
  },

  attributes: {
    developer: 'Developer and contact',
    funding: 'Funding',
    output: 'Output',
    outputType: 'Type of output',
    intendedUse: 'Intended use',
    intendedPopulation: 'Intended patients',
    intendedUsers: 'Intended users',
    decisionRole: 'Role in decisions',
    outOfScope: 'Tasks, situations and patients it is not for',
    risks: 'Known risks and limits',
    criteria: 'Inclusion and exclusion in development',
    sensitiveVariables: 'Demographic and social variables as inputs',
    demographics: 'Who the development patients were',
    relevance: 'Relevance to where it is used',
    fairnessApproach: 'Approach to a fair output',
    biasManagement: 'Managing bias',
    externalSource: 'External data: source and setting',
    externalParty: 'Who tested externally',
    externalDemographics: 'Who the external patients were',
    externalProcess: 'External validation process',
    internalValidity: 'Validity in data of the same source',
    internalFairness: 'Fairness in data of the same source',
    externalValidity: 'Validity in external data',
    externalFairness: 'Fairness in external data',
    outcomeEvaluation: 'Evaluations of its use on outcomes',
    validityMonitoring: 'Monitoring of validity',
    localValidity: 'Validity in local data',
    fairnessMonitoring: 'Monitoring of fairness',
    localFairness: 'Fairness in local data',
    updateProcess: 'How and how often it is updated',
    correction: 'How often performance is corrected when risks are found',
  },

  investigational: 'Investigational: validate locally before use.',
  notStated: 'Not stated by the source.',
  notStatedInFile: 'Not stated in this site’s model file.',

  developer: (authors: string, correspondence: string) =>
    `The model: ${authors}. Correspondence: ${correspondence}.`,
  softwareDeveloper:
    'This software: the TIPM on FHIR project, independent of the article’s authors. The funding of the software is not stated.',
  funding: (grants: string) => `The study: ${grants}.`,
  output: (maximum: string, cutoff: string, outcome: string, weeks: string) =>
    `Points from 0 to ${maximum}; a class, high from ${cutoff} points; an estimated probability of: ${outcome}, within ${weeks} weeks of the start of therapy. While an input is unknown: the range of points that is possible.`,
  outputType:
    'Prediction (points, probability) and classification (high, low, undecided). No recommendation.',
  intendedUse: (regimen: string, weeks: string) =>
    `To inform a clinician how likely non-response is in advanced hepatocellular carcinoma treated with ${regimen}: before therapy as a range, from week ${weeks} as one score. Investigational: validate locally before use.`,
  intendedUsers:
    'Physicians who treat liver cancer, and sonographers who enter the elastography. Not patients without their physician.',
  decisionRole: 'Informs. The decision, and what it rests on beside this score, remain the clinician’s.',
  outOfScope: [
    'Patients who meet an exclusion criterion, or not all inclusion criteria, of the development study.',
    'Other drugs or combinations, and the choice between them: the model was never compared across therapies.',
    'Stopping, withholding or changing therapy on the score alone.',
    'Stiffness by another method, device or scheme of sites than the one studied.',
    'Any automatic action without a clinician who has seen what the score rests on; emergencies.',
  ],
  risks: {
    status: {
      reconstructed:
        'Axes, intercept and interval are reconstructed from printed figures; the probability is an estimate, not a published number.',
      published: 'By its own statement this model file holds axes and intercept as published.',
      recalibrated: 'This model file was recalibrated by the site; published figures hold for the original.',
    },
    sign: (points: string, maximum: string) =>
      `The article contradicts itself on the sign of dT, which moves ${points} of ${maximum} points.`,
    size: (patients: string, nonEffective: string) =>
      `Coefficients rest on ${patients} patients with ${nonEffective} events, retrospectively gathered; nine covariates were fitted at once.`,
    region: 'One region and one device; elsewhere untested.',
    errata: (count: string) =>
      `${count} errors and inconsistencies of the article are listed on the evidence page.`,
    automation: 'A number can be trusted more than it deserves (automation bias).',
    prognosis:
      'A marker of response under one therapy: patients were not randomised, so it does not show who would fare better with another.',
  },
  included: (criteria: string) => `Included: ${criteria}.`,
  excluded: (criteria: string) => `Excluded: ${criteria}.`,
  separator: '; ',
  sensitiveVariables:
    'None is an input: not race, ethnicity, language, sexual orientation, gender identity, sex, date of birth, social determinants or health status assessments. ECOG status is a criterion of inclusion only.',
  demographics: (patients: string, male: string, hbv: string, age: string) =>
    `${patients} patients: ${male}% men, ${hbv}% with hepatitis B, mean age ${age} years. Race, ethnicity, language and social determinants are not stated.`,
  ofCohort: (cohort: string, patients: string, male: string, hbv: string, mean: string, sd: string) =>
    `${cohort}: ${patients} patients, ${male} men, ${hbv} with hepatitis B, age ${mean} ± ${sd} years.`,
  relevance: (hospitals: string) =>
    `${hospitals}. Relevant to hospitals with such patients, regimen and device; how far it holds elsewhere is to be tested on local patients.`,
  hospital: (name: string, from: string, to: string) => `${name} (${from} to ${to})`,
  biasManagement: (interaction: string) =>
    `One comparison: survival by hepatitis B status, p for interaction ${interaction}. Nothing else is stated.`,
  externalSource: (patients: string) =>
    `External cohort of ${patients} patients. The article names two hospitals and does not say which supplied which cohort.`,
  externalParty: 'The authors themselves. No independent validation is stated.',
  externalProcess:
    'Retrospective: ROC curve, calibration and decision curve of the unchanged score, and its cut-off. The article itself asks for prospective multicentre validation.',
  validity: (
    cohort: string,
    auc: string,
    sensitivity: string,
    specificity: string,
    ppv: string,
    npv: string,
  ) =>
    `${cohort}: AUC ${auc}; sensitivity ${sensitivity}, specificity ${specificity}, positive predictive value ${ppv}, negative predictive value ${npv} (95% Wilson intervals from the counts).`,
  estimate: (value: string, lower: string, upper: string) => `${value} (${lower}–${upper})`,
  estimateSigned: (value: string, lower: string, upper: string) => `${value} (${lower} to ${upper})`,
  outcomeEvaluation: 'None is stated: whether using the score helps patients is unknown.',
  validityMonitoring:
    'Not by the authors. The software’s validation lab recomputes discrimination, calibration and net benefit on a hospital’s own patients; how often is for the hospital to set.',
  local: 'Unknown until the hospital has tested it on its own patients.',
  updateProcess:
    'No schedule is stated. The model is a file with version and hash, which stand on every output: a changed or recalibrated file is another model and shows as such.',
  cohorts: {
    pooled: 'All three cohorts',
    training: 'Training cohort',
    internal: 'Internal validation cohort',
    external: 'External validation cohort',
  },

  /** What only the applied model card asks for. */
  card: {
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
  },
}

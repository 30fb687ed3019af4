import { appliedCard } from './applied-card.ts'

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
    sameName:
      'Another model of the same name exists (World J Gastrointest Oncol 2025;17(5):105872); this is not it.',
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

  card: appliedCard,
}

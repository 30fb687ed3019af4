import { maximumPoints } from '../model/effect.ts'
import { COHORTS, type Cohort } from '../model/published-cohorts.ts'
import type { ModelCardTexts } from '../text/model-card.ts'
import { type CardContext, scaleEnd } from './card-context.ts'
import { estimateText, percentText, publishedOperatingPoint } from './performance.ts'

type GroupId = keyof ModelCardTexts['groups']
type AttributeId = keyof ModelCardTexts['attributes']

/** One thing a user of a predictive model is owed to know; no answer means that the source does not say. */
export interface SourceAttribute {
  readonly id: AttributeId
  readonly answer: readonly string[]
}

export interface AttributeGroup {
  readonly id: GroupId
  readonly attributes: readonly SourceAttribute[]
}

/** Groups and attributes in the order of 45 CFR 170.315(b)(11)(iv)(B). */
const ATTRIBUTE_ORDER: readonly (readonly [GroupId, readonly AttributeId[]])[] = [
  ['details', ['developer', 'funding', 'output', 'outputType']],
  ['purpose', ['intendedUse', 'intendedPopulation', 'intendedUsers', 'decisionRole']],
  ['cautions', ['outOfScope', 'risks']],
  ['development', ['criteria', 'sensitiveVariables', 'demographics', 'relevance']],
  ['fairness', ['fairnessApproach', 'biasManagement']],
  ['external', ['externalSource', 'externalParty', 'externalDemographics', 'externalProcess']],
  [
    'performance',
    ['internalValidity', 'internalFairness', 'externalValidity', 'externalFairness', 'outcomeEvaluation'],
  ],
  ['maintenance', ['validityMonitoring', 'localValidity', 'fairnessMonitoring', 'localFairness']],
  ['updates', ['updateProcess', 'correction']],
]

/** The 31 source attributes of predictive decision support, each with its answer in the reader's language. */
export function sourceAttributes(context: CardContext): readonly AttributeGroup[] {
  return ATTRIBUTE_ORDER.map(([id, attributes]) => ({
    id,
    attributes: attributes.map((attribute) => ({ id: attribute, answer: answerOf(context, attribute) })),
  }))
}

/** The answer to one attribute, paragraph by paragraph; empty where the source does not say. */
export function answerOf(context: CardContext, attribute: AttributeId): readonly string[] {
  const { model, texts, format, fromFile } = context
  const { development, population } = model
  const whole = (value: number) => format.number(value, 0)
  switch (attribute) {
    case 'developer':
      return [
        ...(development === undefined
          ? [`${model.citation.authors}.`]
          : [texts.developer(model.citation.authors, fromFile('correspondence'))]),
        texts.softwareDeveloper,
      ]
    case 'funding':
      return development === undefined
        ? []
        : [texts.funding(development.funding.map((_, at) => fromFile(`funding.${at}`)).join(texts.separator))]
    case 'output':
      return [
        texts.output(
          whole(scaleEnd(model)),
          whole(model.cutoff.points),
          fromFile('outcome'),
          whole(model.outcome.horizonWeeks),
        ),
      ]
    case 'outputType':
      return [texts.outputType]
    case 'intendedUse':
      return [texts.intendedUse(fromFile('regimen'), whole(model.elastography.followUpWeeks))]
    case 'intendedPopulation':
      return [criteria(context, 'inclusion')]
    case 'intendedUsers':
      return [texts.intendedUsers]
    case 'decisionRole':
      return [texts.decisionRole]
    case 'outOfScope':
      return texts.outOfScope
    case 'risks':
      return risks(context)
    case 'criteria':
      return [criteria(context, 'inclusion'), criteria(context, 'exclusion')]
    case 'sensitiveVariables':
      return [texts.sensitiveVariables]
    case 'demographics':
      return [
        texts.demographics(
          whole(COHORTS.reduce((sum, cohort) => sum + model.cohorts[cohort].patients, 0)),
          format.number(population.malePercent, 1),
          format.number(population.hbvPercent, 1),
          format.number(population.meanAgeYears, 1),
        ),
        ...demographics(context, 'training'),
      ]
    case 'relevance':
      return [texts.relevance(hospitals(context))]
    case 'biasManagement':
      return [texts.biasManagement(format.number(model.survivalSubgroups.interactionP, 2))]
    case 'externalSource':
      return [texts.externalSource(whole(model.cohorts.external.patients))]
    case 'externalParty':
      return [texts.externalParty]
    case 'externalDemographics':
      return demographics(context, 'external')
    case 'externalProcess':
      return [texts.externalProcess]
    case 'internalValidity':
      return [validity(context, 'training'), validity(context, 'internal')]
    case 'externalValidity':
      return [validity(context, 'external')]
    case 'outcomeEvaluation':
      return [texts.outcomeEvaluation]
    case 'validityMonitoring':
      return [texts.validityMonitoring]
    case 'localValidity':
    case 'localFairness':
      return [texts.local]
    case 'updateProcess':
      return [texts.updateProcess]
    case 'fairnessApproach':
    case 'internalFairness':
    case 'externalFairness':
    case 'fairnessMonitoring':
    case 'correction':
      return []
  }
}

function risks({ model, texts, format }: CardContext): readonly string[] {
  const { risks } = texts
  const { patients, nonEffective } = model.cohorts.training
  const whole = (value: number) => format.number(value, 0)
  return [
    risks.status[model.status],
    risks.sign(format.number(maximumPoints(model, 'deltaT'), 1), whole(scaleEnd(model))),
    risks.size(whole(patients), whole(nonEffective)),
    risks.prognosis,
    risks.region,
    risks.errata(whole(model.errata.length)),
    ...(model.errata.some(({ id }) => id === 'same-name') ? [risks.sameName] : []),
    risks.automation,
  ]
}

function criteria({ model, texts, fromFile }: CardContext, kind: 'inclusion' | 'exclusion'): string {
  const listed = model.population[kind].map(({ id }) => fromFile(`${kind}.${id}`)).join(texts.separator)
  return kind === 'inclusion' ? texts.included(listed) : texts.excluded(listed)
}

function demographics({ model, texts, format }: CardContext, cohort: Cohort): readonly string[] {
  const { patients, demographics } = model.cohorts[cohort]
  if (demographics === undefined) return []
  const whole = (value: number) => format.number(value, 0)
  const { male, hbv, ageYears } = demographics
  return [
    texts.ofCohort(
      texts.cohorts[cohort],
      whole(patients),
      whole(male),
      whole(hbv),
      format.fixed(ageYears.mean, 1),
      format.fixed(ageYears.sd, 1),
    ),
  ]
}

function hospitals({ model, texts, format, fromFile }: CardContext): string {
  const { development } = model
  if (development === undefined) return fromFile('sites')
  return development.hospitals
    .map(({ from, to }, at) => texts.hospital(fromFile(`hospital.${at}`), format.date(from), format.date(to)))
    .join(texts.separator)
}

function validity(context: CardContext, cohort: Cohort): string {
  const { model, texts } = context
  const { auc, lower, upper } = model.cohorts[cohort].table4.tipm
  const { sensitivity, specificity, ppv, npv } = publishedOperatingPoint(model, cohort)
  return texts.validity(
    texts.cohorts[cohort],
    estimateText(context, { estimate: auc, lower, upper }, 3),
    percentText(context, sensitivity),
    percentText(context, specificity),
    percentText(context, ppv),
    percentText(context, npv),
  )
}

import { COHORTS, type Cohort } from '../model/published-cohorts.ts'
import type { Estimate } from '../stats/interval.ts'
import type { Statistic } from '../stats/statistic.ts'
import type { ModelCardTexts } from '../text/model-card.ts'
import { bibtex } from './bibtex.ts'
import type { CardContext } from './card-context.ts'
import { derivedFigures } from './derived-figures.ts'
import { publishedOperatingPoint } from './performance.ts'
import { answerOf } from './source-attributes.ts'

type Attribute = keyof ModelCardTexts['attributes']

/** A model card as a tree of texts: the order of the keys is that of the schema's elements, a list repeats its element. */
export interface CardTree {
  readonly [element: string]: string | readonly string[] | CardTree | readonly CardTree[]
}

/** The card's namespace, which is also where its schema is published. */
export const CARD_NAMESPACE = 'https://mc.chai.org/v0.2/schema.xsd'

/** The filled Applied Model Card of the Coalition for Health AI, schema v0.2, from the model file alone; texts may hold Markdown. */
export function modelCard(context: CardContext): CardTree {
  const { model, texts, format, fromFile } = context
  const { card } = texts
  const { citation } = model
  const answer = (...attributes: Attribute[]) => paragraphs(context, attributes)
  return {
    BasicInfo: {
      ModelName: fromFile('name'),
      ModelDeveloper: answer('developer'),
      DeveloperContact: model.development === undefined ? texts.notStatedInFile : fromFile('correspondence'),
    },
    ReleaseInfo: {
      ReleaseStage: card.stage(card.status[model.status]),
      ReleaseDate: card.date(format.date(citation.published)),
      ReleaseVersion: card.version(model.id, model.version, model.hash),
      GlobalAvailability: card.availability,
      EHRCompatibility: { EHR: [card.ehr] },
      RegulatoryApproval: card.approval,
    },
    ModelSummary: {
      Summary: card.summary(fromFile('name'), fromFile('regimen')),
      Keywords: { Keyword: card.keywords },
    },
    UsesAndDirections: {
      IntendedUseAndWorkflow: answer('intendedUse', 'decisionRole'),
      PrimaryIntendedUsers: answer('intendedUsers'),
      HowToUse: card.howToUse,
      TargetedPatientPopulation: answer('criteria'),
      CautionedOutOfScopeSettings: answer('outOfScope'),
    },
    Warnings: {
      KnownRisksAndLimitations: answer('risks'),
      KnownBiasesOrEthicalConsiderations: card.ethics(
        model.development === undefined ? texts.notStatedInFile : fromFile('ethics'),
      ),
      ClinicalRiskLevel: card.riskLevel,
    },
    TrustIngredients: {
      AISystemFacts: {
        OutcomesAndOutputs: answer('output', 'outputType'),
        ModelType: card.modelType,
        InputDataSource: card.inputSource,
        OutputAndInputDataTypes: card.dataTypes,
        DevelopmentDataCharacterization: answer('relevance', 'demographics'),
        BiasMitigationApproaches: answer('biasManagement'),
        OngoingMaintenance: answer('validityMonitoring', 'updateProcess'),
        Security: card.security,
        Transparency: card.transparency,
      },
      TransparencyInformation: {
        FundingSource: answer('funding'),
        ThirdPartyInformation: card.thirdParty(citation.licence),
        StakeholdersConsulted: card.stakeholders,
      },
    },
    KeyMetrics: {
      UsefulnessUsabilityEfficacy: {
        MetricGoal: card.usefulness.goal,
        Results: { MetricResult: COHORTS.flatMap((cohort) => usefulness(context, cohort)) },
        Interpretation: card.usefulness.interpretation,
        TestType: card.usefulness.test,
        TestingDataDescription: answer('demographics', 'externalDemographics'),
        ValidationProcessAndJustification: listed([
          card.usefulness.process,
          ...answerOf(context, 'externalProcess'),
        ]),
      },
      FairnessEquity: fairness(context),
      SafetyReliability: {
        MetricGoal: card.safety.goal,
        Results: {
          MetricResult: [...reconstruction(context), ...COHORTS.flatMap((c) => calibration(context, c))],
        },
        Interpretation: card.safety.interpretation,
        TestType: card.safety.test,
        TestingDataDescription: answer('demographics', 'externalDemographics'),
        ValidationProcessAndJustification: card.safety.process,
      },
    },
    Resources: {
      ClinicalTrial: card.trial,
      PeerReviewedPublications: `${citation.authors}. ${citation.title}. ${citation.journal}, ${citation.published}.`,
      PatientConsentOrDisclosure: card.consent,
    },
    Bibliography: bibtex(citation),
  }
}

function paragraphs(context: CardContext, attributes: readonly Attribute[]): string {
  const answer = attributes.flatMap((attribute) => answerOf(context, attribute))
  return answer.length === 0 ? context.texts.notStated : listed(answer)
}

/** One paragraph as it is, several as a Markdown list. */
function listed(paragraphs: readonly string[]): string {
  return paragraphs.length === 1 ? paragraphs.join('') : paragraphs.map((line) => `- ${line}`).join('\n')
}

function usefulness({ model, texts }: CardContext, cohort: Cohort): CardTree[] {
  const { metrics } = texts.card
  const name = texts.cohorts[cohort]
  const { auc, lower, upper } = model.cohorts[cohort].table4.tipm
  const { sensitivity, specificity, ppv, npv } = publishedOperatingPoint(model, cohort)
  return [
    interval(metrics.auc(name), { estimate: auc, lower, upper }),
    ...share(metrics.sensitivity(name), sensitivity),
    ...share(metrics.specificity(name), specificity),
    ...share(metrics.ppv(name), ppv),
    ...share(metrics.npv(name), npv),
  ]
}

function fairness({ model, texts, format }: CardContext): CardTree {
  const { metrics, fairness } = texts.card
  const { hbv, nonHbv, interactionP } = model.survivalSubgroups
  const ratio = (label: string, { hazardRatio, lower, upper }: typeof hbv) =>
    interval(label, { estimate: hazardRatio, lower, upper })
  return {
    MetricGoal: fairness.goal,
    Results: {
      MetricResult: [
        ratio(metrics.hbv, hbv),
        ratio(metrics.nonHbv, nonHbv),
        single(metrics.interaction, interactionP),
      ],
    },
    Interpretation: fairness.interpretation,
    TestType: fairness.test,
    TestingDataDescription: fairness.data(format.number(hbv.patients, 0), format.number(nonHbv.patients, 0)),
    ValidationProcessAndJustification: fairness.process,
  }
}

function reconstruction({ model, texts }: CardContext): CardTree[] {
  const { metrics } = texts.card
  const figures = derivedFigures(model)
  if (figures === undefined) return []
  return [
    single(metrics.reconstructedAuc, figures.auc),
    single(metrics.reconstructedSensitivity, figures.sensitivityPercent, '%'),
    single(metrics.reconstructedSpecificity, figures.specificityPercent, '%'),
  ]
}

function calibration({ model, texts }: CardContext, cohort: Cohort): CardTree[] {
  const { metrics } = texts.card
  const { hosmerLemeshowP, brier } = model.cohorts[cohort].table4.tipm
  const name = texts.cohorts[cohort]
  return [single(metrics.hosmerLemeshow(name), hosmerLemeshowP), single(metrics.brier(name), brier)]
}

/** A share with its 95 % interval, in percent to one decimal; none where the counts do not allow it. */
function share(label: string, result: Statistic<Estimate>): CardTree[] {
  if (!result.ok) return []
  const percent = (fraction: number) => Math.round(1000 * fraction) / 10
  const { estimate, lower, upper } = result.value
  return [interval(label, { estimate: percent(estimate), lower: percent(lower), upper: percent(upper) }, '%')]
}

function interval(Label: string, { estimate, lower, upper }: Estimate, unit?: string): CardTree {
  const value = { kind: 'estimate_ci', estimate, lower, upper, level: 95, unit }
  return { Label, ValueJson: JSON.stringify(value) }
}

function single(Label: string, value: number, unit?: string): CardTree {
  return { Label, ValueJson: JSON.stringify({ kind: 'single', value, unit }) }
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { LANGUAGES } from '../site/language.ts'
import { cardContext } from './card-context.ts'
import { CARD_NAMESPACE, type CardTree, modelCard } from './model-card.ts'
import { readXml } from './test-xml.ts'
import { cardJson, cardXml } from './write-card.ts'

const model = await tipmModel()

const METRIC = [
  'MetricGoal',
  'Results',
  'Interpretation',
  'TestType',
  'TestingDataDescription',
  'ValidationProcessAndJustification',
]
/** The elements of CHAI's schema v0.2 in the order that it demands; those left out here are optional there. */
const SCHEMA = {
  '': [
    'BasicInfo',
    'ReleaseInfo',
    'ModelSummary',
    'UsesAndDirections',
    'Warnings',
    'TrustIngredients',
    'KeyMetrics',
    'Resources',
    'Bibliography',
  ],
  BasicInfo: ['ModelName', 'ModelDeveloper', 'DeveloperContact'],
  ReleaseInfo: [
    'ReleaseStage',
    'ReleaseDate',
    'ReleaseVersion',
    'GlobalAvailability',
    'EHRCompatibility',
    'RegulatoryApproval',
  ],
  ModelSummary: ['Summary', 'Keywords'],
  UsesAndDirections: [
    'IntendedUseAndWorkflow',
    'PrimaryIntendedUsers',
    'HowToUse',
    'TargetedPatientPopulation',
    'CautionedOutOfScopeSettings',
  ],
  Warnings: ['KnownRisksAndLimitations', 'KnownBiasesOrEthicalConsiderations', 'ClinicalRiskLevel'],
  TrustIngredients: ['AISystemFacts', 'TransparencyInformation'],
  'TrustIngredients.AISystemFacts': [
    'OutcomesAndOutputs',
    'ModelType',
    'InputDataSource',
    'OutputAndInputDataTypes',
    'DevelopmentDataCharacterization',
    'BiasMitigationApproaches',
    'OngoingMaintenance',
    'Security',
    'Transparency',
  ],
  'TrustIngredients.TransparencyInformation': [
    'FundingSource',
    'ThirdPartyInformation',
    'StakeholdersConsulted',
  ],
  KeyMetrics: ['UsefulnessUsabilityEfficacy', 'FairnessEquity', 'SafetyReliability'],
  'KeyMetrics.UsefulnessUsabilityEfficacy': METRIC,
  'KeyMetrics.FairnessEquity': METRIC,
  'KeyMetrics.SafetyReliability': METRIC,
  Resources: ['ClinicalTrial', 'PeerReviewedPublications', 'PatientConsentOrDisclosure'],
} as const

function at(card: CardTree, path: string): CardTree {
  return path === '' ? card : path.split('.').reduce<CardTree>((tree, name) => tree[name] as CardTree, card)
}

test.each(LANGUAGES)(
  'the card has the sections of the schema in their order, none empty (%s)',
  (language) => {
    const card = modelCard(cardContext(model, language, 'UTC'))
    for (const [path, elements] of Object.entries(SCHEMA))
      expect(Object.keys(at(card, path))).toEqual(elements)
    expect(JSON.stringify(card)).not.toMatch(/":""|undefined|NaN|\[\]/)
  },
)

test.each(LANGUAGES)('JSON and XML read back as the same card (%s)', (language) => {
  const card = modelCard(cardContext(model, language, 'UTC'))
  expect(JSON.parse(cardJson(card))).toEqual({ $schema: CARD_NAMESPACE, AppliedModelCard: card })
  expect(readXml(cardXml(card))).toEqual({
    root: 'AppliedModelCard',
    namespace: CARD_NAMESPACE,
    card: JSON.parse(JSON.stringify(card)),
  })
})

test('any text survives XML, but for characters that XML cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const { card } = readXml(cardXml({ Summary: text }))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters under test
      const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
      expect(card).toEqual({ Summary: text.replace(unwritable, '\ufffd') })
    }),
  )
})

test('metrics are values with their intervals: sensitivity 82.5 % of 40, specificity 85.4 % of 103 in training', () => {
  const card = modelCard(cardContext(model, 'en', 'UTC'))
  const { MetricResult } = at(card, 'KeyMetrics.UsefulnessUsabilityEfficacy.Results')
  const values = new Map(
    (MetricResult as readonly CardTree[]).map(({ Label, ValueJson }) => [
      Label,
      JSON.parse(String(ValueJson)),
    ]),
  )
  expect(values.get('AUC, Training cohort')).toEqual({
    kind: 'estimate_ci',
    estimate: 0.933,
    lower: 0.893,
    upper: 0.973,
    level: 95,
  })
  // 33/40 and 88/103 by Wilson's formula, worked out apart from this software.
  expect(values.get('Sensitivity, Training cohort')).toMatchObject({
    estimate: 82.5,
    lower: 68.1,
    upper: 91.3,
  })
  expect(values.get('Specificity, Training cohort')).toMatchObject({ estimate: 85.4, lower: 77.4, upper: 91 })
})

test('the card names the model by version and hash, and cites the article', () => {
  const card = modelCard(cardContext(model, 'en', 'UTC'))
  expect(at(card, 'ReleaseInfo')['ReleaseVersion']).toContain(model.hash)
  expect(card['Bibliography']).toContain('author = {Tu, H and Feng, S and')
})

import { modelInputs } from '../fhir/assess-chart.ts'
import type { ChartInputs } from '../fhir/chart-inputs.ts'
import type { Criterion } from '../fhir/criteria/criteria.ts'
import type { Assessment, NotComputable, OutOfScope } from '../model/assessment.ts'
import { maximumPoints } from '../model/effect.ts'
import { otherSense } from '../model/other-sense.ts'
import { PREDICTORS } from '../model/predictor.ts'
import { countsOf } from '../model/published-cohorts.ts'
import { conditionText } from '../text/condition-text.ts'
import type { Texts } from '../text/texts.ts'
import type { Fact } from './fact.ts'
import {
  cutoffText,
  pointsOf,
  pointsText,
  type Scored,
  scoreWords,
  sharePoints,
  valueText,
  type Wording,
} from './wording.ts'

/** The answer, what would decide it, and the points of each input. `chart` is absent for values given by themselves. */
export function answerFacts(wording: Wording, assessment: Assessment, chart?: ChartInputs): Fact[] {
  switch (assessment.kind) {
    case 'complete':
    case 'bounded':
      return [
        ...scoreFacts(wording, assessment),
        ...studyFact(wording, assessment),
        ...(chart === undefined ? [] : otherSenseFact(wording, chart)),
        ...decidingFacts(wording, assessment),
        ...driverFacts(wording, assessment),
      ]
    case 'notComputable':
    case 'outOfScope':
      return [
        {
          id: 'result',
          group: 'answer',
          label: wording.texts.answer.result,
          value: noScoreTitle(wording.texts, assessment),
          notes: noScoreTexts(wording.texts, assessment, chart?.criteria ?? []),
          tone: 'open',
        },
      ]
  }
}

export function noScoreTitle(texts: Texts, { kind }: NotComputable | OutOfScope): string {
  return kind === 'outOfScope' ? texts.answer.outOfScope.title : texts.answer.notComputable.title
}

/** Why no score is formed; where the user's own answer is why, that is said. */
export function noScoreTexts(
  texts: Texts,
  assessment: NotComputable | OutOfScope,
  criteria: readonly Criterion[],
): string[] {
  const { notComputable, outOfScope } = texts.answer
  if (assessment.kind === 'notComputable') {
    return assessment.reasons.map((reason) => notComputable.reasons[reason])
  }
  const hcc = criteria.find(({ id }) => id === 'hcc')
  return assessment.reasons.map((reason) =>
    hcc?.answer === undefined ? outOfScope.reasons[reason] : outOfScope.answered,
  )
}

function scoreFacts(wording: Wording, assessment: Scored): Fact[] {
  const { texts, format, model } = wording
  const words = scoreWords(wording, assessment)
  const meaning = texts.answer.classMeaning(format.number(model.outcome.horizonWeeks, 0))
  return [
    {
      id: 'result',
      group: 'answer',
      label: texts.answer.result,
      value: words.result,
      notes: words.why === undefined ? [meaning] : [words.why, meaning],
      tone: assessment.riskClass === 'undecided' ? 'open' : assessment.riskClass,
    },
    {
      id: 'points',
      group: 'answer',
      label: texts.answer.points,
      value: `${words.points} ${words.ofMaximum}`,
      unit: '{score}',
      notes: [words.cutoff],
      tone: 'plain',
    },
    {
      id: 'probability',
      group: 'answer',
      label: texts.answer.probability,
      value: words.probability,
      unit: '%',
      notes: [words.probabilityNote],
      tone: 'plain',
    },
  ]
}

/** What the class meant in the study, where a class stands; a cut-off of the site's own was not studied. */
function studyFact({ texts, format, model }: Wording, { riskClass }: Scored): Fact[] {
  if (riskClass === 'undecided' || model.cutoff.source === 'site') return []
  const { tp, fp, fn, tn } = countsOf(model, 'pooled')
  const share = riskClass === 'high' ? tp / (tp + fp) : fn / (fn + tn)
  const { study } = texts.answer
  return [
    {
      id: 'study',
      group: 'answer',
      label: study.label,
      value: study[riskClass](cutoffText({ format, model }), format.number(100 * share, 0)),
      notes: model.status === 'recalibrated' ? [study.originalModel] : [],
      tone: 'plain',
    },
  ]
}

/** The points and the class by the other sense of dT, where the class would be another. */
function otherSenseFact(wording: Wording, chart: ChartInputs): Fact[] {
  const { deltaT } = chart
  const isFormed = deltaT.state === 'known' && deltaT.evidence.rule === 'stiffness-change'
  const other = otherSense(wording.model, modelInputs(chart), isFormed ? deltaT.exams.change : undefined)
  if (other === undefined) return []
  const words = scoreWords(wording, other)
  const { label, note } = wording.texts.answer.otherSense
  return [
    {
      id: 'otherSense',
      group: 'answer',
      label,
      value: `${words.points} ${words.ofMaximum}${wording.texts.joins.semicolon}${words.result}`,
      unit: '{score}',
      notes: [note],
      tone: 'warning',
    },
  ]
}

function decidingFacts(wording: Wording, assessment: Scored): Fact[] {
  if (assessment.kind !== 'bounded' || assessment.riskClass !== 'undecided') return []
  const { texts } = wording
  return assessment.open.map(({ predictor, decides, lowIf, highIf }) => ({
    id: `decides.${predictor}`,
    group: 'deciding',
    label: texts.inputs.names[predictor],
    value: texts.deciding[decides],
    notes: [
      ...(lowIf ? [texts.deciding.low(conditionText(wording, lowIf))] : []),
      ...(highIf ? [texts.deciding.high(conditionText(wording, highIf))] : []),
    ],
    tone: 'open',
  }))
}

function driverFacts(wording: Wording, assessment: Scored): Fact[] {
  const { texts, format, model } = wording
  return PREDICTORS.map((predictor) => {
    const settled = assessment.contributions.find((item) => item.predictor === predictor)
    const { low, high } = sharePoints(assessment, predictor) ?? { low: 0, high: 0 }
    const one = (points: number) => format.fixed(points, 1)
    return {
      id: `points.${predictor}`,
      group: 'drivers',
      label: texts.inputs.names[predictor],
      value: texts.drivers.ofMaximum(
        settled ? one(low) : texts.drivers.range(one(low), one(high)),
        one(maximumPoints(model, predictor)),
      ),
      unit: '{score}',
      notes: settled
        ? [
            valueText(wording, predictor, settled.value),
            ...(settled.clampedTo === undefined
              ? []
              : [texts.drivers.clamped(valueText(wording, predictor, settled.clampedTo))]),
          ]
        : [texts.drivers.unknown],
      tone: settled ? 'plain' : 'open',
    }
  })
}

/** The result in one sentence, for a screen reader. */
export function announcement(wording: Wording, assessment: Assessment): string {
  if (assessment.kind !== 'complete' && assessment.kind !== 'bounded')
    return noScoreTitle(wording.texts, assessment)
  const points = `${pointsText(wording, pointsOf(assessment))} ${scoreWords(wording, assessment).ofMaximum}`
  return wording.texts.answer.announce(wording.texts.answer.classes[assessment.riskClass], points)
}

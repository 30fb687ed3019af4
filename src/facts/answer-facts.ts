import { modelInputs } from '../fhir/assess-chart.ts'
import type { ChartInputs } from '../fhir/chart-inputs.ts'
import {
  type Assessment,
  isScored,
  type NotComputable,
  type OpenInput,
  type OutOfScope,
  type Scored,
} from '../model/assessment.ts'
import { maximumPoints } from '../model/effect.ts'
import { otherSense } from '../model/other-sense.ts'
import { PREDICTORS, type Predictor } from '../model/predictor.ts'
import { countsOf } from '../model/published-cohorts.ts'
import { linearPredictorAt, probability } from '../model/score.ts'
import { conditionText } from '../text/condition-text.ts'
import type { Texts } from '../text/texts.ts'
import { type Fact, fact } from './fact.ts'
import { factLine } from './plain-text.ts'
import {
  cutoffText,
  pointsOf,
  pointsText,
  scoreWords,
  shareText,
  valueText,
  type Wording,
} from './wording.ts'

/** Facts without which the class would be read for more than it is: they stand with it at every door. */
export const CAVEATS: readonly string[] = ['otherSense', 'afterStart']

/** The caveats of an answer, each in one line. */
export function caveatLines(texts: Texts, facts: readonly Fact[]): string[] {
  return facts
    .filter(({ id }) => CAVEATS.includes(id))
    .map((caveat) => factLine(texts, { ...caveat, notes: [] }, false))
}

/** The answer, what would decide it, and the points of each input. `chart` is absent for values given by themselves. */
export function answerFacts(wording: Wording, assessment: Assessment, chart?: ChartInputs): Fact[] {
  switch (assessment.kind) {
    case 'complete':
    case 'bounded':
      return [
        ...scoreFacts(wording, assessment),
        ...studyFact(wording, assessment),
        ...(chart === undefined
          ? []
          : [...otherSenseFact(wording, chart), ...afterStartFact(wording, chart)]),
        ...decidingFacts(wording, assessment),
        ...driverFacts(wording, assessment),
      ]
    case 'notComputable':
    case 'outOfScope':
      return [
        fact(
          'result',
          'answer',
          wording.texts.answer.result,
          noScoreTitle(wording.texts, assessment, chart),
          {
            notes: noScoreTexts(wording.texts, assessment, chart),
            tone: 'open',
          },
        ),
      ]
  }
}

/** Why there is no score, in a few words; that the chart could not be read goes before that nothing is known. */
export function noScoreTitle(
  texts: Texts,
  { kind }: NotComputable | OutOfScope,
  chart?: ChartInputs,
): string {
  if (kind === 'notComputable' && isUnread(chart)) return texts.answer.notComputable.unread
  return kind === 'outOfScope' ? texts.answer.outOfScope.title : texts.answer.notComputable.title
}

/** Whether an input is unknown because the part of the chart that would hold it could not be read. */
function isUnread(chart: ChartInputs | undefined): boolean {
  return PREDICTORS.some((input) => {
    const reading = chart?.[input]
    return reading?.state === 'unknown' && reading.reason === 'read-failed'
  })
}

/** Why no score is formed; where the user's own answer is why, that is said. */
function noScoreTexts(
  texts: Texts,
  assessment: NotComputable | OutOfScope,
  chart: ChartInputs | undefined,
): string[] {
  const { notComputable, outOfScope } = texts.answer
  if (assessment.kind === 'notComputable') {
    // What may well be on file is not to be typed anew.
    if (isUnread(chart)) return [notComputable.readAgain]
    return assessment.reasons.map((reason) => notComputable.reasons[reason])
  }
  const hcc = chart?.criteria.find(({ id }) => id === 'hcc')
  return assessment.reasons.map((reason) =>
    hcc?.answer === undefined ? outOfScope.reasons[reason] : outOfScope.answered,
  )
}

function scoreFacts(wording: Wording, assessment: Scored): Fact[] {
  const { texts, format, model } = wording
  const words = scoreWords(wording, assessment)
  const meaning = texts.answer.classMeaning(format.number(model.outcome.horizonWeeks, 0))
  const { answer } = texts
  return [
    fact('result', 'answer', answer.result, words.result, {
      notes: words.why === undefined ? [meaning] : [words.why, meaning],
      tone: assessment.riskClass === 'undecided' ? 'open' : assessment.riskClass,
    }),
    fact('points', 'answer', answer.points, `${words.points} ${words.ofMaximum}`, {
      unit: '{score}',
      notes: [words.cutoff],
    }),
    fact('probability', 'answer', answer.probability, words.probability, {
      unit: '%',
      notes: [words.probabilityNote],
    }),
  ]
}

/** What the class meant in the study, where a class stands, with this patient's own estimate beside it; a cut-off of the site's own was not studied. */
function studyFact(wording: Wording, assessment: Scored): Fact[] {
  const { texts, format, model } = wording
  const { riskClass } = assessment
  if (riskClass === 'undecided' || model.cutoff.source === 'site') return []
  const { tp, fp, fn, tn } = countsOf(model, 'pooled')
  const share = riskClass === 'high' ? tp / (tp + fp) : fn / (fn + tn)
  const { study } = texts.answer
  const cutoff = cutoffText(wording)
  const atCutoff = format.percent(probability(model, linearPredictorAt(model, model.cutoff.points)))
  const value = study[riskClass](
    cutoff,
    atCutoff,
    format.number(100 * share, 0),
    scoreWords(wording, assessment).probability,
  )
  const notes = model.status === 'recalibrated' ? [study.originalModel] : []
  return [fact('study', 'answer', study.label, value, { notes })]
}

/** The points and the class by the other sense of dT, where the class would be another. */
function otherSenseFact(wording: Wording, chart: ChartInputs): Fact[] {
  const { deltaT } = chart
  const isFormed = deltaT.state === 'known' && deltaT.evidence.rule === 'stiffness-change'
  const other = otherSense(wording.model, modelInputs(chart), isFormed ? deltaT.exams.change : undefined)
  if (other === undefined) return []
  const words = scoreWords(wording, other)
  const { label, note } = wording.texts.answer.otherSense
  const value = `${words.points} ${words.ofMaximum}${wording.texts.joins.semicolon}${words.result}`
  return [fact('otherSense', 'answer', label, value, { unit: '{score}', notes: [note], tone: 'warning' })]
}

/** That a value stands in for one from before therapy; the model knows no other. */
function afterStartFact({ texts, format }: Wording, chart: ChartInputs): Fact[] {
  const later = (['nlr', 'albumin', 'diameter'] as const).filter((input) => {
    const reading = chart[input]
    return reading.state !== 'unknown' && reading.evidence.freshness === 'later'
  })
  if (later.length === 0) return []
  const { label, value } = texts.answer.afterStart
  const names = format.list(later.map((input) => texts.inputs.rows[input].name))
  return [fact('afterStart', 'answer', label, value(names), { tone: 'warning' })]
}

function decidingFacts(wording: Wording, assessment: Scored): Fact[] {
  if (assessment.riskClass !== 'undecided') return []
  const { deciding, inputs } = wording.texts
  return assessment.open.map(({ predictor, decides, lowIf, highIf }) =>
    fact(`decides.${predictor}`, 'deciding', inputs.names[predictor], deciding[decides], {
      notes: [
        ...(lowIf ? [deciding.low(conditionText(wording, lowIf))] : []),
        ...(highIf ? [deciding.high(conditionText(wording, highIf))] : []),
        ...(predictor === 'deltaT' && (lowIf ?? highIf)
          ? [wording.texts.drivers.sense[wording.model.elastography.deltaTConvention]]
          : []),
      ],
      tone: 'open',
    }),
  )
}

function driverFacts(wording: Wording, assessment: Scored): Fact[] {
  const { texts, format, model } = wording
  const { drivers, inputs } = texts
  return PREDICTORS.map((predictor) => {
    const settled = assessment.contributions.find((item) => item.predictor === predictor)
    const opened = openInput(assessment, predictor)
    const maximum = maximumPoints(model, predictor)
    const share = settled ? { low: settled.points, high: settled.points } : opened?.points
    const value = drivers.ofMaximum(
      shareText(wording, share ?? { low: 0, high: maximum }),
      format.fixed(maximum, 0),
    )
    const shown = settled?.value ?? opened?.range
    const end = settled?.clampedTo
    return fact(`points.${predictor}`, 'drivers', inputs.names[predictor], value, {
      unit: '{score}',
      notes: [
        shown === undefined ? drivers.unknown : valueText(wording, predictor, shown),
        ...(end === undefined ? [] : [drivers.clamped(valueText(wording, predictor, end))]),
      ],
      tone: settled ? 'plain' : 'open',
    })
  })
}

function openInput(assessment: Scored, predictor: Predictor): OpenInput | undefined {
  return assessment.kind === 'bounded'
    ? assessment.open.find((item) => item.predictor === predictor)
    : undefined
}

/** The result in one sentence, for a screen reader. */
export function announcement(wording: Wording, assessment: Assessment, chart: ChartInputs): string {
  if (!isScored(assessment)) return noScoreTitle(wording.texts, assessment, chart)
  const points = `${pointsText(wording, pointsOf(assessment))} ${scoreWords(wording, assessment).ofMaximum}`
  return wording.texts.answer.announce(wording.texts.answer.classes[assessment.riskClass], points)
}

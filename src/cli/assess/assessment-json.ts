import type {
  Assessment,
  Bound,
  BoundedAssessment,
  CompleteAssessment,
  Condition,
} from '../../model/assessment.ts'
import { maximumPoints } from '../../model/effect.ts'
import type { Interval } from '../../model/interval.ts'
import type { TipmModel } from '../../model/load-model.ts'
import { type DeltaTSign, PREDICTORS } from '../../model/predictor.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import { filled } from '../filled.ts'
import type { CliProblem } from '../problem.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import { type JsonInput, type JsonOutput, jsonOutput } from './json-output.ts'

/** A document that says nothing yet: every key there, nothing known. */
export function blankOutput(command: JsonOutput['command']): JsonOutput {
  const nothing = filled(jsonOutput, {
    ...{ format: 'tipm-assessment-1', command, exitCode: 0, kind: 'failed' },
    ...{ version: SOFTWARE_VERSION, investigational: true },
  })
  return { ...nothing, problems: [] }
}

/** A command's document where it is refused. */
export function refusedAssessment(command: JsonOutput['command']) {
  return (exitCode: ExitCode, problems: readonly CliProblem[]): JsonOutput => ({
    ...blankOutput(command),
    exitCode,
    problems: [...problems],
  })
}

/** 0 for a score, whole or bounded; 2 for none. */
export function exitCodeOf(kind: JsonOutput['kind']): ExitCode {
  switch (kind) {
    case 'complete':
    case 'bounded':
      return EXIT.ok
    case 'notComputable':
    case 'outOfScope':
      return EXIT.noScore
    case 'failed':
      return EXIT.internal
  }
}

/** What the document says of an assessment and its model. Points and probabilities are not rounded. */
export function assessmentJson(model: TipmModel, assessment: Assessment): Partial<JsonOutput> {
  return {
    kind: assessment.kind,
    exitCode: exitCodeOf(assessment.kind),
    cutoff: model.cutoff.points,
    maximumPoints: PREDICTORS.reduce((sum, predictor) => sum + maximumPoints(model, predictor), 0),
    model: {
      id: model.id,
      version: model.version,
      hash: model.hash,
      status: model.status,
      deltaTConvention: model.elastography.deltaTConvention,
      horizonWeeks: model.outcome.horizonWeeks,
    },
    ...scoreJson(model, assessment),
  }
}

function scoreJson(model: TipmModel, assessment: Assessment): Partial<JsonOutput> {
  switch (assessment.kind) {
    case 'complete': {
      const { points, probability, interval, riskClass } = assessment
      return {
        ...boundsJson(assessment, assessment),
        points,
        probability,
        riskClass,
        interval: interval === undefined ? null : { ...interval, level: model.interval?.level ?? 0.95 },
        contributions: contributionsJson(assessment),
      }
    }
    case 'bounded': {
      const { low, high, riskClass, open } = assessment
      return {
        ...boundsJson(low, high),
        riskClass,
        contributions: contributionsJson(assessment),
        unknown: open.map(({ predictor, maximumPoints, points, decides, highIf, lowIf }) => ({
          predictor,
          maximumPoints,
          pointsLow: points.low,
          pointsHigh: points.high,
          decides,
          highIf: conditionJson(highIf),
          lowIf: conditionJson(lowIf),
        })),
      }
    }
    case 'notComputable':
    case 'outOfScope':
      return { reasons: [...assessment.reasons] }
  }
}

function boundsJson(low: Omit<Bound, 'linearPredictor'>, high: Omit<Bound, 'linearPredictor'>) {
  return {
    pointsLow: low.points,
    pointsHigh: high.points,
    probabilityLow: low.probability,
    probabilityHigh: high.probability,
  }
}

function contributionsJson({
  contributions,
}: CompleteAssessment | BoundedAssessment): JsonOutput['contributions'] {
  return contributions.map(({ predictor, value, points, maximumPoints, logOdds, clampedTo }) => ({
    predictor,
    ...valueJson(value),
    points,
    maximumPoints,
    logOdds,
    clampedTo: clampedTo ?? null,
  }))
}

/** A range is `low` and `high` beside no value; nothing bounds it above where `high` is null. */
export function valueJson(value: number | DeltaTSign | Interval): Pick<JsonInput, 'value' | 'low' | 'high'> {
  if (typeof value !== 'object') return { value, low: null, high: null }
  return { value: null, low: value.low, high: Number.isFinite(value.high) ? value.high : null }
}

function conditionJson(condition: Condition | undefined): JsonOutput['unknown'][number]['highIf'] {
  return condition === undefined ? null : { ...condition }
}

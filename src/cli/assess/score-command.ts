import { assess } from '../../model/assess.ts'
import type { TipmModel } from '../../model/load-model.ts'
import { neutrophilLymphocyteRatio } from '../../model/nlr.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { type CommandInput, type CommandOutcome, refused } from '../command.ts'
import type { SCORE } from '../declarations.ts'
import { EXIT } from '../exit-code.ts'
import { filled } from '../filled.ts'
import { loadSetup } from '../load-setup.ts'
import { type CliProblem, error, note } from '../problem.ts'
import { assessmentJson, blankOutput } from './assessment-json.ts'
import { assessmentOutcome } from './assessment-outcome.ts'
import { scoreFacts } from './cli-facts.ts'
import {
  type JsonDeltaT,
  type JsonInput,
  type JsonInputs,
  type JsonOutput,
  jsonDeltaT,
  jsonInput,
  jsonSource,
} from './json-output.ts'
import { assessmentNotes } from './notes.ts'
import { type GivenValue, type GivenValues, scoreInputs } from './score-inputs.ts'

/** `tipm score`: the score of values given on the command line; whatever is left out is unknown. */
export async function scoreCommand({
  options,
  operands,
}: CommandInput<typeof SCORE>): Promise<CommandOutcome> {
  const wrong = wrongUse(options, operands)
  if (wrong !== undefined) return refused(EXIT.wrongUse, wrong)
  const setup = await loadSetup(options)
  if (!setup.ok) return refused(EXIT.badInput, ...setup.problem)
  const inputs = scoreInputs(options, setup.value.site.reading)
  if (!inputs.ok) return refused(EXIT.badInput, ...inputs.problem)
  return scored(setup.value, inputs.value, options)
}

function wrongUse(
  { nlr, anc, alc, dt }: CommandInput<typeof SCORE>['options'],
  operands: readonly string[],
): CliProblem | undefined {
  if (operands.length > 0) {
    return error(
      'unexpected-argument',
      'score takes options only; a value whose unit is set apart needs quotes, such as --anc "4.1 10*3/uL"',
    )
  }
  if (nlr !== undefined && (anc !== undefined || alc !== undefined)) {
    return error('nlr-and-counts', 'give either --nlr or --anc with --alc, not both')
  }
  if (dt !== undefined && dt !== 'negative' && dt !== 'nonnegative' && dt !== 'unknown') {
    return error('dt-value', '--dt is negative, nonnegative or unknown')
  }
  return undefined
}

function signOf(dt: string | undefined): DeltaTSign | undefined {
  return dt === 'negative' || dt === 'nonnegative' ? dt : undefined
}

function scored(
  { model, site }: { readonly model: TipmModel; readonly site: SiteConfig },
  values: GivenValues,
  options: CommandInput<typeof SCORE>['options'],
): CommandOutcome {
  const deltaT = signOf(options.dt)
  const { anc, alc } = values
  const fromCounts = anc && alc && neutrophilLymphocyteRatio(anc.value, alc.value)
  const assessment = assess(model, {
    nlr: values.nlr?.value ?? fromCounts,
    deltaT,
    albumin: values.albumin?.value,
    diameter: values.diameter?.value,
  })
  const inputs: JsonInputs = {
    anc: given(anc, '10*9/L'),
    alc: given(alc, '10*9/L'),
    nlr: values.nlr ? given(values.nlr, '1') : ratio(anc, alc, fromCounts),
    albumin: given(values.albumin, 'g/L'),
    diameter: given(values.diameter, 'cm'),
    deltaT: givenSign(deltaT),
  }
  const output: JsonOutput = {
    ...blankOutput('score'),
    ...assessmentJson(model, assessment),
    inputs,
    problems: [...unknownNotes(inputs), ...assessmentNotes(model, assessment)],
  }
  return assessmentOutcome(output, scoreFacts(inputs, assessment, model, site), options)
}

const NOTHING = filled(jsonInput, { reason: 'not-given' })

function given(item: GivenValue | undefined, unit: string): JsonInput {
  return item === undefined ? NOTHING : fromCommandLine(item.value, unit, [item.original])
}

function ratio(
  anc: GivenValue | undefined,
  alc: GivenValue | undefined,
  value: number | undefined,
): JsonInput {
  if (anc !== undefined && alc !== undefined && value !== undefined) {
    return { ...fromCommandLine(value, '1', [anc.original, alc.original]), rule: 'ratio-of-counts' }
  }
  return anc === undefined && alc === undefined ? NOTHING : { ...NOTHING, reason: 'other-count-missing' }
}

function givenSign(sign: DeltaTSign | undefined): JsonDeltaT {
  return filled(jsonDeltaT, sign === undefined ? NOTHING : fromCommandLine(sign, null, [sign]))
}

function fromCommandLine(
  value: number | DeltaTSign,
  unit: string | null,
  originals: readonly string[],
): JsonInput {
  const name = 'command line'
  const sources = originals.map((original) => filled(jsonSource, { name, original }))
  return filled(jsonInput, { value, unit, rule: 'given', source: name, sources })
}

function unknownNotes(inputs: JsonInputs): CliProblem[] {
  return (['nlr', 'deltaT', 'albumin', 'diameter'] as const).flatMap((input) => {
    const { reason } = inputs[input]
    if (reason === null) return []
    return reason === 'other-count-missing'
      ? [note(reason, 'Only one of the two counts is given; their ratio needs both.', { input })]
      : [note('not-given', 'Not given.', { input })]
  })
}

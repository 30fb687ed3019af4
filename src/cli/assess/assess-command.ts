import { recordWords } from '../../facts/record-words.ts'
import { assessChart } from '../../fhir/assess-chart.ts'
import type { EditFault } from '../../fhir/edits/edits.ts'
import { entryDate } from '../../fhir/edits/entry-date.ts'
import { readChart } from '../../fhir/read-chart.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { gapFailures } from '../../fhir/resources/source-gaps.ts'
import { planSave } from '../../fhir/write/save-plan.ts'
import { FULL_STORAGE } from '../../fhir/write/storage-form.ts'
import { isScored } from '../../model/assessment.ts'
import { written } from '../../text/written.ts'
import { type CommandInput, type CommandOutcome, refused } from '../command.ts'
import type { ASSESS } from '../declarations.ts'
import { EXIT } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { loadSetup } from '../load-setup.ts'
import { type CliProblem, error } from '../problem.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import { asOfDate } from './as-of.ts'
import { assessmentJson, blankOutput } from './assessment-json.ts'
import { assessmentOutcome } from './assessment-outcome.ts'
import { chartJson } from './chart-json.ts'
import { choosePatient } from './choose-patient.ts'
import { chartFacts } from './cli-facts.ts'
import type { JsonOutput } from './json-output.ts'
import { assessmentNotes, chartNotes } from './notes.ts'
import { readResources } from './read-resources.ts'

/** `tipm assess FILE|-`: the assessment of one patient's chart, given as FHIR R4 JSON. */
export async function assessCommand(
  { options, operands }: CommandInput<typeof ASSESS>,
  io: Io,
): Promise<CommandOutcome> {
  const [file] = operands
  const wrong = wrongUse(operands, options)
  if (wrong !== undefined || file === undefined) return refused(EXIT.wrongUse, ...(wrong ?? []))
  const setup = await loadSetup(options)
  if (!setup.ok) return refused(EXIT.badInput, ...setup.problem)
  const { site, model } = setup.value
  const asOf = asOfDate(options['as-of'], io.now, site.timeZone)
  if (!asOf.ok) return refused(EXIT.wrongUse, asOf.problem)
  const { 'therapy-start': start } = options
  const therapy =
    start === undefined || start === 'none' ? undefined : entryDate(start, { asOf: asOf.value, site })
  if (therapy?.ok === false) return refused(EXIT.wrongUse, startProblem(therapy.code))
  const read = await readResources(file, io)
  if (!read.ok) return refused(EXIT.badInput, read.problem)
  const { resources, warnings } = read.value
  const patient = choosePatient(resources, options.patient)
  if (!patient.ok) {
    const exitCode = patient.problem.code === 'several-patients' ? EXIT.wrongUse : EXIT.badInput
    return refused(exitCode, ...warnings, patient.problem)
  }
  const context: ReadContext = {
    patientId: patient.value.patientId,
    base: read.value.base,
    asOf: asOf.value,
    site,
    model,
    failures: gapFailures(read.value.gaps),
    isFile: true,
    ...(therapy === undefined ? {} : { enteredStart: therapy.value }),
    ...(start === 'none' ? { enteredStart: 'not-begun' } : {}),
  }
  return assessed(resources, context, [...warnings, ...patient.value.warnings], options, io.now)
}

function wrongUse(
  operands: readonly string[],
  { json, fhir }: CommandInput<typeof ASSESS>['options'],
): readonly [CliProblem] | undefined {
  if (operands.length === 0)
    return [error('file-missing', 'name a file of FHIR JSON, or - for standard input')]
  if (operands.length > 1) {
    return [error('unexpected-argument', 'one file at a time; an array or NDJSON may hold several Bundles')]
  }
  return json && fhir ? [error('json-and-fhir', 'give either --json or --fhir, not both')] : undefined
}

function startProblem(code: EditFault['code']): CliProblem {
  return error(
    'therapy-start-value',
    code === 'date-in-future'
      ? '--therapy-start lies after the day of the assessment: nothing had begun then'
      : '--therapy-start is a day (2026-03-01), or none where therapy has not begun',
  )
}

async function assessed(
  resources: readonly unknown[],
  context: ReadContext,
  warnings: readonly CliProblem[],
  options: CommandInput<typeof ASSESS>['options'],
  now: Date,
): Promise<CommandOutcome> {
  const { model, site, asOf } = context
  const chart = await readChart(resources, context)
  const assessment = assessChart(model, chart)
  const writer = { read: context, appVersion: SOFTWARE_VERSION, phrases: written[site.language] }
  const plan =
    options.fhir && isScored(assessment)
      ? await planSave(chart, assessment, {
          ...writer,
          author: undefined,
          encounter: undefined,
          storage: FULL_STORAGE,
          // Nobody has confirmed it at a terminal.
          confirmed: false,
          replaces: [],
          recorded: now,
          words: await recordWords(chart, assessment, writer),
        })
      : undefined
  const output: JsonOutput = {
    ...blankOutput('assess'),
    ...assessmentJson(model, assessment),
    ...chartJson(chart, site.timeZone),
    asOf: asOf.toISOString(),
    problems: [
      ...warnings,
      ...chartNotes(chart, site.reading.lookBackDays),
      ...assessmentNotes(model, assessment),
    ],
  }
  return assessmentOutcome(output, chartFacts(chart, assessment, context), options, plan?.bundle)
}

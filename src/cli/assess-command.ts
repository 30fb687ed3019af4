import { recordWords } from '../facts/record-words.ts'
import { assessChart } from '../fhir/assess-chart.ts'
import type { EditFault } from '../fhir/edits/edits.ts'
import { entryDate } from '../fhir/edits/entry-date.ts'
import { readChart } from '../fhir/read-chart.ts'
import type { ReadContext } from '../fhir/read-context.ts'
import type { BundleGap } from '../fhir/resources/bundle-gap.ts'
import { bundleResources } from '../fhir/resources/bundle-resources.ts'
import { gapFailures } from '../fhir/resources/source-gaps.ts'
import { isStorable } from '../fhir/write/computed-observations.ts'
import { planSave } from '../fhir/write/save-plan.ts'
import { FULL_STORAGE } from '../fhir/write/storage-form.ts'
import { jsonPath } from '../model/json-path.ts'
import { fail, ok, type Result } from '../result.ts'
import { asOfDate } from './as-of.ts'
import { assessmentJson, blankOutput } from './assessment-json.ts'
import { chartJson } from './chart-json.ts'
import { choosePatient } from './choose-patient.ts'
import { chartFacts } from './cli-facts.ts'
import { type Ended, type Given, refused } from './command.ts'
import type { ASSESS } from './declarations.ts'
import { assessmentEnded } from './ended.ts'
import { EXIT } from './exit-code.ts'
import { nameOf, readText } from './files.ts'
import type { Io } from './io.ts'
import type { JsonOutput } from './json-output.ts'
import { loadSetup } from './load-setup.ts'
import { assessmentNotes, chartNotes } from './notes.ts'
import { parseFhirText } from './parse-fhir-text.ts'
import { type CliProblem, error, warning } from './problem.ts'
import { SOFTWARE_VERSION } from './software-version.ts'

/** `tipm assess FILE|-`: the assessment of one patient's chart, given as FHIR R4 JSON. */
export async function assessCommand({ options, operands }: Given<typeof ASSESS>, io: Io): Promise<Ended> {
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
    ...(therapy === undefined ? {} : { enteredStart: therapy.value }),
    ...(start === 'none' ? { enteredStart: 'not-begun' } : {}),
  }
  return assessed(resources, context, [...warnings, ...patient.value.warnings], options, io.now)
}

function wrongUse(
  operands: readonly string[],
  { json, fhir }: Given<typeof ASSESS>['options'],
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

interface Resources {
  readonly resources: readonly unknown[]
  /** Address of the server whose chart it is, where the file's addresses tell. */
  readonly base: string | undefined
  readonly gaps: readonly BundleGap[]
  readonly warnings: readonly CliProblem[]
}

async function readResources(file: string, io: Io): Promise<Result<Resources, CliProblem>> {
  const name = nameOf(file)
  const text = await readText(file, io)
  if (!text.ok) return text
  const json = parseFhirText(text.value, name)
  if (!json.ok) return json
  const laid = bundleResources(json.value)
  if (laid.ok) {
    const { resources, base, gaps } = laid
    return ok({ resources, base, gaps, warnings: gaps.map((gap) => gapWarning(gap, name)) })
  }
  const message =
    laid.code === 'not-fhir'
      ? 'not FHIR JSON: expected a resource, that is an object with "resourceType"'
      : 'resources of two servers share one id; assess each server’s Bundle by itself'
  return fail(error(laid.code, message, { file: name, path: jsonPath(laid.path) }))
}

function gapWarning({ code, path, detail }: BundleGap, file: string): CliProblem {
  const place = { file, path: jsonPath(path) }
  switch (code) {
    case 'more-pages':
      return warning(code, 'the search result has a further page that is not in the file', place)
    case 'entry-failed':
      return warning(code, `the server answered with HTTP ${detail}: part of the chart may be missing`, place)
    case 'operation-outcome':
      return warning(
        code,
        `the server remarked${detail === undefined ? '' : ` "${detail}"`}: part of the chart may be missing`,
        place,
      )
    case 'fewer-than-total':
      return warning(code, 'the search result counts more matches than are in the file', place)
  }
}

async function assessed(
  resources: readonly unknown[],
  context: ReadContext,
  warnings: readonly CliProblem[],
  options: Given<typeof ASSESS>['options'],
  now: Date,
): Promise<Ended> {
  const { model, site, asOf } = context
  const chart = await readChart(resources, context)
  const assessment = assessChart(model, chart)
  const plan =
    options.fhir && isStorable(assessment)
      ? await planSave(chart, assessment, {
          read: context,
          author: undefined,
          encounter: undefined,
          appVersion: SOFTWARE_VERSION,
          storage: FULL_STORAGE,
          // Nobody has confirmed it at a terminal.
          confirmed: false,
          replaces: [],
          recorded: now,
          words: recordWords(chart, assessment, { read: context, appVersion: SOFTWARE_VERSION }),
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
  return assessmentEnded(output, chartFacts(chart, assessment, context), options, plan?.bundle)
}

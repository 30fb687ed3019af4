import { readFile } from 'node:fs/promises'
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
import { asOfDate } from './as-of.ts'
import { assessmentJson, blankOutput } from './assessment-json.ts'
import { chartJson } from './chart-json.ts'
import { choosePatient } from './choose-patient.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import { type Ended, exitCodeOf, failed } from './ended.ts'
import { EXIT } from './exit-code.ts'
import type { Io } from './io.ts'
import { loadSetup, unreadableText } from './load-setup.ts'
import { assessmentNotes, chartNotes } from './notes.ts'
import { parseFhirText } from './parse-fhir-text.ts'
import { parseOptions } from './parse-options.ts'
import { type CliProblem, error, warning } from './problem.ts'
import { systemCode } from './read-json-file.ts'
import { SOFTWARE_VERSION } from './software-version.ts'

/** `tipm assess FILE|-`: the assessment of one patient's chart, given as FHIR R4 JSON. */
export async function assessCommand(args: readonly string[], io: Io): Promise<Ended> {
  const options = parseOptions(
    args,
    ['patient', 'as-of', 'therapy-start', 'site', 'model'],
    ['json', 'fhir', 'verbose', 'help'],
  )
  if (!options.ok) return failed('assess', EXIT.wrongUse, [options.problem])
  const { values, flags, positionals } = options
  const [file] = positionals
  const wrong = wrongUse(positionals, flags)
  if (wrong !== undefined || file === undefined) {
    return failed('assess', EXIT.wrongUse, wrong === undefined ? [] : [wrong])
  }
  const setup = await loadSetup(values)
  if (!setup.ok) return failed('assess', EXIT.badInput, setup.problems)
  const { site, model } = setup
  const asOf = asOfDate(values['as-of'], io.now, site.timeZone)
  if (!asOf.ok) return failed('assess', EXIT.wrongUse, [asOf.problem])
  const { 'therapy-start': start } = values
  const therapy = start === undefined ? undefined : entryDate(start, { asOf: asOf.asOf, site })
  if (therapy?.ok === false) return failed('assess', EXIT.wrongUse, [startProblem(therapy.code)])
  const read = await readResources(file, io)
  if (!read.ok) return failed('assess', EXIT.badInput, [read.problem])
  const patient = choosePatient(read.resources, values.patient)
  if (!patient.ok) {
    const exitCode = patient.problem.code === 'several-patients' ? EXIT.wrongUse : EXIT.badInput
    return failed('assess', exitCode, [...read.warnings, patient.problem])
  }
  const context: ReadContext = {
    patientId: patient.patientId,
    asOf: asOf.asOf,
    site,
    model,
    failures: gapFailures(read.gaps),
    ...(therapy === undefined ? {} : { enteredStart: therapy.value }),
  }
  return assessed(read.resources, context, [...read.warnings, ...patient.warnings], flags.has('fhir'))
}

function wrongUse(positionals: readonly string[], flags: ReadonlySet<string>): CliProblem | undefined {
  if (positionals.length === 0) {
    return error('file-missing', 'name a file of FHIR JSON, or - for standard input')
  }
  if (positionals.length > 1) {
    return error('unexpected-argument', 'one file at a time; an array or NDJSON may hold several Bundles')
  }
  if (flags.has('json') && flags.has('fhir')) {
    return error('json-and-fhir', 'give either --json or --fhir, not both')
  }
  return undefined
}

function startProblem(code: EditFault['code']): CliProblem {
  return error(
    'therapy-start-value',
    code === 'date-in-future'
      ? '--therapy-start lies after the day of the assessment: nothing had begun then'
      : '--therapy-start is a day (2026-03-01)',
  )
}

type Resources =
  | {
      readonly ok: true
      readonly resources: readonly unknown[]
      readonly gaps: readonly BundleGap[]
      readonly warnings: readonly CliProblem[]
    }
  | { readonly ok: false; readonly problem: CliProblem }

async function readResources(file: string, io: Io): Promise<Resources> {
  const name = file === '-' ? 'standard input' : file
  let bytes: Uint8Array
  try {
    bytes = file === '-' ? await io.readStdin() : await readFile(file)
  } catch (failure) {
    return {
      ok: false,
      problem: error('file-unreadable', unreadableText(systemCode(failure)), { file: name }),
    }
  }
  const text = decodeUtf8(bytes)
  if (text === undefined) {
    return { ok: false, problem: error('not-utf8', 'expected UTF-8 text', { file: name }) }
  }
  const json = parseFhirText(text, name)
  if (!json.ok) return json
  const laid = bundleResources(json.json)
  if (laid.ok) {
    const { resources, gaps } = laid
    return { ok: true, resources, gaps, warnings: gaps.map((gap) => gapWarning(gap, name)) }
  }
  const message =
    laid.code === 'not-fhir'
      ? 'not FHIR JSON: expected a resource, that is an object with "resourceType"'
      : 'resources of two servers share one id; assess each server’s Bundle by itself'
  return { ok: false, problem: error(laid.code, message, { file: name, path: jsonPath(laid.path) }) }
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
  wantsFhir: boolean,
): Promise<Ended> {
  const { model, site, asOf } = context
  const chart = await readChart(resources, context)
  const assessment = assessChart(model, chart)
  const plan =
    wantsFhir && isStorable(assessment)
      ? await planSave(chart, assessment, {
          read: context,
          author: undefined,
          encounter: undefined,
          appVersion: SOFTWARE_VERSION,
          storage: FULL_STORAGE,
          // Nobody has confirmed it at a terminal.
          confirmed: false,
          replaces: [],
        })
      : undefined
  return {
    output: {
      ...blankOutput('assess'),
      ...assessmentJson(model, assessment),
      ...chartJson(chart, site.timeZone),
      exitCode: exitCodeOf(assessment.kind),
      asOf: asOf.toISOString(),
      problems: [
        ...warnings,
        ...chartNotes(chart, site.reading.lookBackDays),
        ...assessmentNotes(model, assessment),
      ],
    },
    model,
    bundle: plan?.bundle,
  }
}

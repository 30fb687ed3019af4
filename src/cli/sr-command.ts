import type { FileRefusal } from '../dicom/read-file.ts'
import { type Code, type Report, type ReportMeasurement, readReport } from '../dicom/report.ts'
import { siteOfLabel } from '../site/elastography-labels.ts'
import type { ReadingRules } from '../site/site-schema.ts'
import { printable } from '../text/printable.ts'
import { type CommandInput, type CommandOutcome, pretty, printed, refused } from './command.ts'
import type { SR } from './declarations.ts'
import { EXIT } from './exit-code.ts'
import { nameOf, readBytes } from './files.ts'
import type { Io } from './io.ts'
import { loadSetup } from './load-setup.ts'
import { error } from './problem.ts'
import { table } from './table.ts'

const REFUSALS: Record<FileRefusal, string> = {
  'too-large': 'is larger than any report: it holds images',
  'not-dicom': 'is neither a DICOM file nor DICOM JSON',
  'not-a-report': 'is DICOM, but no structured report; images are not read',
  deflated: 'is compressed (Deflated Explicit VR); export it uncompressed',
  damaged: 'is damaged or cut off',
  'several-reports': 'holds several reports; give them one by one',
  'character-set-unknown': 'names a character set that is not known, so its labels would be guesses',
}

/** `tipm sr`: what a structured report measures, so that a site can map its labels. Nothing about the patient is printed. */
export async function srCommand(
  { options, operands }: CommandInput<typeof SR>,
  io: Io,
): Promise<CommandOutcome> {
  const [file, ...others] = operands
  if (file === undefined || others.length > 0) {
    return refused(EXIT.wrongUse, error('file-missing', 'sr takes one FILE, or - for standard input'))
  }
  const setup = await loadSetup(options)
  if (!setup.ok) return refused(EXIT.badInput, ...setup.problem)
  const bytes = await readBytes(file, io)
  if (!bytes.ok) return refused(EXIT.badInput, bytes.problem)
  const report = await readReport(bytes.value)
  if (!report.ok) {
    return refused(EXIT.badInput, error(report.problem, REFUSALS[report.problem], { file: nameOf(file) }))
  }
  const { reading } = setup.value.site
  return printed(
    options.json ? pretty(reportJson(report.value, reading)) : reportText(printable(report.value), reading),
  )
}

function siteOf({ label }: ReportMeasurement, { elastographyLabels }: ReadingRules): string | undefined {
  return label === undefined ? undefined : siteOfLabel(label, elastographyLabels)
}

function reportJson(report: Report, rules: ReadingRules): object {
  const { title, sopClass, device, notFinal, measurements } = report
  return {
    ...{ title, sopClass, device, notFinal, trackingUids: trackingUids(report) },
    measurements: measurements.map((item) => {
      const { trackingUid: _, time: __, ...said } = item
      return { ...said, site: siteOf(item, rules) ?? null }
    }),
  }
}

function reportText(report: Report, rules: ReadingRules): string {
  const { title, sopClass, device, notFinal, measurements } = report
  const head = table([
    ['Title', codeText(title)],
    ['SOP class', sopClass],
    ['System', device],
    ['Not final', notFinal.join(', ') || 'no'],
    ['Tracking UIDs', String(trackingUids(report))],
  ])
  const groups = [...Map.groupBy(measurements, headOf).values()].flatMap((items) => {
    const [first] = items
    if (first === undefined) return []
    const site = siteOf(first, rules)
    const label = first.label === undefined ? 'no label' : `"${first.label}"`
    return [
      `${label} ${site === undefined ? 'stands for no site' : `is site ${site}`}: ${aboutText(first)}`,
      `  ${items.map(valueText).join(', ')}`,
    ]
  })
  const isUnmapped = measurements.some(
    (item) => item.label !== undefined && siteOf(item, rules) === undefined,
  )
  const hint = isUnmapped
    ? [
        '',
        'Labels that stand for no site are mapped in the site file: "reading": {"elastographyLabels": {"A": ["label"]}}',
      ]
    : []
  return [...head, '', ...groups, ...hint, ''].join('\n')
}

function headOf(item: ReportMeasurement): string {
  return [item.label, item.trackingUid, aboutText(item)].join('\n')
}

function aboutText({ concept, derivation, method, sites }: ReportMeasurement): string {
  return [concept, derivation, method, ...sites].flatMap((code) => (code ? codeText(code) : [])).join('; ')
}

function valueText({ value, unit, qualifier }: ReportMeasurement): string {
  return [value ?? 'no number', unit?.value, qualifier && codeText(qualifier)]
    .filter((part) => part !== undefined)
    .join(' ')
}

function codeText(code: Code | undefined): string {
  return code === undefined ? '' : `${code.meaning} (${code.value}, ${code.scheme})`
}

function trackingUids({ measurements }: Report): number {
  return new Set(measurements.flatMap(({ trackingUid }) => trackingUid ?? [])).size
}

import type { Format } from '../text/format.ts'
import type { ReportHeader, SectionId, Sections } from '../validation/report/validation-report.ts'
import { type ReportTexts, type Shown, shown } from './shown.ts'

/** What tables and figures are shown with; `width` is that of the figures, px. */
export interface View {
  readonly texts: ReportTexts
  readonly format: Format
  readonly show: Shown
  readonly width: number
}

/** What every part of the report is shown from; sections appear as they are computed. */
export interface ReportView extends View {
  readonly header: ReportHeader
  readonly sections: Partial<Sections>
  /** What the report is about: a model, or scores that came with the data and are no model’s that is known here. */
  readonly subject: string
  /** What stands on every page: that it is investigational, and whether the patients were drawn. */
  readonly caution: string
}

/** What a section's part gets. */
export interface PartProps<Id extends SectionId> {
  readonly view: ReportView
  readonly part: Sections[Id]
}

/** A view of figures alone, without a report. */
export function viewOf(texts: ReportTexts, format: Format, width: number, ofScores = false): View {
  return { texts, format, width, show: shown(texts, format, ofScores) }
}

export function cautionOf(texts: ReportTexts, synthetic: boolean): string {
  return synthetic ? `${texts.synthetic} ${texts.investigational}` : texts.investigational
}

export function reportView(
  { header, ...sections }: { readonly header: ReportHeader } & Partial<Sections>,
  plain: ReportTexts,
  format: Format,
  width: number,
): ReportView {
  const ofScores = header.data.kind === 'scored'
  const texts = ofScores ? neutral(plain) : plain
  const { name, id, version } = header.model
  const subject = ofScores ? texts.ofScores : `${name}, ${id} ${version}`
  const caution = cautionOf(texts, header.data.synthetic)
  return { ...viewOf(texts, format, width, ofScores), header, sections, subject, caution }
}

const neutralTexts = new WeakMap<ReportTexts, ReportTexts>()

/** The report's words where the data name an outcome of their own: always the same object, so that nothing is drawn again for it. */
function neutral(texts: ReportTexts): ReportTexts {
  const known = neutralTexts.get(texts) ?? merged(texts, texts.anyModel)
  neutralTexts.set(texts, known)
  return known
}

function merged<T extends object>(base: T, over: object): T {
  const entries = Object.entries(over).map(([key, value]: [string, unknown]) => {
    const before: unknown = Reflect.get(base, key)
    const both = typeof value === 'object' && value !== null && typeof before === 'object' && before !== null
    return [key, both ? merged(before, value) : value]
  })
  return { ...base, ...Object.fromEntries(entries) }
}

import { useRef } from 'preact/hooks'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import { Scrolling } from '../../figures/table/scrolling.tsx'
import { ALL_SITES, type ElastographySite } from '../../model/elastography/elastography-sites.ts'
import { MOST_SPREAD } from '../../model/elastography/shot-summary.ts'
import type { SiteDirection } from '../../model/elastography/stiffness-change.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import { withSites } from './exam-entry.ts'
import type { SiteReading } from './read-site.ts'
import type { ExamReading } from './save/read-exam.ts'
import { fieldName, ShotFields } from './shot-fields.tsx'
import type { ExamFields } from './use-exam-entry.ts'

const EXAMS = ['baseline', 'followUp'] as const

/** Both examinations side by side, a row a site. Enter walks through the fields and on to the next site. */
export function EntryGrid(props: {
  readonly fields: Readonly<Record<ExamKind, ExamFields>>
  readonly readings: Readonly<Record<ExamKind, ExamReading>>
  readonly directions: Readonly<Partial<Record<ElastographySite, SiteDirection>>>
  readonly active: ElastographySite
  readonly onActive: (exam: ExamKind, site: ElastographySite) => void
  /** Several lines were pasted into a field. */
  readonly onPasteTable: (exam: ExamKind, text: string) => void
}) {
  const words = useTextsOf(worksheetTexts)
  const { fields, readings, directions } = props
  const table = useRef<HTMLTableElement>(null)
  return (
    <Scrolling label={words.grid.caption} class="grid-scroll">
      <table
        class="entry-grid"
        ref={table}
        onKeyDown={(event) => {
          const next = nextField(event, table.current)
          if (next === undefined) return
          event.preventDefault()
          next.focus()
          next.select()
        }}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? ''
          const [exam] = placeOf(event.target) ?? []
          if (exam === undefined || !/\S\s*\r?\n\s*\S/.test(text)) return
          event.preventDefault()
          props.onPasteTable(exam, text)
        }}
      >
        <caption>{words.grid.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.grid.site}</th>
            {EXAMS.flatMap((exam) => [
              <th key={`${exam} shots`} scope="col">
                {words.grid.shots(words.exams[exam], fields[exam].entry.unit)}
              </th>,
              <th key={`${exam} median`} scope="col">
                {words.grid.median}
              </th>,
            ])}
            <th scope="col">{words.grid.direction}</th>
          </tr>
        </thead>
        <tbody>
          {ALL_SITES.map((site) => (
            <tr key={site} class={site === props.active ? 'active' : undefined}>
              <th scope="row">
                {site} <span class="cell-note">{words.places[site]}</span>
              </th>
              {EXAMS.flatMap((exam) => [
                <td key={`${exam} shots`} class={`shots-cell ${exam}`} data-label={words.exams[exam]}>
                  <ShotFields
                    exam={exam}
                    site={site}
                    entry={fields[exam].entry}
                    reading={readings[exam].sites[site]}
                    onChange={(next) => fields[exam].change(withSites(fields[exam].entry, { [site]: next }))}
                    onFocus={() => props.onActive(exam, site)}
                  />
                </td>,
                <td key={`${exam} median`} class="median-cell">
                  <MedianCell reading={readings[exam].sites[site]} />
                </td>,
              ])}
              <td class="direction-cell">
                <Direction direction={directions[site] ?? 'missing'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

function Direction({ direction }: { readonly direction: SiteDirection }) {
  const words = useTextsOf(worksheetTexts)
  return (
    <span class={`direction ${direction}`}>
      <DirectionMark direction={direction} /> {words.directions[direction]}
    </span>
  )
}

type Place = readonly [exam: ExamKind, site: ElastographySite, shot: number]

function placeOf(target: EventTarget | null): Place | undefined {
  const name = target instanceof HTMLElement ? target.dataset['field'] : undefined
  const [examName, siteName, shot] = name?.split('.') ?? []
  const exam = EXAMS.find((one) => one === examName)
  const site = ALL_SITES.find((one) => one === siteName)
  return exam === undefined || site === undefined ? undefined : [exam, site, Number(shot)]
}

/** The field that a key leads to: Enter to the next measurement or site, up and down to the same measurement of another site. */
function nextField(event: KeyboardEvent, table: HTMLTableElement | null): HTMLInputElement | undefined {
  const place = placeOf(event.target)
  if (place === undefined || event.isComposing) return undefined
  const [exam, site, shot] = place
  const field = (at: ElastographySite | undefined, number: number) =>
    at === undefined
      ? undefined
      : (table?.querySelector<HTMLInputElement>(`[data-field="${fieldName(exam, at, number)}"]`) ?? undefined)
  const beside = (step: number) => ALL_SITES[ALL_SITES.indexOf(site) + step]
  switch (event.key) {
    case 'Enter':
      return field(site, shot + 1) ?? field(beside(1), 0)
    case 'ArrowDown':
      return field(beside(1), shot) ?? field(beside(1), 0)
    case 'ArrowUp':
      return field(beside(-1), shot) ?? field(beside(-1), 0)
    default:
      return undefined
  }
}

const SHAPES = {
  stiffer: 'M8 2 14 13H2Z',
  softer: 'M8 14 14 3H2Z',
  same: 'M2 5.5H14M2 10.5H14',
  missing: 'M3 8h2m2 0h2m2 0h2',
} as const satisfies Record<SiteDirection, string>

/** The shape of a direction, as in the drawing; the word stands beside it. */
function DirectionMark({ direction }: { readonly direction: SiteDirection }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={SHAPES[direction]}
        class={direction === 'stiffer' || direction === 'softer' ? 'filled' : 'outlined'}
      />
    </svg>
  )
}

/** A site's median in kPa and the spread of its measurements, or how many are there yet. */
function MedianCell({ reading }: { readonly reading: SiteReading }) {
  const { format, site } = usePageContext()
  const { grid } = useTextsOf(worksheetTexts)
  const { median, summary, measured, record } = reading
  const percent = (share: number) => `${format.number(share * 100, 0)}%`
  if (median === undefined) {
    if (measured === 0) return <span class="quiet">–</span>
    const needed = format.number(site.reading.minimumMeasurements, 0)
    return <span class="quiet">{grid.tooFew(format.number(measured, 0), needed)}</span>
  }
  return (
    <>
      <output class="median">{format.number(median, 2)}</output>
      {record?.kind === 'median' && <span class="cell-note">{grid.medianOnly}</span>}
      {summary !== undefined && (
        <span class={summary.reliable ? 'cell-note' : 'cell-note warning'}>
          {grid.spread(percent(summary.ratio))}
          {!summary.reliable && (
            <>
              {' '}
              <Mark shape="warning" /> {grid.unreliable(percent(MOST_SPREAD))}
            </>
          )}
        </span>
      )}
    </>
  )
}

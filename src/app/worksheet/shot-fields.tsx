import { PLAUSIBLE_STIFFNESS } from '../../fhir/codes/analytes.ts'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import type { ElastographySite } from '../../model/elastography/elastography-sites.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import type { ExamEntry, SiteEntry } from './exam-entry.ts'
import { type SiteReading, severalMeasurements } from './read-site.ts'

/** The name by which a field is found to take the focus. */
export function fieldName(exam: ExamKind, site: ElastographySite, shot: number): string {
  return `${exam}.${site}.${shot}`
}

/** The fields of one site in one examination: five measurements, or the median alone. */
export function ShotFields(props: {
  readonly exam: ExamKind
  readonly site: ElastographySite
  readonly entry: ExamEntry
  readonly reading: SiteReading
  readonly onChange: (next: SiteEntry) => void
  readonly onFocus: () => void
}) {
  const words = useTextsOf(worksheetTexts)
  const { exam, site, entry, reading } = props
  const values = entry.sites[site]
  const { shots } = values
  const asMedian = entry.kind === 'medians' && shots.every((shot) => shot.trim() === '')
  const name = words.exams[exam]
  const faultId = `fault-${exam}-${site}`
  const put = (shot: number, text: string) => {
    const several = severalMeasurements(text)
    const next = several
      ? shots.map((old, index) => several[index - shot] ?? old)
      : shots.map((old, index) => (index === shot ? text : old))
    props.onChange({ ...values, shots: next })
  }
  const field = (
    index: number,
    value: string,
    label: string,
    faulty: boolean,
    put: (text: string) => void,
  ) => (
    <input
      key={index}
      type="text"
      inputMode="decimal"
      enterKeyHint="next"
      autoComplete="off"
      class="shot"
      data-field={fieldName(exam, site, index)}
      value={value}
      aria-label={label}
      aria-invalid={faulty}
      aria-describedby={faulty ? faultId : undefined}
      onFocus={props.onFocus}
      onInput={(event) => put(event.currentTarget.value)}
    />
  )
  return (
    <>
      <span class="shots">
        {asMedian
          ? field(
              0,
              values.median,
              words.grid.medianField(site, name),
              reading.medianFault !== undefined,
              (median) => props.onChange({ ...values, median }),
            )
          : shots.map((shot, index) =>
              field(
                index,
                shot,
                words.grid.shot(site, name, String(index + 1)),
                reading.faults[index] !== undefined,
                (text) => put(index, text),
              ),
            )}
      </span>
      <Faults id={faultId} values={values} reading={reading} unit={entry.unit} asMedian={asMedian} />
    </>
  )
}

function Faults(props: {
  readonly id: string
  readonly values: SiteEntry
  readonly reading: SiteReading
  readonly unit: ExamEntry['unit']
  readonly asMedian: boolean
}) {
  const { format } = usePageContext()
  const { grid } = useTextsOf(worksheetTexts)
  const { values, reading, unit } = props
  const [least, most] = PLAUSIBLE_STIFFNESS.map((bound) =>
    // Speeds are bounded by the stiffness they become: E = 3 v^2.
    format.quantity(unit === 'kPa' ? bound : Math.sqrt(bound / 3), unit, 2),
  )
  const found = props.asMedian
    ? [{ text: values.median, code: reading.medianFault }]
    : values.shots.map((text, index) => ({ text, code: reading.faults[index] }))
  const faults = found.flatMap(({ text, code }) => {
    if (code === undefined) return []
    return [
      code === 'implausible' ? grid.faults[code](text, least ?? '', most ?? '') : grid.faults[code](text),
    ]
  })
  if (faults.length === 0) return null
  return (
    <p class="fault" id={props.id}>
      {faults.join(' ')}
    </p>
  )
}

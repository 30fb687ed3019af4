import type { Reading, Source } from '../../fhir/chart-inputs.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import { Mark } from '../../page/mark.tsx'
import { useSurroundings } from '../../page/surroundings.tsx'
import { ageText, freshnessText } from '../../page/wording.ts'
import { displayPowers } from '../../text/display-unit.ts'

/** The cells value, date and source of one reading. */
export function ReadingCells(props: {
  readonly reading: Reading<number> | Reading<DeltaTSign>
  readonly decimals: number
}) {
  const { texts } = useSurroundings()
  const { reading } = props
  const { joins } = texts
  if (reading.state === 'unknown') {
    const { why, next } = texts.unknown[reading.reason]
    return (
      <td class="missing-cell" colSpan={3}>
        <Mark shape="unknown" /> <strong>{texts.inputs.missing + joins.stop}</strong>
        {joins.gap + why + joins.gap + next}
      </td>
    )
  }
  return (
    <>
      <ValueCell reading={reading} decimals={props.decimals} />
      <DateCell reading={reading} />
      <td data-label={texts.inputs.columns.source}>
        <span class="rule">{texts.inputs.rules[reading.evidence.rule]}</span>
        <Sources sources={reading.evidence.sources} />
      </td>
    </>
  )
}

function ValueCell(props: {
  readonly reading: Extract<Reading<number> | Reading<DeltaTSign>, { state: 'known' }>
  readonly decimals: number
}) {
  const { texts, format } = useSurroundings()
  const { value, unit, evidence } = props.reading
  const byHand = evidence.rule === 'entered-by-user' || evidence.rule === 'chosen-by-user'
  return (
    <td class="value-cell" data-label={texts.inputs.columns.value}>
      <span class="value">
        {typeof value === 'string'
          ? texts.inputs.deltaT[value]
          : format.quantity(value, unit, props.decimals)}
      </span>
      {byHand && (
        <span class="tag">
          {evidence.rule === 'entered-by-user' ? texts.inputs.edited : texts.inputs.chosen}
        </span>
      )}
    </td>
  )
}

function DateCell(props: { readonly reading: Extract<Reading<unknown>, { state: 'known' }> }) {
  const { texts, format, site } = useSurroundings()
  const { evidence } = props.reading
  const warning = freshnessText(texts, evidence, site.reading.lookBackDays.fresh)
  return (
    <td data-label={texts.inputs.columns.date}>
      <time dateTime={evidence.time.text}>{format.day(evidence.time)}</time>
      <span class="cell-note">{ageText(texts, evidence.ageDays)}</span>
      {warning !== '' && (
        <span class="cell-note warning">
          <Mark shape="warning" /> {warning}
        </span>
      )}
    </td>
  )
}

/** More than these would push the rest of the table out of sight: they are folded. */
const MOST_SOURCES = 4

function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const { texts } = useSurroundings()
  const lines = sources.map((source) => (
    <SourceLine key={`${source.reference ?? ''} ${source.original}`} source={source} />
  ))
  if (sources.length <= MOST_SOURCES) return <>{lines}</>
  return (
    <details class="on-demand">
      <summary>{texts.inputs.sources(sources.length)}</summary>
      {lines}
    </details>
  )
}

/** One resource a value is read from: its name, the value as charted, the reference. */
function SourceLine({ source }: { readonly source: Source }) {
  const { texts, format } = useSurroundings()
  const { joins } = texts
  return (
    <span class="cell-note source">
      {[source.name, displayPowers(source.original)].filter((part) => part !== '').join(joins.colon)}
      {source.time !== undefined && joins.comma + format.dateTime(source.time.text)}
      {source.reference !== undefined && (
        <>
          {' '}
          <span class="reference breakable">
            {source.reference}
            {source.versionId !== undefined && ` v${source.versionId}`}
          </span>
        </>
      )}
    </span>
  )
}

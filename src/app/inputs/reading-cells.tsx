import { notReadNotes, readingNotes } from '../../facts/input-facts.ts'
import { ageText, readingValue } from '../../facts/wording.ts'
import type { ChartInputs, InputName, Source } from '../../fhir/chart-inputs.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { displayPowers } from '../../text/display-unit.ts'

interface CellsProps {
  readonly input: InputName
  readonly chart: ChartInputs
}

/** The cells value, date and source of one input, or why it has none. */
export function ReadingCells({ input, chart }: CellsProps) {
  const pageContext = usePageContext()
  const { texts, format } = pageContext
  const reading = chart[input]
  const { joins } = texts
  if (reading.state === 'unknown') {
    const { why, next } = texts.unknown[reading.reason]
    return (
      <td class="missing-cell" colSpan={3}>
        <Mark shape="unknown" /> <strong>{texts.inputs.missing + joins.stop}</strong>
        {joins.gap +
          [why, ...notReadNotes(pageContext, chart, input).map((note) => note + joins.stop), next].join(
            joins.gap,
          )}
      </td>
    )
  }
  const { evidence } = reading
  const byHand = evidence.rule === 'entered-by-user' || evidence.rule === 'chosen-by-user'
  return (
    <>
      <td class="value-cell" data-label={texts.inputs.columns.value}>
        <span class="value">{readingValue(pageContext, input, reading)}</span>
        {byHand && (
          <span class="tag">
            {evidence.rule === 'entered-by-user' ? texts.inputs.edited : texts.inputs.chosen}
          </span>
        )}
      </td>
      <td data-label={texts.inputs.columns.date}>
        <time dateTime={evidence.time.text}>{format.day(evidence.time)}</time>
        <span class="cell-note">{ageText(texts, evidence.ageDays)}</span>
        {readingNotes(pageContext, reading).map((note) => (
          <span key={note} class="cell-note warning">
            <Mark shape="warning" /> {note}
          </span>
        ))}
      </td>
      <td data-label={texts.inputs.columns.source}>
        <span class="rule">{texts.inputs.rules[evidence.rule]}</span>
        <Sources sources={evidence.sources} />
      </td>
    </>
  )
}

/** A count behind the ratio: date and source are the ratio's own. */
export function PartCells({ input, chart }: CellsProps) {
  const pageContext = usePageContext()
  return (
    <td class="value-cell" data-label={pageContext.texts.inputs.columns.value} colSpan={3}>
      <span class="value">{readingValue(pageContext, input, chart[input])}</span>
    </td>
  )
}

/** More than these would push the rest of the table out of sight: they are folded. */
const MOST_SOURCES = 4

function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const { texts } = usePageContext()
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
  const { texts, format } = usePageContext()
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

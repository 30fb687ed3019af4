import { readingNotes, whyUnknown } from '../../facts/input-facts.ts'
import { withNotes } from '../../facts/plain-text.ts'
import { ageText, readingValue } from '../../facts/wording.ts'
import type { ChartInputs, InputName, Source } from '../../fhir/chart-inputs.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { displayPowers } from '../../text/display-unit.ts'

/** What an input is: value, day and age, with what is to be known of them; or why it has none. Its sources are a matter of details. */
export function Reading(props: { readonly input: InputName; readonly chart: ChartInputs }) {
  const pageContext = usePageContext()
  const { texts, format } = pageContext
  const { input, chart } = props
  const reading = chart[input]
  const { joins } = texts
  if (reading.state === 'unknown') {
    const { what, next } = texts.unknown[reading.reason]
    const [why = '', ...more] = whyUnknown(pageContext, chart, input, reading.reason)
    return (
      <>
        <Mark shape="undecided" /> <span class="value">{what}</span>
        <span class="cell-note">{withNotes(texts, why, more) + joins.stop}</span>
        <span class="cell-note in-details">{next}</span>
      </>
    )
  }
  const { evidence } = reading
  const byHand = evidence.rule === 'entered-by-user' || evidence.rule === 'chosen-by-user'
  // The counts behind a ratio share its date and its sources.
  const isPart = (input === 'anc' || input === 'alc') && chart.nlr.state === 'known'
  return (
    <>
      <span class="value">{readingValue(pageContext, input, reading)}</span>{' '}
      {byHand && (
        <span class="tag">
          {evidence.rule === 'entered-by-user' ? texts.inputs.edited : texts.inputs.chosen}
        </span>
      )}
      {!isPart && (
        <>
          <span class="cell-note">
            <time dateTime={evidence.time.text}>{format.day(evidence.time)}</time>
            {joins.comma + ageText(texts, evidence.ageDays, chart.indexDate.state)}
          </span>
          {readingNotes(pageContext, reading).map((note) => (
            <span key={note} class="cell-note warning">
              <Mark shape="warning" /> {note}
            </span>
          ))}
          <div class="in-details">
            <span class="cell-note">{texts.inputs.rules[evidence.rule]}</span>
            <Sources sources={evidence.sources} />
          </div>
        </>
      )}
    </>
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
    <details class="on-demand sources">
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

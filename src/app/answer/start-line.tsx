import { withNotes } from '../../facts/plain-text.ts'
import { startNotes } from '../../facts/start-facts.ts'
import { startText } from '../../facts/wording.ts'
import type { IndexDate } from '../../fhir/chart-inputs.ts'
import { lazyComponent } from '../../page/lazy-component.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { StartProps } from './start-of-therapy.tsx'

const startOfTherapy = lazyComponent(async () => (await import('./start-of-therapy.tsx')).StartOfTherapy)

/** Whether the start has to be asked for before all else. */
function isStartOpen({ state, examsSpeakAgainst }: IndexDate): boolean {
  return state === 'between' || state === 'unknown' || examsSpeakAgainst
}

/** When therapy began and what gives it, with the way to enter it. */
export function StartLine(props: StartProps) {
  const { texts, format } = usePageContext()
  const { indexDate } = props
  const { joins } = texts
  return (
    <div class={isStartOpen(indexDate) ? 'start-line notice-box' : 'start-line'}>
      <p>
        {texts.start.label + joins.colon}
        <strong>
          <time dateTime={indexDate.time.text}>{startText({ texts, format }, indexDate)}</time>
        </strong>
        {withNotes(texts, '', startNotes({ texts, format }, indexDate))}
        {joins.stop}
      </p>
      <startOfTherapy.Component {...props} />
    </div>
  )
}

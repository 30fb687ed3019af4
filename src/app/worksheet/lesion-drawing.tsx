import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import { LesionSites } from '../../figures/lesion-sites.tsx'
import { ALL_SITES, type ElastographySite } from '../../model/elastography/elastography-sites.ts'
import type { SiteDirection } from '../../model/elastography/stiffness-change.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import type { ExamReading } from './save/read-exam.ts'

/** The drawing, in words and with keys: arrows and letters choose a site, Enter goes to its fields. */
export function LesionDrawing(props: {
  readonly readings: Readonly<Record<ExamKind, ExamReading>>
  readonly directions: Readonly<Partial<Record<ElastographySite, SiteDirection>>>
  readonly selected: ElastographySite
  readonly onSelect: (site: ElastographySite) => void
  readonly onEnter: (site: ElastographySite) => void
}) {
  const { format } = usePageContext()
  const words = useTextsOf(worksheetTexts)
  const { readings, directions, selected } = props
  const medianText = (exam: ExamKind, site: ElastographySite) => {
    const median = readings[exam].medians[site]
    return median === undefined ? words.notMeasured : format.quantity(median, 'kPa', 2)
  }
  return (
    <figure class="lesion-drawing">
      <LesionSites
        directions={directions}
        selected={selected}
        words={{
          ...words.drawing,
          distances: [words.drawing.distances.g, words.drawing.distances.h],
          site: (site) =>
            words.siteRead(
              site,
              words.places[site],
              medianText('baseline', site),
              medianText('followUp', site),
              words.directions[directions[site] ?? 'missing'],
            ),
        }}
        onSelect={props.onEnter}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault()
            props.onEnter(selected)
            return
          }
          const next = siteFor(event.key, selected)
          if (next === undefined) return
          event.preventDefault()
          props.onSelect(next)
          const group = event.currentTarget
          if (group instanceof Element) focusSite(group, next)
        }}
      />
      <figcaption class="fine">{words.drawing.legend}</figcaption>
    </figure>
  )
}

/** The site an arrow leads to, or the next one whose name begins with a letter; a digit picks among F1 to F4. */
export function siteFor(key: string, selected: ElastographySite): ElastographySite | undefined {
  const at = ALL_SITES.indexOf(selected)
  const step =
    key === 'ArrowRight' || key === 'ArrowDown' ? 1 : key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0
  if (step !== 0) return ALL_SITES.at((at + step) % ALL_SITES.length)
  if (/^[1-4]$/.test(key)) return ALL_SITES.find((site) => site === `F${key}`)
  const after = [...ALL_SITES.slice(at + 1), ...ALL_SITES.slice(0, at + 1)]
  return key.length === 1 ? after.find((site) => site.startsWith(key.toUpperCase())) : undefined
}

function focusSite(group: Element, site: ElastographySite): void {
  group.querySelector<SVGElement>(`[data-site="${site}"]`)?.focus()
}

import type { DeltaTReading } from '../../fhir/chart-inputs.ts'
import { addDays, type ChartTime } from '../../fhir/resources/chart-time.ts'
import { Heads } from '../../figures/table/heads.tsx'
import { DELTA_T_SITES, type ElastographySite } from '../../model/elastography/elastography-sites.ts'
import type { StiffnessChange } from '../../model/elastography/stiffness-change.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** What dT rests on, in short: the sites counted and those that would decide; while the second examination is missing, when it counts. */
export function StiffnessNote(props: {
  readonly reading: DeltaTReading
  /** When therapy began, where that is known. */
  readonly started: ChartTime | undefined
}) {
  const { texts, format, model, site } = usePageContext()
  const { reading, started } = props
  const { stiffness } = texts
  const { baseline, followUp, change, window } = reading.exams
  const dueDay = (start: ChartTime) =>
    format.date(addDays(start, model.elastography.followUpWeeks * 7, site.timeZone))
  const notes = [
    ...(baseline === undefined && change === undefined && !isUnread(reading)
      ? [stiffness.noBaseline + texts.joins.stop]
      : []),
    ...(baseline === undefined || followUp !== undefined
      ? []
      : [stiffness.baseline(format.day(baseline.time)) + texts.joins.stop]),
    ...(change === undefined
      ? []
      : [stiffness.counted[model.elastography.deltaTConvention](change.counted, change.needed)]),
    ...(change === undefined || change.wouldDecide.length === 0
      ? []
      : [stiffness.wouldDecide(change.wouldDecide.join(texts.joins.item))]),
    ...(window === undefined || followUp !== undefined || isUnread(reading)
      ? []
      : [
          ...(started === undefined ? [] : [stiffness.due(dueDay(started))]),
          stiffness.window(format.date(window.from), format.date(window.to)),
        ]),
  ]
  return (
    <>
      {notes.length > 0 && <span class="cell-note stiffness">{notes.join(texts.joins.gap)}</span>}
      <details class="on-demand sense">
        <summary>{texts.drivers.contradicted}</summary>
        <span class="cell-note">{texts.drivers.sense[model.elastography.deltaTConvention]}</span>
      </details>
    </>
  )
}

/** Of examinations that could not be read nothing is said: there may well be some. */
function isUnread(reading: DeltaTReading): boolean {
  return reading.state === 'unknown' && reading.reason === 'read-failed'
}

/** The two examinations site by site, and the window of the second. */
export function StiffnessSites({ reading }: { readonly reading: DeltaTReading }) {
  const { texts, format } = usePageContext()
  const { stiffness } = texts
  const { baseline, followUp, change, window } = reading.exams
  if (isUnread(reading)) return null
  return (
    <div class="quiet in-details">
      <p>
        {baseline === undefined ? stiffness.noBaseline : stiffness.baseline(format.day(baseline.time))}
        {' · '}
        {followUp === undefined ? stiffness.noFollowUp : stiffness.followUp(format.day(followUp.time))}
        {window !== undefined && <> · {stiffness.window(format.date(window.from), format.date(window.to))}</>}
      </p>
      {(baseline !== undefined || followUp !== undefined) && (
        <details class="on-demand">
          <summary>{stiffness.heading}</summary>
          <table class="sites">
            <caption>{stiffness.caption}</caption>
            <Heads of={[stiffness.site, stiffness.before, stiffness.after, stiffness.direction]} />
            <tbody>
              {DELTA_T_SITES.map((site) => (
                <SiteRow
                  key={site}
                  site={site}
                  before={baseline?.medians[site]}
                  after={followUp?.medians[site]}
                  change={change}
                />
              ))}
            </tbody>
          </table>
          <ul class="fine">
            {[baseline, followUp].flatMap((exam) =>
              (exam?.unreadable ?? []).map((item) => (
                <li key={`${item.site} ${item.original}`}>
                  {item.site +
                    texts.joins.colon +
                    item.original +
                    texts.joins.comma +
                    texts.rejected[item.reason]}
                </li>
              )),
            )}
          </ul>
        </details>
      )}
    </div>
  )
}

function SiteRow(props: {
  readonly site: ElastographySite
  readonly before: number | undefined
  readonly after: number | undefined
  readonly change: StiffnessChange | undefined
}) {
  const { texts, format } = usePageContext()
  const kPa = (value: number | undefined) => (value === undefined ? '–' : format.number(value, 2))
  const direction = props.change?.directions[props.site]
  return (
    <tr>
      <th scope="row">{props.site}</th>
      <td class="number">{kPa(props.before)}</td>
      <td class="number">{kPa(props.after)}</td>
      <td>{direction === undefined ? '–' : texts.stiffness.directions[direction]}</td>
    </tr>
  )
}

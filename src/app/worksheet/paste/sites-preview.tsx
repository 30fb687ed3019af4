import { ALL_SITES, type ElastographySite } from '../../../model/elastography/elastography-sites.ts'
import type { SiteEntry } from '../exam-entry.ts'

/** The fields as they would be filled, a row a site. */
export function SitesPreview(props: {
  readonly sites: Readonly<Partial<Record<ElastographySite, SiteEntry>>>
  readonly kind: 'shots' | 'medians'
}) {
  return (
    <div class="paste-preview">
      <table class="sites">
        <tbody>
          {ALL_SITES.map((site) => {
            const entry = props.sites[site]
            if (entry === undefined) return null
            const isLone = props.kind === 'medians' || entry.median !== ''
            return (
              <tr key={site}>
                <th scope="row">{site}</th>
                {(isLone ? [entry.median] : entry.shots).map((text, index) => (
                  <td key={index} class="number">
                    {text === '' ? '–' : text}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

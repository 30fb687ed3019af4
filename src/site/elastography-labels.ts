import { ALL_SITES, type ElastographySite } from '../model/elastography/elastography-sites.ts'

/** The site that a label stands for: exactly, but for its width and blanks around it. Nothing is told by order; a site without labels is called by its name, and one for two sites is none. */
export function siteOfLabel(
  label: string,
  labels: Readonly<Partial<Record<ElastographySite, readonly string[] | undefined>>>,
): ElastographySite | undefined {
  const given = foldedLabel(label)
  const [mapped, ...others] = ALL_SITES.filter((site) =>
    labels[site]?.some((name) => foldedLabel(name) === given),
  )
  if (others.length > 0) return undefined
  return mapped ?? ALL_SITES.find((site) => site === given && labels[site] === undefined)
}

/** A label in the form in which labels are compared. */
function foldedLabel(label: string): string {
  return label.normalize('NFKC').trim()
}

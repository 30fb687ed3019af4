import type { ModelFile } from '../model/model-schema.ts'
import shipped from '../model/tipm.json' with { type: 'json' }
import type { ModelCardTexts } from '../text/model-card.ts'

interface Labelled {
  readonly id: string
  readonly text: string
}

/** What of a model file is text for readers. */
interface FileWithTexts extends Pick<ModelFile, 'name'> {
  readonly outcome: { readonly name: string }
  readonly regimen: { readonly name: string }
  readonly cutoff: { readonly method: string }
  readonly elastography: { readonly device: string }
  readonly development?:
    | {
        readonly correspondence: string
        readonly ethics: string
        readonly hospitals: readonly { readonly name: string }[]
        readonly funding: readonly string[]
      }
    | undefined
  readonly population: {
    readonly sites: string
    readonly inclusion: readonly Labelled[]
    readonly exclusion: readonly Labelled[]
  }
  readonly table2: { readonly otherCovariates: readonly { readonly name: string }[] }
  readonly errata: readonly Labelled[]
}

/** Every text for readers in a model file, by its place. */
function fileTexts(model: FileWithTexts): Readonly<Record<string, string>> {
  const { development, population } = model
  return {
    name: model.name,
    outcome: model.outcome.name,
    regimen: model.regimen.name,
    cutoffMethod: model.cutoff.method,
    device: model.elastography.device,
    sites: population.sites,
    ...(development === undefined
      ? {}
      : { correspondence: development.correspondence, ethics: development.ethics }),
    ...Object.fromEntries((development?.hospitals ?? []).map(({ name }, at) => [`hospital.${at}`, name])),
    ...Object.fromEntries((development?.funding ?? []).map((grant, at) => [`funding.${at}`, grant])),
    ...Object.fromEntries(population.inclusion.map(({ id, text }) => [`inclusion.${id}`, text])),
    ...Object.fromEntries(population.exclusion.map(({ id, text }) => [`exclusion.${id}`, text])),
    ...Object.fromEntries(model.table2.otherCovariates.map(({ name }, at) => [`covariate.${at}`, name])),
    ...Object.fromEntries(model.errata.map(({ id, text }) => [`errata.${id}`, text])),
  }
}

/** Reads texts of a model file in the reader's language; where a site's file says something else than the shipped one, its own words. */
export function fileTextReader(model: ModelFile, texts: ModelCardTexts): (place: string) => string {
  const own = fileTexts(model)
  const known = shippedTexts()
  return (place) => {
    const text = own[place] ?? ''
    return text === known[place] ? (texts.fromFile[place] ?? text) : text
  }
}

/** The texts that translations are of. */
export function shippedTexts(): Readonly<Record<string, string>> {
  return fileTexts(shipped)
}

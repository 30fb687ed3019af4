import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { TipmModel } from '../../model/load-model.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import type { Format } from '../../text/format.ts'
import type { Texts } from '../../text/texts.ts'

/** What every part of the screen shares and nothing on it changes. */
export interface Surroundings {
  readonly texts: Texts
  readonly format: Format
  readonly model: TipmModel
  readonly site: SiteConfig
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined)

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext)
  if (surroundings === undefined) throw new Error('rendered outside of its surroundings')
  return surroundings
}

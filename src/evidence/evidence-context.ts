import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CardContext } from '../model-card/card-context.ts'
import type { EvidenceTexts } from '../text/evidence.ts'

/** What every section of the page is worded with. */
interface Evidence {
  readonly card: CardContext
  readonly texts: EvidenceTexts
}

export const EvidenceContext = createContext<Evidence | undefined>(undefined)

export function useEvidence(): Evidence {
  const evidence = useContext(EvidenceContext)
  if (evidence === undefined) throw new Error('rendered outside of the evidence page')
  return evidence
}

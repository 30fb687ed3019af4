import { createContext } from 'preact'
import type { FigureToolWords } from './figure-tools.tsx'

/** On a screen, the words of the buttons under each figure and what its files say of their source; in a file without script, nothing. */
export const FigureToolsContext = createContext<
  { readonly words: FigureToolWords; readonly source: string } | undefined
>(undefined)

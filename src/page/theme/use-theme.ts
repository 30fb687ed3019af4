import { useEffect, useState } from 'preact/hooks'
import { keepPreference, preferred } from '../preferences.ts'
import type { EhrStyle } from './ehr-style.ts'
import { showTheme } from './show-theme.ts'
import type { Theme } from './theme.ts'

/** Where an EHR offers its style, and the EHR. */
export interface StyleOffer {
  readonly styleUrl: string
  readonly fhirBase: string
}

export interface ThemeChoice {
  readonly theme: Theme
  /** The EHR's look is offered only where it could be had. */
  readonly offered: readonly Theme[]
  readonly choose: (theme: Theme) => void
}

/** The look in force: the user's, else the EHR's where it offers a usable one, else the device's. */
export function useTheme(offer: StyleOffer | undefined): ThemeChoice {
  const [user, setUser] = useState(() => preferred('theme'))
  const [style, setStyle] = useState<EhrStyle | undefined>(undefined)
  useEffect(() => {
    if (offer === undefined) return undefined
    let isCurrent = true
    import('./fetch-style.ts')
      .then(({ fetchStyle }) => fetchStyle(offer.styleUrl, offer.fhirBase))
      .then(
        (fetched) => {
          if (isCurrent && fetched.ok) setStyle(fetched.value)
          if (!fetched.ok) console.info(`TIPM: the EHR's style is not used: ${fetched.problem}`)
        },
        () => console.info("TIPM: the EHR's style is not used: its code could not be loaded"),
      )
    return () => {
      isCurrent = false
    }
  }, [offer])
  const wanted = user ?? 'ehr'
  const theme = wanted === 'ehr' && style === undefined ? 'system' : wanted
  useEffect(() => {
    if (theme !== 'ehr') {
      showTheme(theme)
      return undefined
    }
    if (style === undefined) return undefined
    let isCurrent = true
    import('./show-ehr-style.ts').then(
      ({ showEhrStyle }) => {
        if (!isCurrent) return
        const { refused } = showEhrStyle(style)
        if (refused.length > 0) {
          console.info(`TIPM: not all of the EHR's colours are legible: ${refused.join('; ')}`)
        }
      },
      () => isCurrent && showTheme('system'),
    )
    return () => {
      isCurrent = false
    }
  }, [theme, style])
  return {
    theme,
    offered: style === undefined ? ['system', 'light', 'dark'] : ['ehr', 'system', 'light', 'dark'],
    choose: (chosen) => {
      keepPreference('theme', chosen)
      setUser(chosen)
    },
  }
}

import { useCallback, useRef } from 'preact/hooks'

/** Measures what stays in sight at the top, in px, as a variable of the style sheets: what gets the focus must not hide under it. */
export function useKeptHeight(name: '--banner-height' | '--bar-height') {
  const observer = useRef<ResizeObserver | undefined>(undefined)
  return useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (element === null) return
    observer.current = new ResizeObserver(() => {
      document.documentElement.style.setProperty(name, `${element.offsetHeight}px`)
    })
    observer.current.observe(element)
  }, [])
}

import type { Page } from 'playwright-core'

/** Where the focus is: its accessible name, and what is wrong with how it shows. */
interface FocusStop {
  readonly name: string
  readonly faults: readonly string[]
}

/** The element with the focus as a person sees it. */
export function focusStop(page: Page): Promise<FocusStop> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return { name: '', faults: [] }
    const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement
    const name = (
      element.getAttribute('aria-label') ??
      (label ? element.labels?.[0]?.textContent : undefined) ??
      element.textContent ??
      ''
    )
      .replaceAll(/\s+/g, ' ')
      .trim()
    const faults: string[] = []
    // Put here, not reached by Tab: the heading of a dialog, the line that says what was saved.
    if (element instanceof HTMLElement && element.tabIndex < 0) return { name, faults }
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    // A site of the drawing shows its focus by its ring.
    const ring = element.matches('.site') ? element.querySelector('.ring') : null
    const thick = ring === null ? outlineWidth : getComputedStyle(ring).strokeWidth
    if ((ring === null && outlineStyle === 'none') || Number.parseFloat(thick) < 2) faults.push('not shown')
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2]
    const above = document.elementFromPoint(x, y)
    const related =
      above !== null && (element.contains(above) || above.contains(element) || element.closest('svg, table'))
    if (bottom < 0 || top > innerHeight) faults.push('out of sight')
    else if (!related) faults.push(`covered by ${above?.className}`)
    return { name, faults }
  })
}

const matches = (name: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name)

/** Presses Tab (or Shift+Tab) until the named element has the focus; every stop on the way must show it. Gives the names passed. */
export async function tabTo(
  page: Page,
  wanted: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<string[]> {
  const passed: string[] = []
  for (let presses = 0; presses < 250; presses += 1) {
    const { name, faults } = await focusStop(page)
    if (faults.length > 0) throw new Error(`The focus on "${name}" is ${faults.join(', ')}`)
    if (matches(name, wanted)) return passed
    passed.push(name)
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not reach ${wanted}; it passed ${passed.join(' | ')}`)
}

/** Goes to the named element and presses Enter there, once it can be pressed: what is being prepared yet takes no key. */
export async function press(page: Page, wanted: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await tabTo(page, wanted, key)
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-disabled') !== 'true')
  await page.keyboard.press('Enter')
}

/** A day as typed into a date field, digits alone, so many days from today in the hospital's zone (UTC+8). */
export function typedDate(days: number): string {
  const day = new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
  return day.replaceAll('-', '')
}

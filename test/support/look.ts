import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { Sandbox } from '../../sandbox/server.ts'

/** What axe finds against WCAG 2.2 AA, in the dialog when one is open; `only` limits it to one rule. */
export async function violations(page: Page, only?: 'color-contrast'): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  if ((await page.locator('dialog[open]').count()) > 0) axe.include('dialog[open]')
  if (only === undefined) axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  else axe.withRules(only)
  const found = await axe.analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Launches a patient straight from the EHR, without its chart. */
export async function launchDirectly(page: Page, ehr: Sandbox, patient: string): Promise<void> {
  const launch = await ehr.createLaunch({ patient })
  await page.goto(`${ehr.appUrl}launch.html?${new URLSearchParams({ iss: ehr.fhirBase, launch })}`)
  await page.locator('.answer').waitFor()
}

/** Changes the language in place, also behind a modal dialog, where the choice cannot be clicked. */
export async function speak(page: Page, language: 'en' | 'zh-CN'): Promise<void> {
  await page
    .locator('.display-settings select')
    .first()
    .evaluate((select, value) => {
      Object.assign(select, { value })
      select.dispatchEvent(new Event('input', { bubbles: true }))
    }, language)
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
  // Parts that came later load their texts one by one, from this machine.
  await page.waitForTimeout(100)
}

/** Opens everything that is shown on demand. */
export async function openAll(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '')
  })
}

/** What reaches beyond the window's width, or the dialog's, without a scroll bar of its own. */
export function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const frame = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.documentElement
    const { left, right } = frame.getBoundingClientRect()
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== frame &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
    const wide = [...frame.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect()
      return (
        box.width > 1 && (box.left < left - 1 || box.right > right + 1) && !scrolls(element.parentElement)
      )
    })
    const named = wide.map(({ tagName, className }) => `${tagName} ${String(className)}`)
    return frame.scrollWidth > frame.clientWidth ? [...named, 'scrolls sideways'] : named
  })
}

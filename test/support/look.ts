import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Sandbox } from '../../sandbox/server.ts'

const RULES: Readonly<Record<'WCAG' | 'contrast' | 'all', RunOptions>> = {
  WCAG: { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } },
  contrast: { runOnly: { type: 'rule', values: ['color-contrast'] } },
  all: {},
}

/** The small build: it is read anew in every page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds, by the rules of WCAG 2.2 AA, that of contrast alone, or every rule it has; `within` limits it to parts of the page.
 * Only violations leave the page: to carry over all that holds takes longer than to look.
 */
export async function violations(
  page: Page,
  { rules = 'WCAG', within = 'html' }: { rules?: keyof typeof RULES; within?: string } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const options: RunOptions = { ...RULES[rules], resultTypes: ['violations'] }
  return page.evaluate(
    async ({ selector, options }) => {
      const inPage = globalThis as typeof globalThis & { axe: typeof axe }
      const found = await inPage.axe.run({ include: [selector] }, options)
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    { selector: within, options },
  )
}

/** Launches a patient straight from the EHR, without its chart. */
export async function launchDirectly(page: Page, ehr: Sandbox, patient: string): Promise<void> {
  const launch = await ehr.createLaunch({ patient })
  await page.goto(`${ehr.appUrl}launch.html?${new URLSearchParams({ iss: ehr.fhirBase, launch })}`)
  await page.locator('.answer').waitFor()
}

/** Changes the language in place, also behind a modal dialog, where the choice cannot be clicked. */
export async function speak(page: Page, language: 'en' | 'zh-CN'): Promise<void> {
  if ((await page.getAttribute('html', 'lang')) === language) return
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
  for (const details of await page.locator('.answer:not(.detailed) > .foot button').all())
    await details.click()
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

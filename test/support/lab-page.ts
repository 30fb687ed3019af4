import { readFile } from 'node:fs/promises'
import type { BrowserContext, Download, Page } from 'playwright-core'
import { blankPage } from './browser.ts'

/** A file as a person would choose it. */
export interface ChosenFile {
  readonly name: string
  readonly content: string | Uint8Array
}

/** Opens the validation lab of a deployed app, at the choice of the patients. */
export async function openLab(context: BrowserContext, appUrl: string): Promise<Page> {
  const page = await blankPage(context)
  await page.goto(`${appUrl}validate.html`)
  await page.locator('.source-choice').first().waitFor()
  return page
}

/** Chooses a CSV file and waits until its columns can be mapped, or it is refused. */
export async function chooseCsv(page: Page, file: ChosenFile): Promise<void> {
  await page.locator('.source-choice input').first().setInputFiles(payload(file, 'text/csv'))
  await page.locator('.mapping, .notice-box').first().waitFor()
}

export function payload({ name, content }: ChosenFile, mimeType: string) {
  return { name, mimeType, buffer: Buffer.from(content) }
}

/** Waits until the report is whole. */
export function reportReady(page: Page): Promise<void> {
  return page.locator('.report fieldset.actions').waitFor()
}

/** What a click hands the user as a file. */
export async function saved(page: Page, click: () => Promise<void>): Promise<Download & { text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return Object.assign(download, { text: await readFile(await download.path(), 'utf8') })
}

/** The cells of a row in the report's table of a caption, by the row's header. */
export function cellsOf(page: Page, caption: string, row: string): Promise<string[]> {
  return page
    .locator('.report table', { has: page.locator('caption', { hasText: new RegExp(`^${caption}$`) }) })
    .locator('tr', { has: page.getByRole('rowheader', { name: row, exact: true }) })
    .first()
    .locator('td')
    .allTextContents()
}

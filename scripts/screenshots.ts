import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Sandbox } from '../sandbox/server.ts'
import { LANGUAGES, type Language } from '../src/site/language.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { startEhr } from '../test/support/ehr.ts'
import { APP_SCENES } from './pictures/app-scenes.ts'
import { indexPage } from './pictures/index-page.ts'
import { LAB_SCENES } from './pictures/lab-scenes.ts'
import { PAGE_SCENES } from './pictures/page-scenes.ts'
import { contextOf, type Look, pictureName, type Scene, siteIn } from './pictures/scene.ts'

// Makes the pictures under docs/screenshots, and their index: `npm run screenshots`. With the beginnings of scenes' names after
// `--`, only those. Chinese pictures need a CJK font on the system, such as Noto Sans CJK or WenQuanYi.
const FOLDER = join(import.meta.dirname, '../docs/screenshots')
const SCENES = [...APP_SCENES, ...PAGE_SCENES, ...LAB_SCENES]

// The Chromium packaged for npm brings fonts without Chinese: the system's, where it has any.
if (existsSync('/etc/fonts/fonts.conf')) process.env['FONTCONFIG_PATH'] ??= '/etc/fonts'

const asked = process.argv.slice(2)
const scenes = SCENES.filter(
  ({ name }) => asked.length === 0 || asked.some((start) => name.startsWith(start)),
)
await mkdir(FOLDER, { recursive: true })
for (const language of LANGUAGES) {
  const ehr = await startEhr({ cds: true, site: siteIn(language) })
  for (const scene of scenes) await picture(scene, language, ehr)
  await ehr.close()
}
await writeFile(join(FOLDER, 'README.md'), indexPage(SCENES))
const known = new Set([...SCENES.flatMap(namesOf), 'README.md'])
for (const file of await readdir(FOLDER)) {
  if (!known.has(file)) await rm(join(FOLDER, file))
}

/** A scene in each of its looks, in one language. A browser for each scene: after many pages it slows down. */
async function picture(scene: Scene, language: Language, ehr: Sandbox): Promise<void> {
  const browser = await launchBrowser()
  for (const look of scene.looks) {
    const context = await contextOf(browser, look, scene.height)
    const path = join(FOLDER, pictureName(scene, language, look))
    const sight = await scene.open({ ehr, context, language })
    const png = 'goto' in sight ? await taken(sight, look) : await sight.screenshot()
    await writeFile(path, png)
    console.log(path)
    await context.close()
  }
  await browser.close()
}

async function taken(page: Page, look: Look): Promise<Buffer> {
  if (look !== 'print') return page.screenshot()
  // The first two sheets of A4 at 96 px an inch.
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => {
    document.body.style.margin = '12mm'
  })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  return page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width: 794, height: Math.min(height, 2 * 1123) },
  })
}

function namesOf(scene: Scene): string[] {
  return LANGUAGES.flatMap((language) => scene.looks.map((look) => pictureName(scene, language, look)))
}

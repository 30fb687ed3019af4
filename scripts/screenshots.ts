import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Sandbox } from '../sandbox/server.ts'
import { LANGUAGES, type Language } from '../src/site/language.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { startEhr } from '../test/support/ehr.ts'
import { APP_SCENES } from './pictures/app-scenes.ts'
import { LAB_SCENES } from './pictures/lab-scenes.ts'
import { PAGE_SCENES } from './pictures/page-scenes.ts'
import { NOW, stopClock } from './pictures/pinned-clock.ts'
import { contextOf, type Look, pictureName, type Scene, siteIn } from './pictures/scene.ts'
import { shownPictures } from './pictures/shown.ts'

// Makes the pictures of every main state under `pictures`, which git ignores, and their index: `npm run screenshots`. Those that the
// README and the documentation show go to docs/screenshots as well. With the beginnings of scenes' names after `--`, only those.
const REPOSITORY = join(import.meta.dirname, '..')
const ALL = join(REPOSITORY, 'pictures')
const SHOWN = join(REPOSITORY, 'docs/screenshots')
const SCENES = [...APP_SCENES, ...PAGE_SCENES, ...LAB_SCENES]

const NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }
const LOOKS: Readonly<Record<Look, string>> = {
  light: 'light',
  dark: 'dark',
  narrow: '360 px',
  print: 'printed',
}

const asked = process.argv.slice(2)
const scenes = SCENES.filter(
  ({ name }) => asked.length === 0 || asked.some((start) => name.startsWith(start)),
)
if (asked.length === 0) await rm(ALL, { recursive: true, force: true })
await mkdir(ALL, { recursive: true })
stopClock(NOW.getTime())
for (const language of LANGUAGES) {
  const ehr = await startEhr({ cds: true, site: siteIn(language) })
  for (const scene of scenes) await picture(scene, language, ehr)
  await ehr.close()
}
await writeFile(join(ALL, 'README.md'), indexPage(SCENES))

const shown = await shownPictures(REPOSITORY)
for (const file of await readdir(SHOWN)) {
  if (!shown.has(file)) await rm(join(SHOWN, file))
}
for (const file of await readdir(ALL)) {
  if (shown.has(file)) await copyFile(join(ALL, file), join(SHOWN, file))
}

/** A scene in each of its looks, in one language. A browser for each scene: after many pages it slows down. */
async function picture(scene: Scene, language: Language, ehr: Sandbox): Promise<void> {
  const browser = await launchBrowser()
  for (const look of scene.looks) {
    const context = await contextOf(browser, look, scene.height)
    const path = join(ALL, pictureName(scene, language, look))
    const sight = await scene.open({ ehr, context, language })
    await writeFile(path, await settled(() => ('goto' in sight ? taken(sight, look) : sight.screenshot())))
    console.log(path)
    await context.close()
  }
  await browser.close()
}

/** A picture that stays the same when it is taken again: nothing is still on its way. */
async function settled(take: () => Promise<Buffer>): Promise<Buffer> {
  for (let before = await take(); ; ) {
    await setTimeout(250)
    const now = await take()
    if (now.equals(before)) return now
    before = now
  }
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

/** The index of the pictures: a row for each scene, its first look in each language shown, every look linked. */
function indexPage(scenes: readonly Scene[]): string {
  const rows = scenes.map((scene) => {
    const cells = LANGUAGES.map((language) => {
      const files = scene.looks.map((look) => ({ look, file: pictureName(scene, language, look) }))
      const links = files.map(({ look, file }) => `[${LOOKS[look]}](${file})`).join(', ')
      const [first] = files
      const shown =
        first && `<a href="${first.file}"><img src="${first.file}" width="300" alt="${scene.title}"></a><br>`
      return `${shown ?? ''}${links}`
    })
    return `| ${scene.title} | ${cells.join(' | ')} |`
  })
  return `# Pictures

Every main state in every language, as \`npm run screenshots\` makes them from the embedded EHR, whose patients are fictional.

| | ${LANGUAGES.map((language) => NAMES[language]).join(' | ')} |
| --- |${LANGUAGES.map(() => ' --- |').join('')}
${rows.join('\n')}
`
}

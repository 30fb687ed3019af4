import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Sandbox } from '../../sandbox/server.ts'
import type { Language } from '../../src/site/language.ts'
import { NOW, stopClock } from './pinned-clock.ts'

export type Look = 'light' | 'dark' | 'narrow' | 'print'

/** The looks that a scene is worth. */
export const LOOKS = {
  every: ['light', 'dark', 'narrow', 'print'],
  screens: ['light', 'dark', 'narrow'],
  sizes: ['light', 'narrow'],
  themes: ['light', 'dark'],
  one: ['light'],
} as const satisfies Record<string, readonly Look[]>

/** Where a scene plays: an EHR of its own in one language, and a browser context of one look. */
export interface Stage {
  readonly ehr: Sandbox
  readonly context: BrowserContext
  readonly language: Language
}

/** What is pictured: a page from its top, or a part of one. */
export type Sight = Page | Locator

/** A state of the product worth a picture, and how to come to it. */
export interface Scene {
  readonly name: string
  readonly title: string
  readonly looks: readonly Look[]
  /** Of the picture, px; on paper one page. */
  readonly height: number
  readonly open: (stage: Stage) => Promise<Sight>
}

/** A scene by its name, its title in the index, its looks, the height of its picture and the way to it. */
export const scene = (
  name: string,
  title: string,
  looks: readonly Look[],
  height: number,
  open: Scene['open'],
): Scene => ({ name, title, looks, height, open })

const WIDTHS: Readonly<Record<Look, number>> = { light: 1024, dark: 1024, narrow: 360, print: 794 }

/** A browser context of a look. Paper is looked at by `emulateMedia`, once the page stands. */
export async function contextOf(browser: Browser, look: Look, height: number): Promise<BrowserContext> {
  const options: BrowserContextOptions = {
    viewport: { width: WIDTHS[look], height: look === 'print' ? 1123 : height },
    colorScheme: look === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  }
  const context = await browser.newContext(options)
  await context.clock.setFixedTime(NOW)
  await context.route(/\/worker-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `(${stopClock})(${NOW.getTime()});${await response.text()}` })
  })
  return context
}

/** File name of a picture. */
export function pictureName({ name }: Scene, language: Language, look: Look): string {
  return `${name}.${language}.${look}.png`
}

/** Scrolls a part of a page to the top of the picture, clear of the banner that stays there. */
export function toTop(part: Locator): Promise<void> {
  return part.evaluate((element) => {
    element.scrollIntoView()
    scrollBy(0, -24)
  })
}

/** The site file of an EHR in a language. */
export function siteIn(language: Language): (iss: string) => object {
  return (iss: string) => ({
    name: language === 'zh-CN' ? '示例医院' : 'Sandbox Hospital',
    timeZone: 'Asia/Shanghai',
    language,
    smart: { issuers: [{ iss, clientId: 'tipm-app', tasks: true }] },
  })
}

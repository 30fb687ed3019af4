import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankContext, blankPage } from '../support/browser.ts'
import { startEhr } from '../support/ehr.ts'
import { writeIn } from '../support/fonts.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { beyondTheEdge, launchDirectly, openAll, speak } from '../support/look.ts'

const LETTERS = ['narrow', 'wide'] as const
const LARGEST = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }

let ehr: Sandbox

beforeAll(async () => {
  ehr = await startEhr()
})
afterAll(() => ehr.close())

async function open(patient: string, options: BrowserContextOptions = {}): Promise<Page> {
  const app = await blankPage(await blankContext(options))
  app.setDefaultTimeout(15_000)
  await launchDirectly(app, ehr, patient)
  return app
}

async function openWorksheet(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'Elastography worksheet' }).click()
  await app.getByRole('dialog').getByRole('table').waitFor()
}

test.each([
  ['400 %', LARGEST],
  ['200 %', { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 }],
])(
  'magnified to %s, in wide letters, nothing is cut off, scrolls sideways or hides what has the focus',
  async (_, options) => {
    const app = await open('pt-1003', options)
    await writeIn(app, 'wide')
    await app.getByRole('slider', { name: /Albumin$/ }).press('ArrowLeft')
    await openAll(app)
    await app.getByRole('group', { name: /severe comorbidity/ }).waitFor()
    expect(await beyondTheEdge(app)).toEqual([])
    // On the way back up nothing that stays in sight may cover a stop: tabTo fails where it does.
    await app.keyboard.press('Tab')
    await tabTo(app, 'Details')
    await tabTo(app, 'Language', 'Shift+Tab')

    await press(app, 'Save to chart')
    await app.getByRole('heading', { name: 'What will be written' }).waitFor()
    expect(await beyondTheEdge(app)).toEqual([])
    await tabTo(app, 'Save as preliminary')
    await app.keyboard.press('Escape')

    await openWorksheet(app)
    expect(await beyondTheEdge(app)).toEqual([])
    await tabTo(app, 'I, Week 6, measurement 5')
    await tabTo(app, 'A, Baseline, measurement 1', 'Shift+Tab')
    await app.context().close()
  },
)

// A hospital's computers have other fonts than ours: what fits must fit in narrow letters and in wide ones.
test('text of twice the size finds its room, and with reduced motion nothing moves', async () => {
  const app = await open('pt-1003', { viewport: { width: 1024, height: 800 }, reducedMotion: 'reduce' })
  await app.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  await app.getByRole('slider', { name: /Albumin$/ }).press('ArrowLeft')
  await openAll(app)
  const inEachLetters = async () => {
    for (const letters of LETTERS) {
      await writeIn(app, letters)
      expect(await beyondTheEdge(app), letters).toEqual([])
    }
  }
  await inEachLetters()
  await openWorksheet(app)
  await inEachLetters()
  const moving = await app.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element)
        return transitionDuration.split(', ').some((time) => time !== '0s') || animationName !== 'none'
      }).length,
  )
  expect(moving).toBe(0)
  await app.context().close()
})

test.each([
  ['complete', 'pt-1001'],
  ['bounded', 'pt-1003'],
  ['an elastography of 24 entries', 'pt-1008'],
  ['two draws', 'pt-1009'],
])('one printed page, with criteria answered and a start entered: %s', async (_, patient) => {
  const app = await open(patient)
  await app.locator('.frequencies').waitFor()
  await openAll(app)
  const notMet = app.getByRole('radio', { name: 'Yes', exact: true })
  await notMet.first().waitFor()
  for (const answer of await notMet.all()) await answer.check()
  await app.getByRole('button', { name: /^(Enter|Change) the start$/ }).click()
  await app
    .getByLabel('First day with both drugs')
    .fill(new Date(Date.now() - 47 * 86_400_000).toISOString().slice(0, 10))
  await app.keyboard.press('Enter')
  await app.getByText(/inputs were read again by it/).waitFor()
  for (const language of ['en', 'zh-CN'] as const) {
    await speak(app, language)
    for (const letters of LETTERS) {
      await writeIn(app, letters)
      const pdf = await app.pdf({ preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), `${language}, ${letters}`).toHaveLength(1)
    }
  }
  await app.context().close()
})

test('the patient’s banner leaves a low window to the page', async () => {
  const app = await open('pt-1003', LARGEST)
  const height = () => app.locator('.banner').evaluate((banner) => banner.getBoundingClientRect().bottom)
  await app.getByRole('button', { name: 'Save to chart' }).scrollIntoViewIfNeeded()
  expect(await height()).toBeLessThanOrEqual(0)
  await app.setViewportSize({ width: 1024, height: 700 })
  await app.getByRole('button', { name: 'Save to chart' }).scrollIntoViewIfNeeded()
  expect(await height()).toBeGreaterThan(0)
  await app.context().close()
})

test.each(['light', 'dark'] as const)(
  'with forced colours (%s) bars, marks, persons and sites stand out from the ground',
  async (colorScheme) => {
    const app = await open('pt-1001', { forcedColors: 'active', colorScheme })
    await app.locator('.icon-array').first().waitFor()
    await openWorksheet(app)
    const colours = await app.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('p'))
      const system = (name: string) => {
        probe.style.setProperty('color', name)
        return getComputedStyle(probe).color
      }
      const paint = (selector: string, property: 'fill' | 'stroke') => {
        const element = document.querySelector(selector)
        return `${selector} ${property}: ${element === null ? 'absent' : getComputedStyle(element)[property]}`
      }
      return {
        ground: system('Canvas'),
        painted: [
          paint('.axis-run', 'stroke'),
          paint('.scale-pointer path', 'fill'),
          paint('.mark-known', 'fill'),
          paint('.scale-cutoff', 'stroke'),
          paint('.person.filled path', 'fill'),
          paint('.lesion-sites .ring', 'stroke'),
          paint('.lesion-sites .badge path', 'fill'),
          paint('.exam-timeline .moment.today', 'stroke'),
        ],
        outlined: paint('.person:not(.filled) path', 'fill'),
      }
    })
    for (const painted of colours.painted) {
      expect(painted).not.toContain('absent')
      expect(painted.endsWith(colours.ground), painted).toBe(false)
    }
    expect(colours.outlined).toContain('none')
    await app.context().close()
  },
)

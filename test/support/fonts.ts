import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const MODULES = join(import.meta.dirname, '../../node_modules')

/** The Latin letters that a browser has: those of tests and pictures, far narrower ones, and far wider ones. */
const LETTERS = {
  usual: { family: 'Noto Sans', folder: '@embedpdf/fonts-latin/fonts' },
  narrow: { family: 'Roboto Condensed', folder: '@expo-google-fonts/roboto-condensed' },
  wide: { family: 'DejaVu Sans', folder: 'dejavu-fonts-ttf/ttf' },
} as const

const CHINESE = { family: 'Noto Sans S Chinese', folder: '@embedpdf/fonts-sc/fonts' }
/** Has the signs that the others lack. */
const SIGNS = LETTERS.wide
const MONOSPACE = 'DejaVu Sans Mono'

/** Makes a page write with narrow or with wide letters. Elsewhere than on Linux it keeps those of the system. */
export async function writeIn(page: Page, letters: 'narrow' | 'wide'): Promise<void> {
  await page.evaluate(
    (families) => document.documentElement.style.setProperty('--sans', families),
    `"${LETTERS[letters].family}", "${CHINESE.family}", system-ui`,
  )
}

/**
 * The environment in which a browser writes with the fonts of the packages and with none of the machine, so that a line breaks
 * at the same word everywhere. Only Linux has fontconfig: elsewhere a browser keeps the fonts of its system.
 */
export function fontEnvironment(): Record<string, string> {
  const folder = join(MODULES, '.cache/fonts')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  writeFileSync(file, fontconfig(folder))
  return { FONTCONFIG_PATH: folder, FONTCONFIG_FILE: file }
}

function fontconfig(cache: string): string {
  const text = [LETTERS.usual.family, CHINESE.family, SIGNS.family]
  const folders = [...Object.values(LETTERS), CHINESE].map(({ folder }) => folder)
  const names = (families: readonly string[]) =>
    families.map((family) => `<family>${family}</family>`).join('')
  const prefer = (generic: string, families: readonly string[]) =>
    `  <alias binding="strong"><family>${generic}</family><prefer>${names(families)}</prefer></alias>`
  const set = (name: string, mode: string, value: string) =>
    `  <match target="pattern"><edit name="${name}" mode="${mode}">${value}</edit></match>`
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((one) => `  <dir>${join(MODULES, one)}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
  <selectfont><rejectfont><glob>*/DejaVuMath*</glob></rejectfont></selectfont>
${['system-ui', 'sans', 'sans-serif', 'serif'].map((generic) => prefer(generic, text)).join('\n')}
${prefer('monospace', [MONOSPACE, CHINESE.family])}
${set('family', 'append_last', text.map((family) => `<string>${family}</string>`).join(''))}
${set('antialias', 'assign', '<bool>true</bool>')}
${set('hinting', 'assign', '<bool>false</bool>')}
${set('rgba', 'assign', '<const>none</const>')}
</fontconfig>
`
}

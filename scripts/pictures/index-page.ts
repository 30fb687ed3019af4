import { LANGUAGES, type Language } from '../../src/site/language.ts'
import { type Look, pictureName, type Scene } from './scene.ts'

const NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }
const LOOKS: Readonly<Record<Look, string>> = {
  light: 'light',
  dark: 'dark',
  narrow: '360 px',
  print: 'printed',
}

/** The index of the pictures: a row for each scene, its first look in each language shown, every look linked. */
export function indexPage(scenes: readonly Scene[]): string {
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

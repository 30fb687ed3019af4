import type { Language } from '../../site/language.ts'

/** Language and appearance. A language's own name is the same in every language. */
export const settings = {
  settings: {
    heading: 'Display',
    language: 'Language',
    languages: { en: 'English', 'zh-CN': '简体中文' } satisfies Record<Language, string>,
    languageFailed: 'The language could not be loaded. Check the connection and choose it again.',
    theme: 'Appearance',
    themes: { ehr: 'As the EHR', system: 'As the device', light: 'Light', dark: 'Dark' },
  },
}

import type { Language } from '../site/language.ts'
import type { PageTexts } from './texts.ts'

/** The texts of pages without a patient in one language, a file of their own. Rejects where it cannot be fetched. */
export async function loadPageTexts(language: Language): Promise<PageTexts> {
  switch (language) {
    case 'en':
      return (await import('./en/pages.ts')).pages
    case 'zh-CN':
      return (await import('./zh/pages.ts')).pages
  }
}

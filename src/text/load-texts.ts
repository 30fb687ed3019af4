import type { Language } from '../site/language.ts'
import type { Texts } from './texts.ts'

/** The app's texts in one language, a file of their own. Rejects where it cannot be fetched. */
export async function loadTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return (await import('./en/catalogue.ts')).en
    case 'zh-CN':
      return (await import('./zh/catalogue.ts')).zh
  }
}

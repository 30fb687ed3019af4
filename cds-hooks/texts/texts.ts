import type { SiteConfig } from '../../src/site/site-schema.ts'
import type { CardTexts } from './card-texts.ts'
import { en } from './en.ts'
import { zhCn } from './zh-cn.ts'

/** The cards' texts in the site's language. */
export function cardTexts(language: SiteConfig['language']): CardTexts {
  return TEXTS[language]
}

const TEXTS: Readonly<Record<SiteConfig['language'], CardTexts>> = { en, 'zh-CN': zhCn }

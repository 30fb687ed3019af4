import type { Wording } from '../src/facts/wording.ts'
import type { TipmModel } from '../src/model/load-model.ts'
import type { Language } from '../src/site/language.ts'
import type { SiteConfig } from '../src/site/site-schema.ts'
import { cardTexts } from '../src/text/cards.ts'
import { en } from '../src/text/en/catalogue.ts'
import { createFormat } from '../src/text/format.ts'
import { history } from '../src/text/history.ts'
import type { Texts } from '../src/text/texts.ts'
import { zh } from '../src/text/zh/catalogue.ts'

/** What cards are worded with: the words of the assessment, in the site's language, and those of a card. */
export interface CardWording extends Wording {
  readonly cardTexts: (typeof cardTexts)[Language]
  readonly historyTexts: (typeof history)[Language]
}

const TEXTS: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zh }

export function cardWording(site: SiteConfig, model: TipmModel): CardWording {
  const { language } = site
  return {
    texts: TEXTS[language],
    cardTexts: cardTexts[language],
    historyTexts: history[language],
    format: createFormat(language, site.timeZone),
    model,
    site,
  }
}

import { expect, it } from 'vitest'
import { chooseLanguage, matchLanguage } from './choose-language.ts'

it('asks the user first, then the EHR, then the site', () => {
  const browser = ['zh-CN']
  expect(chooseLanguage({ user: 'en', ehr: 'zh-CN', site: 'zh-CN', browser })).toBe('en')
  expect(chooseLanguage({ ehr: 'en-US', site: 'zh-CN', browser })).toBe('en')
  expect(chooseLanguage({ site: 'en', browser })).toBe('en')
})

it('takes the browser’s language until the site file is read', () => {
  expect(chooseLanguage({ browser: ['fr-FR', 'zh-Hans-CN', 'en'] })).toBe('zh-CN')
  expect(chooseLanguage({ browser: [] })).toBe('en')
})

it('passes over a language of the EHR that there are no texts in', () => {
  expect(chooseLanguage({ ehr: 'de-DE', site: 'zh-CN', browser: [] })).toBe('zh-CN')
})

it.each([
  ['en', 'en'],
  ['en_GB', 'en'],
  ['zh', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['ZH_cn', 'zh-CN'],
])('reads %s as %s', (tag, language) => {
  expect(matchLanguage(tag)).toBe(language)
})

it.each(['zh-TW', 'zh-HK', 'zh-Hant-CN', 'fr', '', 'not a tag', '-', undefined])(
  'has nothing for %s',
  (tag) => {
    expect(matchLanguage(tag)).toBeUndefined()
  },
)

import { afterEach, expect, it, vi } from 'vitest'
import { keepPreference, preferred } from './preferences.ts'

afterEach(() => vi.unstubAllGlobals())

function storage(kept: Record<string, string>) {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value
    },
  })
  return kept
}

it('finds what was chosen', () => {
  const kept = storage({})
  expect(preferred('language')).toBeUndefined()
  expect(keepPreference('language', 'zh-CN')).toBe(true)
  expect(preferred('language')).toBe('zh-CN')
  expect(kept).toEqual({ 'tipm:language': 'zh-CN' })
})

it('takes no choice that it does not offer', () => {
  storage({ 'tipm:language': 'fr', 'tipm:theme': 'sepia' })
  expect([preferred('language'), preferred('theme')]).toEqual([undefined, undefined])
})

it('goes without where the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', undefined)
  expect(preferred('theme')).toBeUndefined()
  expect(keepPreference('theme', 'dark')).toBe(false)
})

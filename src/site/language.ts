/** Languages of the screens and cards (BCP 47). */
export const LANGUAGES = ['en', 'zh-CN'] as const

export type Language = (typeof LANGUAGES)[number]

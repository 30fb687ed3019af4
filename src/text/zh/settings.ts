import type { settings as en } from '../en/settings.ts'
import type { Open } from '../texts.ts'

export const settings: Open<typeof en> = {
  settings: {
    heading: '显示',
    language: '语言',
    languages: { en: 'English', 'zh-CN': '简体中文' },
    languageFailed: '未能加载该语言。请检查网络连接后重新选择。',
    theme: '外观',
    themes: { ehr: '跟随电子病历系统', system: '跟随设备', light: '浅色', dark: '深色' },
  },
}

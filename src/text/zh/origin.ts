import type { origin as en } from '../en/origin.ts'
import type { Open } from '../texts.ts'

export const origin: Open<typeof en> = {
  origin: {
    heading: '由医嘱打开',
    headingCard: '由提示卡片打开',
    hooks: {
      'order-select': '来自选药时显示的卡片。',
      'order-sign': '来自签署医嘱时显示的卡片。',
      'patient-view': '来自打开病历时显示的卡片。',
    },
    comparison: {
      same: '数据与生成卡片时相同。',
      changed: '生成卡片之后数据已有变化。',
      unknown: '卡片未说明其所依据的数据。',
    },
    orders: '医嘱：',
  },
}

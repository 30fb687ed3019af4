import type { explanation as en } from '../en/explanation.ts'
import type { Open } from '../texts.ts'

export const explanation: Open<typeof en> = {
  explanation: {
    loading: '正在加载说明',
    failed: '说明未能加载。上方的评估不依赖于此，仍然完整。',
  },
}

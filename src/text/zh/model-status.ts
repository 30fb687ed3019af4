import type { modelStatus as en } from '../en/model-status.ts'
import type { Open } from '../texts.ts'

export const modelStatus: Open<typeof en> = {
  modelStatus: {
    recalibratedAt: (site, version) => `已在 ${site} 重新校准，版本 ${version}。`,
    approvedBy: (name, day) => `批准人：${name}，${day}。`,
    notApproved: '未经批准：尚无人对此次重新校准负责。',
  },
}

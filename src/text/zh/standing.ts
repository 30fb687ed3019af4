import type { standing as en } from '../en/standing.ts'
import type { Open } from '../texts.ts'

export const standing: Open<typeof en> = {
  standing: {
    recalibratedAt: (site, version) => `已在 ${site} 重新校准，版本 ${version}。`,
    approvedBy: (name, day) => `批准人：${name}，${day}。`,
    notApproved: '未经批准：尚无人对此次重新校准负责。',
  },
}

import type { access as en } from '../en/access.ts'
import type { Open } from '../texts.ts'

export const access: Open<typeof en> = {
  access: {
    title: '电子病历系统授予的权限少于 TIPM 所申请的权限',
    count: (count) => `缺少 ${count} 项权限`,
  },
}

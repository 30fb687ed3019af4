import type { evidenceLink as en } from '../en/evidence-link.ts'
import type { Open } from '../texts.ts'

/** 从评估到证据页的链接。 */
export const evidenceLink: Open<typeof en> = {
  open: '模型的证据与局限',
  newTab: '在新标签页中打开',
}

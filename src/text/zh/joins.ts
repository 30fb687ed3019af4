import type { joins as en } from '../en/joins.ts'
import type { Open } from '../texts.ts'

export const joins: Open<typeof en> = {
  joins: {
    colon: '：',
    comma: '，',
    item: '、',
    semicolon: '；',
    stop: '。',
    gap: '',
    open: '（',
    close: '）',
  },
}

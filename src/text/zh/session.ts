import type { session as en } from '../en/session.ts'
import type { Open } from '../texts.ts'

export const session: Open<typeof en> = {
  session: {
    soon: (minutes) => `与电子病历系统的会话将在 ${minutes} 分钟内结束`,
    over: '与电子病历系统的会话已结束',
    kept: '只要本页面保持打开，已录入的内容就不会丢失，并可复制为文本。',
    before: '需要保存的内容请在此之前保存。',
    auditMissed:
      '电子病历系统未记录此内容向谁显示（AuditEvent），而本院要求记录。请告知电子病历应用接入的负责人。',
    tasksMissed: '未能在电子病历系统中结束科室清单的一项任务。下次写入清单时会结束。',
    again: '此后如需读取或保存，请从患者病历中重新打开 TIPM。',
    dismiss: '隐藏此提示',
  },
}

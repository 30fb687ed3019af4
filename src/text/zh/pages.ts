import type { pages as en } from '../en/pages.ts'
import type { Open } from '../texts.ts'
import { settings } from './settings.ts'

export const pages: Open<typeof en> = {
  ...settings,

  product: 'TIPM',

  pageTitle: 'TIPM · 仑伐替尼 + 卡瑞利珠单抗疗效预测',

  purpose: '晚期肝细胞癌患者接受仑伐替尼 + 卡瑞利珠单抗治疗的疾病进展风险',

  investigational: '研究性工具：使用前须在本机构验证。',

  common: {
    close: '关闭',
    cancel: '取消',
    again: '重试',
    to: (from, to) => `${from} 至 ${to}`,
    notLoaded: '此部分未能加载。请检查网络连接后重新打开。',
    code: (code) => `代码：${code}`,
  },

  launch: {
    connecting: '正在连接电子病历系统',
    choose: '请选择用于打开 TIPM 的电子病历系统',
    chooseHint: '您将在该系统中登录并选择患者。从病历中打开时，TIPM 会自动启动。',
    open: (issuer) => `通过 ${issuer} 打开`,
    choosePatient: '在电子病历系统中选择患者',
    said: (words) => `电子病历系统的说明：“${words}”`,
  },
}

import type { record as en } from '../en/record.ts'
import type { Open } from '../texts.ts'

export const record: Open<typeof en> = {
  record: {
    save: '保存到病历',
    saveShort: '保存',
    print: '打印',
    copy: '复制为文本',
    copyShort: '复制',
    copyFull: '复制全文',
    copied: '已复制为文本。',
    copyFailed: '浏览器不允许在此复制。请选中下方文本。',
    copyText: '评估文本',
    notSavable: '没有评分，无内容可保存。',
    broughtBack: (when, who) => `已恢复 ${when} 所存评估（${who}）中的回答和录入值。`,
    restored: (when) => `已恢复 ${when} 在本标签页作出、尚未保存的回答和录入值。`,
    unknownPerformer: '未署名',
    discard: '不使用',
    answeredBy: (who) => `在此回答，并非来自病历（${who}）`,
    printed: (when, who) => `打印于 ${when}，${who}`,
    signature: '签名',
    notPermitted: '电子病历系统未授予本应用保存的权限。可将文本复制到病程记录中。',
  },

  earlier: {
    heading: '病历中的既往评估',
    none: '未找到。',
    unread: '未能读取。',
    caption: '既往 TIPM 评估，按存储内容显示，未重新计算',
    columns: {
      date: '日期',
      result: '结果',
      probability: '概率',
      status: '状态',
      by: '评估者',
      actions: '更改',
    },
    risks: { high: '高风险', low: '低风险', undecided: '尚不能判定', unknown: '未说明' },
    statuses: {
      registered: '已登记',
      preliminary: '初步',
      final: '最终',
      amended: '已修订',
      corrected: '已更正',
      cancelled: '已取消',
      'entered-in-error': '录入错误',
      unknown: '未知',
    },
    mark: '标记为错误',
    markNamed: (day) => `标记为错误：${day}的评估`,
  },

  copy: {
    title: 'TIPM 评估',
    made: (when) => `生成于 ${when}`,
  },
}

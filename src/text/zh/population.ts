import type { population as en } from '../en/population.ts'
import type { Open } from '../texts.ts'

/** 录入治疗开始日期，以及回答研究的纳入与排除标准。 */
export const population: Open<typeof en> = {
  start: {
    enter: '录入开始日期',
    change: '更改治疗开始日期',
    changeShort: '更改',
    reset: '恢复为病历所载',
    label: '仑伐替尼联合卡瑞利珠单抗的开始日期',
    date: '两药均已使用的第一天',
    explain:
      '该日期将作为基准日期，并据此重新读取病历：此前的数值作为基线，此后的数值不作为基线。病历本身不会被更改。',
    apply: '使用该日期',
    faults: {
      'date-missing': '请录入日期。',
      'date-invalid': '日期无效。',
      'date-in-future': '日期在未来。治疗尚未开始时无需录入。',
    },
    notBegun: '确认：尚未开始',
    reading: '正在按录入的内容读取病历',
    done: (start) => `治疗开始日期：${start}。已据此重新读取各项指标。`,
    failed: '无法按录入的内容读取病历。评估仍以病历所载为准。',
  },

  unused: {
    heading: '已在此处录入但未被采用',
    codes: {
      'not-a-number': '录入的内容不是数字。',
      implausible: '录入的数值不合理。',
      'unit-not-accepted': '所选数值不在该治疗开始日期下可选的数值之中。',
      'date-missing': '录入的内容缺少日期。',
      'date-invalid': '录入的日期无效。',
      'date-in-future': '录入的日期在未来。',
      'therapy-not-started': '其日期早于治疗开始，或治疗开始日期未知；dT 需与治疗六周时的检查比较。',
    },
    inputs: { therapyStart: '治疗开始日期', answers: '回答' },
    remove: '删除该录入',
    removeNamed: (input) => `删除对“${input}”的录入`,
  },

  answer: {
    yes: '是',
    no: '否',
    none: '不详',
    questions: {
      hcc: '是否为肝细胞癌？',
      diagnosis: '是否经病理或两种影像学方法证实？',
      stage: '是否为晚期（BCLC C 期）且无根治机会？',
      performance: 'ECOG 体能状态是否为 0 或 1？',
      noOtherMalignancy: '是否有其他恶性肿瘤？',
      noPriorTherapy: '此前是否接受过系统或局部治疗？',
      noSevereComorbidity: '是否有严重合并症？',
      noOtherTrial: '30 天内是否用过其他试验药物？',
      regimen: '方案是否为仑伐替尼联合卡瑞利珠单抗？',
      dose: '仑伐替尼是否按体重采用研究剂量？',
      completeData: '四项指标是否齐全？',
    },
    noneOf: (questions) => `以下均无：${questions}`,
    explain: '回答仅用于本次评估，保存时注明由您作答，不会更改病历。',
  },
}

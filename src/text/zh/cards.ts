import type { cards as en } from '../en/cards.ts'
import type { Open } from '../texts.ts'

export const cards: Open<typeof en> = {
  service: {
    title: 'TIPM：仑伐替尼 + 卡瑞利珠单抗治疗的疾病进展风险',
    description:
      '为晚期肝细胞癌开具仑伐替尼 + 卡瑞利珠单抗时：显示据病历得出的 TIPM（Target Immunotherapy Predict Model）评分、其依据以及缺少的信息。研究性工具：使用前须在本机构验证。',
    usageRequirements:
      'FHIR R4。完整的答复需要 patient、laboratory、tumourSize、stiffness、conditions 和 medications，由 prefetch 提供或经 fhirServer 与 fhirAuthorization 读取；其他键使答复更精细。',
  },
  source: 'TIPM on FHIR（Sci Rep 2025 论文）',
  summary: {
    scored: (result, points, cutoff, probability) =>
      `${result}：TIPM ${points} 分（${cutoff}），估计概率 ${probability}`,
    settled: {
      high: (open, points, cutoff, probability) =>
        `分级不会因${open}而改变：疾病进展高风险，TIPM ${points} 分（${cutoff}），${probability}`,
      low: (open, points, cutoff, probability) =>
        `分级不会因${open}而改变：疾病进展低风险，TIPM ${points} 分（${cutoff}），${probability}`,
    },
    untilWeek6: (points, cutoff) => `第 6 周弹性成像之前疾病进展风险不能判定：TIPM ${points} 分（${cutoff}）`,
    undecided: (open, points, cutoff) =>
      `疾病进展风险尚不能判定，${open}尚缺：TIPM ${points} 分（${cutoff}）`,
    notComputable: (missing) => `TIPM 尚不能计算；缺少：${missing}`,
    notRead: (parts) => `TIPM 不能计算：病历未能读取（${parts}）`,
    outOfScope: 'TIPM 不适用：病历记载的肝脏恶性肿瘤并非肝细胞癌',
    baselineMissing: '没有可用的基线弹性成像；治疗开始后将无法再得出第 6 周硬度变化（dT）',
    followUpDue: (to) => `TIPM：第 6 周弹性成像已到期，${to}之前有效`,
    followUpOverdue: (planned, to) => `TIPM：第 6 周弹性成像原定于 ${planned}，${to}之前仍有效`,
    ownValues: (day, result, points, cutoff) =>
      `${day}已按医师给出的数值评估：${result}，TIPM ${points} 分（${cutoff}）`,
    changed: (day, names, result, points, before) =>
      `自${day}以来，${names}有变化：${result}，TIPM ${points} 分${before === undefined ? '' : `，此前 ${before}`}`,
    now: (summary) => `现已完整：${summary}`,
  },
  detail: {
    value: '数值',
    date: '日期',
    outOfScope: '问题列表中的诊断有误或过时，也可能是出现此提示的原因。',
    notRead: '未能读取',
    consequence: '依赖这部分的内容按未知处理，而非按不存在处理',
    baseline:
      'dT 比较治疗前与治疗开始六周后的剪切波弹性成像。基线只能在首次给药前测量；没有基线，评分仍为范围。',
    window: (start, planned, from, to) =>
      `治疗始于 ${start}；六周后为 ${planned}。${from}至 ${to}之间的检查有效。`,
    scoreSoFar: (points, cutoff) => `在此之前 TIPM 为 ${points} 分（${cutoff}）。`,
    ownValues: (when, who) => `${when}的评估（${who}），采用医师录入或选定的数值：`,
    inChart: (found) => `病历中为 ${found}`,
    changed: (when, who) => `自${when}的评估（${who}）以来：`,
    thenNow: (before, now) => `此前 ${before}，现在 ${now}`,
    information: '供经治医师参考，不构成建议。',
  },
  suggestions: {
    baseline: {
      label: '草拟医嘱：首次给药前的基线弹性成像',
      order: '肝内最大病灶剪切波弹性成像，12 个测量点，首次给药前（dT 的基线）',
    },
    week6: {
      label: (day) => `草拟医嘱：${day}的第 6 周弹性成像`,
      order: '肝内最大病灶剪切波弹性成像，12 个测量点，治疗开始后六周（dT）',
    },
    bloodCount: { label: '草拟医嘱：血常规及白细胞分类（用于 NLR）', order: '血常规及白细胞自动分类' },
    albumin: { label: '草拟医嘱：白蛋白', order: '血清或血浆白蛋白' },
    tumourSize: { label: '草拟医嘱：肿瘤最大径的影像检查', order: '肝脏影像检查，注明各病灶最大径' },
  },
  reasons: {
    considered: '已知晓并已考虑',
    'no-better-option': '该患者没有更好的选择',
    'data-outdated': '所示数据有误或已过时',
    'cds-not-applicable': '该决策支持不适用于此患者',
    'recipient-disagrees-evidence': '因证据方面的问题而不认同',
    'does-not-align-preferences': '与患者的意愿或价值观不符',
    'cds-suboptimal-context': '决策支持出现的时机或对象不合适',
  },
  openApp: '在病历中打开 TIPM',
  parts: {
    patient: '患者基本信息',
    laboratory: '检验结果',
    tumourSize: '肿瘤大小',
    stiffness: '弹性成像',
    conditions: '诊断',
    medications: '用药医嘱',
    administrations: '给药记录',
    assessments: '既往评估',
    statements: '用药陈述',
    dispenses: '发药记录',
    carePlans: '诊疗计划',
    requestGroups: '医嘱组',
    serviceRequests: '服务申请',
    pointsOnFile: '既往评估',
    lesions: '病灶',
    measurementGroups: '弹性成像标签',
    reports: '诊断报告',
    performance: '体能状态与分期',
    procedures: '操作与手术',
  },
}

import type { UnknownReason } from '../../src/fhir/reasons.ts'
import { chart } from '../../src/text/zh/chart.ts'
import type { CardTexts } from './card-texts.ts'

const PAIR = '仑伐替尼 + 卡瑞利珠单抗'

const RISK = { high: '高风险', low: '低风险' } as const

const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')}和${items.at(-1)}`

export const zhCn: CardTexts = {
  service: {
    title: 'TIPM：仑伐替尼 + 卡瑞利珠单抗的疗效预测',
    description:
      '为晚期肝细胞癌开具仑伐替尼 + 卡瑞利珠单抗时：显示据病历得出的 TIPM（Target Immunotherapy Predict Model）评分、其依据以及缺少的信息。研究性工具：使用前须在本机构验证。',
    usageRequirements:
      'FHIR R4。完整的答复需要 patient、laboratory、tumourSize、stiffness、conditions 和 medications，由 prefetch 提供或经 fhirServer 与 fhirAuthorization 读取；其他键使答复更精细。',
  },
  source: 'TIPM on FHIR',
  summary: {
    high: (points, cutoff, probability) =>
      `无应答高风险：TIPM ${points} 分（截断值 ${cutoff}），估计概率 ${probability}`,
    low: (points, cutoff, probability) =>
      `无应答低风险：TIPM ${points} 分（截断值 ${cutoff}），估计概率 ${probability}`,
    certainlyHigh: (unknown, points, cutoff) =>
      `无论${unknown}取何值，均为无应答高风险：TIPM ${points} 分（截断值 ${cutoff}）`,
    certainlyLow: (unknown, points, cutoff) =>
      `无论${unknown}取何值，均为无应答低风险：TIPM ${points} 分（截断值 ${cutoff}）`,
    certainlyHighBeforeWeek6: (points, cutoff) =>
      `无论第 6 周结果如何，均为无应答高风险：TIPM ${points} 分（截断值 ${cutoff}）`,
    certainlyLowBeforeWeek6: (points, cutoff) =>
      `无论第 6 周结果如何，均为无应答低风险：TIPM ${points} 分（截断值 ${cutoff}）`,
    untilWeek6: (points, cutoff) => `第 6 周弹性成像之前 TIPM 不能判定：${points} 分（截断值 ${cutoff}）`,
    undecided: (unknown, points, cutoff) =>
      `TIPM 尚不能判定，${unknown}未知：${points} 分（截断值 ${cutoff}）`,
    notComputable: (missing) => `TIPM 尚不能计算；缺少：${missing}`,
    notRead: (parts) => `TIPM 不能计算：病历未能读取（${parts}）`,
    outOfScope: 'TIPM 不适用：病历记载的肝脏恶性肿瘤并非肝细胞癌',
    baselineMissing: '没有可用的基线弹性成像；治疗开始后将无法再得出第 6 周硬度变化（dT）',
    followUpDue: (to) => `TIPM：第 6 周弹性成像已到期，${to}之前有效`,
    followUpOverdue: (planned, to) => `TIPM：第 6 周弹性成像原定于 ${planned}，${to}之前仍有效`,
    newlyHigh: (points, cutoff, probability) =>
      `现已完整，无应答高风险：TIPM ${points} 分（截断值 ${cutoff}），估计概率 ${probability}`,
  },
  detail: {
    complete: (points, most, cutoff, riskClass, weeks) =>
      `**${points} 分，满分 ${most}**（截断值 ${cutoff}）：对 ${PAIR} 无应答的${RISK[riskClass]}，即 ${weeks} 周内按 mRECIST 出现疾病进展的风险。`,
    probability: (estimate, interval) =>
      `无应答的估计概率：${estimate}${
        interval === undefined ? '' : `（近似 95% 置信区间 ${interval}，为重建所得）`
      }。`,
    bounded: (low, high, most, cutoff, risk) =>
      `**${low} 至 ${high} 分，满分 ${most}**（截断值 ${cutoff}）：取决于尚未知的项目，${
        risk === 'undecided' ? '可能在截断值的任一侧' : `但肯定为对 ${PAIR} 无应答的${RISK[risk]}`
      }。`,
    probabilityRange: (low, high) => `无应答的估计概率：${low} 至 ${high}。`,
    columns: ['输入', '数值', '日期', '得分'],
    unknownValue: '未知',
    pointsRange: (most) => `0 至 ${most}`,
    old: (days) => `较旧：${days} 天前`,
    frequencies: (cutoff, above, below) =>
      `**研究中**：每 100 例 ${cutoff} 分及以上的患者中约 ${above} 例无应答；每 100 例低于该分数的患者中约 ${below} 例无应答。`,
    originalModel: '上述计数属于已发表的模型，而非此处所用的文件。',
    unknown: (name, why) => `**${name}未知**：${why}`,
    notRead: (parts) => `**未能读取**：${parts}。依赖这部分的内容按未知处理，而非按不存在处理。`,
    notLike: (criteria, unknown) =>
      `**超出研究人群**：据病历不符合：${criteria}。${unknown > 0 ? `另有 ${unknown} 项标准未知。` : ''}`,
    convention: {
      'stiffer-is-nonnegative':
        'dT 正负号的现行约定：治疗后变硬为 dT ≥ 0，属有利（依据原文方法部分与表格；讨论部分所述相反）。',
      'softer-is-nonnegative':
        'dT 正负号的现行约定：治疗后变软为 dT ≥ 0，属有利（依据原文讨论部分；方法部分与表格所述相反）。',
    },
    outOfScope: 'TIPM 仅针对肝细胞癌建立，未作评分。问题列表中的诊断有误或过时，也可能是出现此提示的原因。',
    nothingKnown: '四项输入均未知，评分可能位于标尺上任何位置。',
    baseline:
      'dT 比较治疗前与治疗开始六周后的剪切波弹性成像。基线只能在首次给药前测量；没有基线，评分仍为范围。',
    window: (start, planned, from, to) =>
      `治疗始于 ${start}；六周后为 ${planned}。${from}至 ${to}之间的检查有效。`,
    scoreSoFar: (low, high, cutoff) => `在此之前 TIPM 为 ${low} 至 ${high} 分（截断值 ${cutoff}）。`,
    investigational: (model) =>
      `*研究性工具：使用前须在本机构验证。供经治医师参考，不构成建议。模型 ${model}。*`,
  },
  suggestions: {
    baseline: {
      label: '草拟医嘱：首次给药前的基线弹性成像',
      order: '肝内最大病灶剪切波弹性成像，12 个测量点，首次给药前（dT 的基线）',
    },
    week6: (day) => ({
      label: `草拟医嘱：${day}的第 6 周弹性成像`,
      order: '肝内最大病灶剪切波弹性成像，12 个测量点，治疗开始后六周（dT）',
    }),
    bloodCount: { label: '草拟医嘱：血常规及白细胞分类（用于 NLR）', order: '血常规及白细胞自动分类' },
    albumin: { label: '草拟医嘱：白蛋白', order: '血清或血浆白蛋白' },
    tumourSize: { label: '草拟医嘱：肿瘤最大径的影像检查', order: '肝脏影像检查，注明各病灶最大径' },
  },
  openApp: '在病历中打开 TIPM',
  names: { nlr: 'NLR', deltaT: 'dT', albumin: '白蛋白', diameter: '肿瘤最大径' },
  deltaT: { negative: '负', nonnegative: '非负' },
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
    lesions: '病灶',
    reports: '诊断报告',
    performance: '体能状态与分期',
    procedures: '操作与手术',
  },
  criteria: chart.applicability.criteria,
  why: Object.fromEntries(Object.entries(chart.unknown).map(([reason, { why }]) => [reason, why])) as Record<
    UnknownReason,
    string
  >,
  range: (low, high) => `${low} 至 ${high}`,
  decimalMark: '.',
  day: (iso) => {
    const [year = '', month = '', day = ''] = iso.split('-')
    return `${year}年${Number(month)}月${Number(day)}日`
  },
  list,
}

import type { result as en } from '../en/result.ts'
import type { Open } from '../texts.ts'
import { SITES } from './hospitals.ts'

/** The shipped model file's hospitals; a site's own file keeps its own words. */
const SHIPPED = 'Mengchao Hepatobiliary Hospital and Fujian Provincial Cancer Hospital, Fujian, China'
const inChinese = (sites: string) => (sites === SHIPPED ? SITES : sites)

export const result: Open<typeof en> = {
  answer: {
    heading: '评估',
    result: '结果',
    points: '总分',
    classes: { high: '疾病进展高风险', low: '疾病进展低风险', undecided: '疾病进展风险尚不能判定' },
    settled: {
      high: (open) => `分级不会因${open}而改变：在所有尚未确定的取值下均为高风险。`,
      low: (open) => `分级不会因${open}而改变：在所有尚未确定的取值下均为低风险。`,
    },
    undecided: (open) => `分级取决于尚未确定的项目：${open}。`,
    week6: '第 6 周结果',
    classMeaning: (weeks) =>
      `预测终点：仑伐替尼 + 卡瑞利珠单抗治疗开始后 ${weeks} 周内按 mRECIST 判定的疾病进展；疾病稳定计为治疗有效。`,
    ofMaximum: (maximum) => `分（0 至 ${maximum}）`,
    cutoff: (cutoff) => `截断值 ${cutoff}`,
    scale: (points, maximum, cutoff) =>
      `0 至 ${maximum} 分的标尺；本患者：${points}；自 ${cutoff} 分起为高风险。`,
    low: '低',
    high: '高',
    probability: '疾病进展的估计概率',
    estimated: '估计值',
    overOpen: '估计值，取决于未确定项目',
    range: (range) => `区间 ${range}`,
    interval: (range) => `近似 95% 置信区间 ${range}，为重建所得`,
    noInterval: '模型文件未含区间。',
    study: {
      label: '研究中',
      high: (cutoff, atCutoff, count, estimate) =>
        `每 100 例 ${cutoff} 分及以上的患者中约 ${count} 例出现疾病进展；${estimate} 为本患者的个体估计值（截断值处为 ${atCutoff}）`,
      low: (cutoff, atCutoff, count, estimate) =>
        `每 100 例低于 ${cutoff} 分的患者中约 ${count} 例出现疾病进展；${estimate} 为本患者的个体估计值（截断值处为 ${atCutoff}）`,
      originalModel: '该计数属于已发表的模型，而非此处所用的文件',
    },
    otherSense: {
      label: '若按 dT 的相反判读',
      note: '原文对 dT 给出两种含义，见局限性',
    },
    afterStart: {
      label: '并非治疗前的数值',
      value: (inputs) => `${inputs}；模型依据首次给药前的数值建立`,
    },
    risk: '估计概率',
    lastSaved: (when, saved) => `上次保存 ${when}：${saved}`,
    nowDiffers: (points) => `现 ${points}`,
    neverSaved: '尚未保存',
    byChart: (result) => `仅按病历：${result}`,
    skip: '转到评估结果',
    chartRead: (when) => `病历读取于 ${when}。`,
    edited: {
      kept: '含在此录入或选择的数值，并非全部来自病历；保存或关闭本标签页之前，均保留于本标签页。',
      lost: '含在此录入或选择的数值，并非全部来自病历。浏览器不予保留：关闭或刷新本页即丢失，除非已保存。',
    },
    announce: (result, points) => `${result}，${points}。`,
    outOfScope: {
      title: '无评分：超出模型适用范围',
      reasons: {
        'not-hcc': '病历记载了其他恶性肿瘤而无肝细胞癌。TIPM 仅针对肝细胞癌建立。',
      },
      answered: '根据在此给出的回答，这不是肝细胞癌。TIPM 仅针对肝细胞癌建立。',
    },
    notComputable: {
      title: '无评分：尚无可评分的数据',
      unread: '无评分：病历未能读取',
      readAgain: '请重新读取：数值可能已在病历中。',
      reasons: {
        'no-predictor-known':
          '四项指标均未知。下一步：录入其他记录中的数值；首次给药前需完成血常规、白蛋白、影像学及基线弹性成像检查。',
      },
    },
  },

  start: {
    label: '治疗开始日期（基准日期）',
    between: (from, to) => `介于 ${from}与 ${to}之间`,
    unknown: '未知',
    'not-begun': '尚未开始',
    basis: {
      administration: '两药首次给药',
      order: '两药均已开具医嘱',
      dispense: '两药均已发药',
      statement: '两药均有用药陈述',
      entered: '由使用者录入，并非来自病历',
      none: '无记录给出该日期',
    },
    open: '用药记录（或其中未能读取的部分）未能确定该日期；评估已涵盖其所有可能。录入开始日期即可确定。',
    notBegun: {
      searched: '已检索用药记录，其中未见两药联合治疗的开始',
      file: '该文件视为完整病历，其中未见两药联合治疗的开始',
    },
    withoutPlans: '未检索治疗计划',
    examsSpeakAgainst: '两次相隔约六周的弹性成像检查与此不符。',
    onFile: (start) => `仅按病历：${start}`,
    doubt: '未能确定该日期的用药记录',
    earlier: '此前的联合治疗疗程',
  },

  deciding: {
    heading: '哪些信息可以判定',
    high: (condition) => `若${condition}，为高风险`,
    low: (condition) => `若${condition}，为低风险`,
    always: '单独即可决定分级',
    sometimes: '取某些值时可决定分级',
    never: '单独不能决定分级',
    comparator: { '<': '低于', '<=': '不高于', '>': '高于', '>=': '不低于' },
    condition: (comparator, value) => `${comparator} ${value}`,
  },

  drivers: {
    heading: '评分的构成',
    points: '得分',
    ofMaximum: (points, maximum) => `${points} / ${maximum}`,
    range: (low, high) => `${low} 至 ${high}`,
    unknown: '未知',
    clamped: (end) => `超出研究范围，按 ${end} 计`,
    total: '总分',
    nlrStop: { upTo: (threshold) => `≤ ${threshold}`, above: (threshold) => `> ${threshold}` },
    deltaTStop: {
      'stiffer-is-nonnegative': { nonnegative: '变硬', negative: '未变硬' },
      'softer-is-nonnegative': { nonnegative: '变软', negative: '未变软' },
    },
    contradicted: '原文对 dT 方向表述不一',
    sense: {
      'stiffer-is-nonnegative': '按原文方法部分，变硬计为有利；其讨论部分所述相反。',
      'softer-is-nonnegative': '按原文讨论部分，变软计为有利；其方法部分所述相反。',
    },
  },

  whatIf: {
    name: '假设情形',
    tag: '试算，不保存',
    drag: '拖动标记可试算；得分取整',
    try: (input) => `试算其他数值：${input}`,
    end: '结束试算',
    value: (input, value) => `${input} ${value}`,
    points: (points) => `假设 ${points}`,
    note: '模型描述的是患者群体；改变某一数值未必改变结局。',
  },

  limits: {
    heading: '局限性',
    status: {
      reconstructed:
        '原文给出了回归系数和截断值，但未给出截距，列线图也仅为图片。坐标轴、截距和区间均由原文印出的数字重建；概率为估计值，并非原文发表的数字。',
      published: '本模型文件声明其坐标轴和截距与发表的一致。',
      recalibrated: '本模型文件已由本机构重新校准；发表的数字适用于原模型。',
    },
    sign: {
      'stiffer-is-nonnegative':
        '原文对 dT 的正负号前后矛盾。现行约定：治疗后变硬为 dT ≥ 0，属有利（依据原文方法部分与表格）。原文讨论部分以及其他疗法的研究所述相反。',
      'softer-is-nonnegative':
        '原文对 dT 的正负号前后矛盾。按本机构模型文件，现行约定：治疗后变软为 dT ≥ 0，属有利（依据原文讨论部分）。原文方法部分与表格所述相反。',
    },
    population: (patients, sites, hbv, male, age) =>
      `基于 ${patients} 例患者（${inChinese(sites)}）建立和检验；乙型肝炎占 ${hbv}%，男性占 ${male}%，平均年龄 ${age} 岁。在其他人群中未经检验。`,
    performance: (auc, lower, upper) => `外部验证队列中发表的 AUC：${auc}（${lower}–${upper}）。`,
    chart: '仅读取病历中的结构化条目，不读取扫描报告和自由文本。',
    source: '出处',
    citation: (authors, title, journal, day) => `${authors}. ${title}. ${journal}, ${day}.`,
    model: '模型',
    app: (version) => `应用版本 ${version}`,
  },
}

import type { result as en } from '../en/result.ts'
import type { Open } from '../texts.ts'

/** The shipped model file's hospitals; a site's own file keeps its own words. */
const SITES = 'Mengchao Hepatobiliary Hospital and Fujian Provincial Cancer Hospital, Fujian, China'
const inChinese = (sites: string) => (sites === SITES ? '中国福建孟超肝胆医院与福建省肿瘤医院' : sites)

export const result: Open<typeof en> = {
  answer: {
    heading: '评估',
    classes: { high: '无应答高风险', low: '无应答低风险', undecided: '尚不能判定' },
    decidedWithout: {
      high: (inputs) => `无论${inputs}取何值，均为高风险。`,
      low: (inputs) => `无论${inputs}取何值，均为低风险。`,
    },
    undecided: (inputs) => `分级取决于尚未知的项目：${inputs}。`,
    classMeaning: (weeks, day) => `无应答：自 ${day}起 ${weeks} 周内按 mRECIST 判定为疾病进展。`,
    ofMaximum: (maximum) => `满分 ${maximum}`,
    points: (points, maximum) => `${points} 分（满分 ${maximum}）`,
    pointsRange: (low, high, maximum) => `${low} 至 ${high} 分（满分 ${maximum}）`,
    cutoff: (cutoff) => `截断值 ${cutoff}`,
    scale: (points, maximum, cutoff) =>
      `0 至 ${maximum} 分的标尺；本患者：${points}；自 ${cutoff} 分起为高风险。`,
    low: '低',
    high: '高',
    probability: '无应答的估计概率',
    estimated: '估计值',
    interval: (range) => `近似 95% 置信区间 ${range}，为重建所得`,
    noInterval: '模型文件未含区间。',
    indexDate: '基准日期',
    basis: {
      administration: '两药首次给药',
      order: '两药均已开具医嘱',
      statement: '两药均有用药陈述',
      entered: '在此录入的联合治疗开始日期，并非来自病历',
      today: '今日，因病历中无联合治疗开始的记录',
      'therapy-unread': '今日；用药记录未能读取，治疗可能已开始，所用数值未必为治疗前数值',
    },
    chartRead: (when) => `病历读取于 ${when}。`,
    edited: '含在此录入或选择的数值，并非全部来自病历；关闭或刷新本页即丢失，除非已保存。',
    announce: (result, points) => `结果：${result}，${points}。`,
    outOfScope: {
      title: '无评分：超出模型适用范围',
      reasons: {
        'not-hcc': '病历记载了其他恶性肿瘤而无肝细胞癌。TIPM 仅针对肝细胞癌建立。',
      },
      answered: '根据在此给出的回答，这不是肝细胞癌。TIPM 仅针对肝细胞癌建立。',
    },
    notComputable: {
      title: '无评分：尚无可评分的数据',
      reasons: {
        'no-predictor-known': '四项输入均未知，评分可能位于标尺上任何位置。缺少的项目列于下方，可手工录入。',
      },
    },
  },

  deciding: {
    heading: '哪些信息可以判定',
    high: (condition) => `若${condition}则为高风险`,
    low: (condition) => `若${condition}则为低风险`,
    always: '单独即可决定分级',
    sometimes: '取某些值时可决定分级',
    never: '单独不能决定分级',
    settled: '任何缺失的输入都不会改变分级。',
    comparator: { '<': '低于', '<=': '不高于', '>': '高于', '>=': '不低于' },
    condition: (comparator, value) => `${comparator} ${value}`,
  },

  drivers: {
    heading: '评分的构成',
    caption: '各项输入的得分；得分越高，无应答风险越高',
    input: '输入',
    value: '数值',
    points: '得分',
    ofMaximum: (points, maximum) => `${points} / ${maximum}`,
    range: (maximum) => `0 至 ${maximum}`,
    unknown: '未知',
    clamped: (end) => `超出研究范围，按 ${end} 计`,
    total: '合计',
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
    modelLine: (id, version, hash) => `${id} ${version}，哈希值 ${hash}`,
    app: (version) => `应用版本 ${version}`,
  },
}

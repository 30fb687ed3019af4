import type { evidence as en } from '../en/evidence.ts'
import type { Open } from '../texts.ts'

/** 证据页。 */
export const evidence: Open<typeof en> = {
  title: '证据与局限',
  lead: (name) => `${name}：依据、性能与局限。`,
  loading: '正在加载模型',
  contents: '目录',
  print: '打印',

  sections: {
    brief: '概要',
    facts: '模型说明',
    performance: '已发表的性能',
    model: '模型',
    reconstruction: '重建的内容与方法',
    errata: '论文的错误与不一致',
    card: '来源与模型卡',
  },

  sources: { published: '已发表', derived: '推导', site: '由本机构设定' },

  brief: {
    predicts: '预测',
    outcome: (outcome, weeks) => `治疗开始后 ${weeks} 周内：${outcome}`,
    therapy: '治疗',
    inputs: '指标',
    result: '结果',
    scale: (maximum, cutoff, method) => `0 至 ${maximum} 分；${cutoff} 分及以上为高风险（${method}）`,
    role: '用途',
    status: '状态',
    regulator: '监管',
    modelFile: '模型文件',
    hash: 'SHA-256',
    software: '软件',
    version: (version) => `TIPM on FHIR ${version}，Apache-2.0`,
  },

  inputs: { nlr: 'NLR', deltaT: 'dT', albumin: '白蛋白', diameter: '直径' },
  inputNames: {
    nlr: '中性粒细胞/淋巴细胞比值（NLR）',
    deltaT: '六周后肿瘤硬度变化（dT）',
    albumin: '白蛋白',
    diameter: '肿瘤最大径',
  },

  facts: {
    lead: '按 45 CFR 170.315(b)(11) 对预测性决策支持所列的 31 项来源属性（ONC HTI-1）的顺序排列。来源未说明之处均予注明。',
  },

  performance: {
    lead: '按论文报告；比例由其计数重新计算，附 95% Wilson 区间。各医院的有效率不同，预测值也随之不同。',
    cutoffCaption: (cutoff) => `采用已发表的截断值 ${cutoff} 分`,
    cutoffCaptionElsewhere: (cutoff) =>
      `采用已发表的截断值。本机构模型文件的截断值不同（${cutoff} 分），这些数字不适用于它`,
    measure: '指标',
    counted: '计入患者',
    ofPatients: (counted, patients) => `${counted} / ${patients}`,
    counts: '真高风险、漏判、真低风险、假高风险',
    sensitivity: '灵敏度',
    specificity: '特异度',
    ppv: '阳性预测值',
    npv: '阴性预测值',
    accuracy: '准确率',
    f1: 'F1 分数',
    lrPositive: '似然比，高风险',
    lrNegative: '似然比，低风险',
    pooledNote: '合计数字、阴性预测值与似然比由计数推导；论文未印出。',
    cohorts: { pooled: '合计', training: '训练', internal: '内部验证', external: '外部验证' },
    discriminationCaption: '区分度与校准（按原文）',
    cohort: '队列',
    score: '评分',
    auc: 'AUC（95% CI）',
    hosmerLemeshow: 'Hosmer-Lemeshow p 值',
    brier: 'Brier 评分',
    scores: { tipm: 'TIPM', albi: 'ALBI', afp: '甲胎蛋白（AFP）' },
    seeBrier: '训练队列的 Brier 评分存疑：见错误列表。',
    partsCaption: 'TIPM 的组成部分，训练队列，由表 2 推导',
    part: '指标',
    whole: '全部四项',
    withoutDeltaT: '不含 dT',
    ultrasound: '仅超声（dT、直径）',
    serological: '仅血清学（白蛋白、NLR）',
    survivalCaption: '中位总生存期，天',
    group: '患者',
    high: '高评分',
    low: '低评分',
    test: '对数秩检验 p 值，或死亡风险比（95% CI）',
    hbv: (patients) => `乙型肝炎（${patients} 例）`,
    nonHbv: (patients) => `非乙型肝炎（${patients} 例）`,
    hazardRatio: (estimate) => `HR ${estimate}`,
    survivalNote: (days, interaction) =>
      `随访不超过 ${days} 天；与乙型肝炎状态的交互作用 p 值 ${interaction}。`,
    response: (rates, kappas) =>
      `治疗有效（完全缓解、部分缓解或疾病稳定）：${rates}。一致性（kappa）：${kappas}。`,
    rate: (criteria, percent) => `${criteria} ${percent}%`,
    kappa: (pair, kappa) => `${pair.replace(' vs ', ' 与 ')} ${kappa}`,
  },

  model: {
    lead: (covariates) =>
      `训练队列中疾病进展的多因素 logistic 回归，按原文。同一拟合中还包含${covariates}，均无统计学意义；未印出仅含四个变量的重新拟合。`,
    caption: '系数，以及各指标的最高分',
    input: '指标',
    coding: '编码',
    codings: {
      nlr: (threshold) => `> ${threshold} 为 1，否则为 0`,
      deltaT: '≥ 0 为 1，否则为 0',
      albumin: (low, high) => `每 g/L，${low} 至 ${high}`,
      diameter: (low, high) => `每 cm，${low} 至 ${high}`,
    },
    beta: '回归系数 β（95% CI）',
    p: 'p 值',
    oddsRatio: '比值比（推导）',
    points: '最高分',
    oddsNote: '比值比为对数优势及其区间的指数；论文以“OR”为题的一列是另一个数（见错误列表）。',
    deltaT: (sites, shots, weeks, device) =>
      `dT：治疗前与治疗 ${weeks} 周后比较，肿瘤内及瘤周 9 个测量点中至少 ${sites} 个发生变化，每点取 ${shots} 次测量的中位数。设备：${device}。`,
    sign: {
      'stiffer-is-nonnegative': '当前采用：变硬为 dT ≥ 0，为有利（论文的方法与表格）。其讨论部分所述相反。',
      'softer-is-nonnegative':
        '当前按本机构的模型文件采用：变软为 dT ≥ 0，为有利（论文的讨论部分）。其方法与表格所述相反。',
    },
    figure: '不含患者数据的列线图',
    nomogram: {
      label: '列线图：各指标的得分、总分与截断值，以及概率',
      points: '得分',
      total: '总分',
      maximum: (maximum) => `最高 ${maximum} 分`,
      cutoff: (cutoff) => `截断值 ${cutoff}`,
      low: '低',
      high: '高',
      probability: '概率',
      estimated: '估计',
      upTo: (threshold) => `≤ ${threshold}`,
      above: (threshold) => `> ${threshold}`,
      negative: '< 0',
      nonnegative: '≥ 0',
    },
  },

  reconstruction: {
    lead: '论文印出了系数与截断值；其列线图为图片，未给出截距。以下每一步均由本软件的测试根据已发表的表格重新计算。',
    axes: '坐标轴',
    axis: (name, range, source) => `${name}：${range}（${source}）`,
    axesDerived: '采用这些坐标轴时，印出的截断值在表 2 上得到与原文相近的灵敏度与特异度（见下）。',
    points: '得分',
    pointsText: (widest, width, perLogOdds) =>
      `效应最宽的指标（${widest}）占 100 分：跨度为 ${width} 对数优势，即每单位对数优势 ${perLogOdds} 分。超出坐标轴的值按轴端计。方括号内条件成立为 1，否则为 0。`,
    score: '评分',
    scoreText: (cutoff, atCutoff, atZero) =>
      `LP 为对数优势之和；${cutoff} 分对应 LP ${atCutoff}，0 分对应 LP ${atZero}。`,
    intercept: '截距',
    interceptText: (source, nonEffective, patients, atCutoff) =>
      `使表 2 各行上的平均预测风险等于观察到的 ${patients} 例中 ${nonEffective} 例（${source}）。截断值处的概率因此为 ${atCutoff}：这是估计值，并非已发表的数值。`,
    interceptGiven: (source, atCutoff) => `按模型文件所给（${source}）。截断值处的概率因此为 ${atCutoff}。`,
    interval: '区间',
    intervalText:
      '标准误为对数优势除以印出的 z。论文未印出协方差：相关系数取自四变量模型在表 2 各行上的期望信息；截距的误差按平均比例缩放。为近似值，宁宽勿窄。',
    standardErrors: (list) => `对数优势的标准误：${list}。`,
    intervalGiven: (source) => `标准误与相关系数按模型文件所给（${source}）。`,
    noInterval: '该模型文件不含区间。',
    before: '第 6 周之前',
    beforeText: (low, high) =>
      `在相同的各行上，无论 dT 结果如何，${low}% 的治疗有效者分级为低风险，${high}% 的疾病进展者分级为高风险。`,
    assumption:
      '推导数字假定表 2 各行在治疗有效者与疾病进展者内部相互独立：NLR 与 dT 按比例，白蛋白与直径按正态分布。',
    notCompared: '该模型文件的坐标轴与截断值未说明与论文的对照。',
    caption: '重建模型与论文对照，训练队列',
    columns: { measure: '指标', derived: '重建（推导）', published: '论文（已发表）' },
    formula: (name, points) => `${name}：${points}`,
  },

  errata: {
    lead: (count) => `论文自相矛盾、与算术不符或有所遗漏之处共 ${count} 项。这些涉及论文，而非本软件。`,
  },

  card: {
    article: '论文',
    published: (day) => `发表于${day}。`,
    licence: '论文的许可',
    licenceText: (licence) => `${licence}：仅采用其事实与数字，不采用任何句子或图片。`,
    ethics: '研究的伦理批准',
    analysis: '研究的统计分析',
    lead: '本页内容的应用模型卡（Coalition for Health AI，模式 v0.2），由当前模型文件填写：',
    json: '保存为 JSON',
    xml: '保存为 XML',
  },
}

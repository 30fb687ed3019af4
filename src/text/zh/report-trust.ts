import type { trust as en } from '../en/report-trust.ts'
import type { Open } from '../texts.ts'

export const trust: Open<typeof en> = {
  measures: {
    auc: 'AUC',
    observedExpected: 'O/E',
    inTheLarge: '截距，斜率为 1',
    slope: '斜率',
    netBenefit: '截断值处的净获益',
  },

  measuresNote:
    '区间：AUC 按 logit，O/E 按对数，敏感度按 Wilson 法，其余按原尺度；与上文各节所用方法不同，数值略有差别。',
  few: (sets) => `有结局或无结局的患者少于 10 例，不宜单独解读：${sets}。`,

  precision: {
    title: '达到常用区间宽度所需的患者数',
    measures: {
      observedExpected: 'O/E',
      slope: '校准斜率',
      auc: 'AUC',
      netBenefit: '净获益，占结局比例的份额',
    },
    width: '此处 95% 区间的宽度',
    target: '要求的宽度',
    needed: '所需患者数',
    more: '尚需收集',
    note: '依据 Riley 的标准（Stat Med 2021，BMJ 2024），前提是后续患者与这些患者相似：结局比例、AUC 和预测分布相同，斜率和 O/E 为 1。',
  },

  rivals: {
    caption: '较简单的评分：规则与来源',
    rule: '规则',
    source: '来源',
    of: {
      malbi: [
        '1、2a、2b、3 级；ALBI 界值为 −2.60、−2.27、−1.39',
        'Hiraoka，Liver Cancer 2017;6:325。其中界值 −2.27 未能在原文中核对。',
      ],
      ezAlbi: ['胆红素（mg/dL）− 9 × 白蛋白（g/dL）', 'Kariyama，Liver Cancer 2020 年（PMC7768152）'],
      crafity: [
        'AFP ≥ 100 ng/mL、CRP ≥ 1 mg/dL：各 1 分',
        'Scheiner，J Hepatol 2022 年；联合仑伐替尼和 PD-1 抑制剂：WJG 2025;31(7):101672',
      ],
      grim: [
        '白蛋白 < 3.5 g/dL、LDH ≥ 245 U/L、NLR ≥ 4.8、AST/ALT ≥ 1.44、胆红素 ≥ 1.3 mg/dL：各 1 分',
        '来源：PMC9972107',
      ],
      stiffness: ['治疗前 kPa 值（论文界值 19.53）', 'Yuan，Front Immunol 2022;13:868809 一文'],
      stiffnessAlbi: [
        '硬度 ≥ 19.53 kPa、ALBI 2 或 3 级：计数。论文列线图含相同两项因素；未能找到其得分，故未采用。',
        'Yuan，Front Immunol 2022;13:868809 一文',
      ],
    },
  },

  subgroups: {
    age: '年龄',
    albi: 'ALBI 分级',
    unknown: '未知',
    tooMany: (columns) => `因标签过多，此处及生存部分未细分：${columns}。指定为队列或亚组后即会细分。`,
    sensitivity: '截断值处的敏感度（95% CI）',
  },

  centres: {
    one: '数据中只有一个中心（没有多个标签的队列列）。',
    centre: '中心',
    asIs: '各中心，模型不变',
    pooled: '合并各中心（随机效应）',
    mean: '均值（95% CI）',
    prediction: '其他中心（95% 预测区间）',
    tau2: 'τ² 方差',
    i2: 'I² 异质性',
    leftOut: (measure, centres) => `${measure} 的合并未纳入 ${centres}：该处无法计算。`,
    pooledNote:
      '采用限制性最大似然法，区间按 Hartung–Knapp 法，且不窄于常规区间；AUC 在 logit 尺度、O/E 在对数尺度上合并，τ² 为该尺度上的值。',
    updated: '各中心，模型在其余中心更新',
    updatedNote: '内部-外部验证：截距和斜率的估计不含用于检验的中心。',
  },

  drift: {
    noPeriods: '数据未说明治疗开始的时段（没有开始日期列，或只有一个时段）。',
    period: '治疗开始时段',
    outside: '超出控制限',
    undated: (patients) => `因没有可读的日期而不属任何时段：${patients} 例患者。`,
    limits: '控制限：全部患者的数值 ± 3 倍该时段标准误',
    note: '数值超出控制限时，应查明何处发生变化：患者、检验、治疗或记录。每时段五个数值，约每 75 个时段会有一个因偶然而超出。',
  },

  updating: {
    steps: '重新拟合全部系数与各较简单方式的比较',
    against: '对照',
    simpler: {
      none: '模型不变',
      intercept: '更新截距',
      'intercept-and-slope': '更新截距和斜率',
    },
    choices: {
      none: '这些患者没有给出更改模型的理由。',
      intercept: '这些患者需要另一个截距（tipm recalibrate --method intercept）。',
      'intercept-and-slope':
        '这些患者需要另外的截距和斜率（tipm recalibrate --method intercept-and-slope）。',
      refit: '这些患者需要另外的系数（tipm recalibrate --method refit）。',
    },
    rests: (patients, events) => `依据 ${patients} 例患者，其中 ${events} 例疾病进展。`,
    note: '封闭检验法（Vergouwe，Stat Med 2017），水准 5%：患者少时很难有理由更改，而没有理由并不证明模型适合。',
  },

  horizon: {
    noTimes: '数据中没有患者进展或末次评估的时间（至结局的天数），因此无法判断随访何时结束。',
    ends: (day, patients, progressed, died, lost) =>
      `至第 ${day} 天：${patients} 例患者中，${progressed} 例进展，${died} 例未记录进展即死亡，${lost} 例失访。`,
    progression: '疾病进展（Aalen–Johansen 法）',
    death: '无进展死亡（Aalen–Johansen 法）',
    ifNobodyDied: '假设无人死亡时的疾病进展（1 − Kaplan–Meier 法）',
    meanPredicted: '平均预测风险',
    observedExpected: 'Aalen–Johansen 估计与平均预测之比',
    auc: '时间点 AUC（IPCW 加权）',
    brier: '时间点 Brier 评分（IPCW 加权）',
    fifths: '时间点校准，按预测风险五等分',
    fifth: '五等分组',
  },

  missingInputs: {
    lacking: '缺少该项目的患者，按结局',
    unknown: '结局未知',
    figures: '完整病例与填补后的比较',
    complete: '完整病例',
    imputed: '填补缺失项目（多重填补）',
    landmark: (day) => `第 ${day} 天仍存活且无疾病进展者`,
    how: (sets, rounds, seed, from) =>
      `采用链式方程填补：${sets} 套数据，每套 ${rounds} 轮，种子 ${seed}；数值用预测均值匹配，dT 用 logistic 回归，各以${from}为依据；按 Rubin 规则合并。前提是：在这些条件下，缺失与其自身的值无关。`,
    inputs: ['其他项目', '结局'],
    missingInformation: (list) => `缺失信息的比例：${list}。`,
    landmarkNote: (excluded, day) =>
      `只有到达第 6 周的患者才有 dT，因此模型只针对这些患者：该行不含第 ${day} 天前死亡或进展的 ${excluded} 例患者。模型的结论自第 6 周起成立，而非自治疗开始。`,
  },
}

import type { modelCard as en } from '../en/model-card.ts'
import type { Open } from '../texts.ts'
import { appliedCard } from './applied-card.ts'
import { modelFile } from './model-file.ts'

/** 模型说明与模型卡。 */
export const modelCard: Open<typeof en> = {
  fromFile: modelFile,

  groups: {
    details: '基本信息与输出',
    purpose: '用途',
    cautions: '超范围使用警示',
    development: '开发过程与所用指标',
    fairness: '开发中的公平性',
    external: '外部验证过程',
    performance: '性能的量化指标',
    maintenance: '持续维护',
    updates: '更新与持续验证计划',
  },

  attributes: {
    developer: '开发者与联系方式',
    funding: '资助来源',
    output: '输出',
    outputType: '输出类型',
    intendedUse: '预期用途',
    intendedPopulation: '适用患者',
    intendedUsers: '预期使用者',
    decisionRole: '在决策中的作用',
    outOfScope: '不适用的任务、情形与患者',
    risks: '已知风险与局限',
    criteria: '开发研究的纳入与排除标准',
    sensitiveVariables: '人口学与社会变量是否作为指标',
    demographics: '开发人群的构成',
    relevance: '与使用场所的相关性',
    fairnessApproach: '确保输出公平的方法',
    biasManagement: '偏倚的处理',
    externalSource: '外部数据：来源与场所',
    externalParty: '外部验证的实施者',
    externalDemographics: '外部验证人群的构成',
    externalProcess: '外部验证过程',
    internalValidity: '同源数据中的有效性',
    internalFairness: '同源数据中的公平性',
    externalValidity: '外部数据中的有效性',
    externalFairness: '外部数据中的公平性',
    outcomeEvaluation: '使用对结局影响的评价',
    validityMonitoring: '有效性的监测',
    localValidity: '本地数据中的有效性',
    fairnessMonitoring: '公平性的监测',
    localFairness: '本地数据中的公平性',
    updateProcess: '更新方式与频率',
    correction: '发现风险后纠正性能的频率',
  },

  investigational: '研究性工具：使用前须在本机构验证。',
  notStated: '来源未说明。',
  notStatedInFile: '本机构的模型文件未说明。',

  developer: (authors, correspondence) => `模型：${authors}。通讯作者：${correspondence}。`,
  softwareDeveloper: '本软件：TIPM on FHIR 项目，独立于论文作者。软件的资助来源未说明。',
  funding: (grants) => `研究：${grants}。`,
  output: (maximum, cutoff, outcome, weeks) =>
    `0 至 ${maximum} 分的评分；风险分级，${cutoff} 分及以上为高风险；以及治疗开始后 ${weeks} 周内下列结局的估计概率：${outcome}。有指标未知时给出可能的评分范围。`,
  outputType: '预测（评分、概率）与分级（高风险、低风险、尚不能判定）。不作推荐。',
  intendedUse: (regimen, weeks) =>
    `为临床医师提供信息：采用${regimen}治疗的晚期肝细胞癌出现疾病进展的可能性；治疗前为范围，自第 ${weeks} 周起为单一评分。研究性工具：使用前须在本机构验证。`,
  intendedUsers: '治疗肝癌的医师，以及录入弹性成像结果的超声医师。患者不应脱离医师自行使用。',
  decisionRole: '提供信息。决策及其在评分之外的依据由临床医师负责。',
  outOfScope: [
    '符合开发研究任一排除标准，或不满足全部纳入标准的患者。',
    '其他药物或联合方案，以及方案之间的选择：该模型从未在不同治疗之间作过比较。',
    '仅凭评分停止、不予或更改治疗。',
    '采用与研究不同的方法、设备或测量点方案获得的硬度。',
    '临床医师未查看评分依据时的任何自动处理；急诊情形。',
  ],
  risks: {
    status: {
      reconstructed: '坐标轴、截距与区间系由已发表数字重建；概率为估计值，并非已发表的数值。',
      published: '该模型文件自述其坐标轴与截距与发表一致。',
      recalibrated: '该模型文件已由本机构重新校准；已发表的数字仅适用于原模型。',
    },
    sign: (points, maximum) => `论文对 dT 符号的说明自相矛盾，涉及 ${maximum} 分中的 ${points} 分。`,
    size: (patients, nonEffective) =>
      `系数基于回顾性收集的 ${patients} 例患者、${nonEffective} 例事件；同时拟合了九个协变量。`,
    region: '单一地区、单一设备；其他地方未经检验。',
    errata: (count) => `论文中的 ${count} 处错误与不一致列于证据页。`,
    sameName: '另有一个同名模型（World J Gastrointest Oncol 2025;17(5):105872）；本模型并非该模型。',
    automation: '数字可能得到超出其应有程度的信任（自动化偏倚）。',
    prognosis: '这是单一治疗下疗效的标志：患者未经随机分组，因此不能说明谁采用其他治疗会更好。',
  },
  included: (criteria) => `纳入：${criteria}。`,
  excluded: (criteria) => `排除：${criteria}。`,
  separator: '；',
  sensitiveVariables:
    '均未作为指标：种族、民族、语言、性取向、性别认同、性别、出生日期、健康的社会决定因素、健康状况评估。ECOG 体能状态仅为纳入标准。',
  demographics: (patients, male, hbv, age) =>
    `${patients} 例患者：男性 ${male}%，乙型肝炎 ${hbv}%，平均年龄 ${age} 岁。种族、民族、语言与社会决定因素未说明。`,
  ofCohort: (cohort, patients, male, hbv, mean, sd) =>
    `${cohort}：${patients} 例患者，男性 ${male} 例，乙型肝炎 ${hbv} 例，年龄 ${mean} ± ${sd} 岁。`,
  relevance: (hospitals) =>
    `${hospitals}。适用于患者、方案与设备相近的医院；在其他地方的适用程度有待用本地患者检验。`,
  hospital: (name, from, to) => `${name}（${from}至${to}）`,
  biasManagement: (interaction) =>
    `仅有一项比较：按乙型肝炎状态比较生存，交互作用 p 值 ${interaction}。其他未说明。`,
  externalSource: (patients) => `外部队列 ${patients} 例患者。论文提及两家医院，未说明各队列来自哪一家。`,
  externalParty: '论文作者本人。未见独立验证的说明。',
  externalProcess:
    '回顾性：对未作改动的评分及其截断值进行受试者工作特征曲线、校准与决策曲线分析。论文自身也要求开展前瞻性多中心验证。',
  validity: (cohort, auc, sensitivity, specificity, ppv, npv) =>
    `${cohort}：AUC ${auc}；灵敏度 ${sensitivity}，特异度 ${specificity}，阳性预测值 ${ppv}，阴性预测值 ${npv}（由计数得出的 95% Wilson 区间）。`,
  estimate: (value, lower, upper) => `${value}（${lower}–${upper}）`,
  estimateSigned: (value, lower, upper) => `${value}（${lower} 至 ${upper}）`,
  outcomeEvaluation: '未见说明：使用该评分是否有益于患者尚不清楚。',
  validityMonitoring:
    '作者未作安排。软件的验证工具可用医院自己的患者重新计算区分度、校准与净获益；频率由医院确定。',
  local: '在医院用自己的患者检验之前未知。',
  updateProcess:
    '未说明计划。模型是带有版本与哈希值的文件，两者显示在每项输出上：经改动或重新校准的文件即为另一模型，并如实显示。',
  cohorts: {
    pooled: '三个队列合计',
    training: '训练队列',
    internal: '内部验证队列',
    external: '外部验证队列',
  },

  card: appliedCard,
}

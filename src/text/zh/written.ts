import type { written as en } from '../en/written.ts'
import type { Open } from '../texts.ts'
import { modelFile } from './model-file.ts'

export const written: Open<typeof en> = {
  codes: {
    'stiffness-exam': '肝脏病灶及其周围的剪切波弹性成像，12 个测量点',
    nlr: '中性粒细胞/淋巴细胞比值（NLR）',
    'delta-t': '治疗开始六周后肿瘤硬度的变化（dT）',
    'delta-t-nonnegative': 'dT ≥ 0（不为负）',
    'delta-t-negative': 'dT < 0（为负）',
    'tipm-points': '靶向免疫治疗预测模型（TIPM）总分',
    'tipm-assessment': '靶向免疫治疗预测模型（TIPM）评估',
    probability: '疾病进展的估计概率',
    'model-version': '模型文件：标识、版本与哈希值',
    'non-effective': '靶向联合免疫治疗无效：mRECIST 疾病进展',
    undecided: '尚不能判定',
  },
  fromFile: {
    'Target Immunotherapy Predict Model (TIPM)': modelFile['name'] ?? '',
    'Progressive disease by mRECIST (target and immunotherapy non-effective, TIN)':
      modelFile['outcome'] ?? '',
  },
  named: (name, version, status) => `${name}，版本 ${version}（${status}）`,
  model: (name, version, status, hash) => `${name}，模型文件版本 ${version}（${status}），哈希值 ${hash}`,
  computed: (id, version, status, hash) =>
    `由 TIPM on FHIR 计算，模型 ${id} ${version}（${status}），哈希值 ${hash}`,
  status: {
    reconstructed: '重建',
    published: '与发表一致',
    recalibrated: (site) => `已在 ${site} 重新校准`,
    notApproved: (recalibrated) => `${recalibrated}，未经批准`,
    untold: '已重新校准',
  },
  inputs: { nlr: 'NLR', deltaT: 'dT', albumin: '白蛋白', diameter: '肿瘤最大径' },
  parts: { nlr: 'NLR', 'delta-t': 'dT', 'tipm-points': 'TIPM 总分' },
  bloodCount: '血常规',
  elastography: '弹性成像',
  entered: (input) => `${input}（手工录入）`,
  before: '治疗前',
  week6: '第 6 周',
  lowBelow: (cutoff) => `低于 ${cutoff} 分：低风险`,
  title: 'TIPM 评估',
  withJson: 'TIPM 评估（FHIR RiskAssessment）',
  read: (inputs) => `读取的指标：${inputs}。`,
  writtenBy: (appVersion, id, version, hash) =>
    `由 TIPM on FHIR ${appVersion} 写入，模型 ${id} ${version}，哈希值 ${hash}。`,
  inError: (reason) => `标记为录入错误：${reason}`,
  reasons: {
    completed: '补充完整或经医师确认',
    replaced: '由较晚的评估替换',
    corrected: '更正',
    restsNoLonger: '依据它的评估已修订，不再以其为依据',
    storedTwice: '请求在途中被重发，多存储了一份',
  },
  provenance: '来源记录（Provenance）',
  tookPart: (role, who) => `${role}：${who}`,
  agents: { assembler: '生成', verifier: '核对' },
  software: '临床决策支持软件',
  application: '应用',
  modelFile: '模型文件',
  webPage: '网页',
  exam: (medians) => `弹性成像（kPa）：${medians}。`,
  converted: (medians) =>
    `弹性成像（kPa）：${medians}。由剪切波速度按 E = 3ρv²（ρ = 1000 kg/m³）换算；速度值予以保留。`,
}

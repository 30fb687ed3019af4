import type { anyModel as en } from '../en/report-scored.ts'
import type { Open } from '../texts.ts'

export const anyModel: Open<typeof en> = {
  events: '有结局事件',
  glance: {
    mainText: (patients, events) => `${patients} 例，其中 ${events} 例有结局事件`,
    hazardRatio: '事件风险比，高对低',
  },
  header: { points: (points) => `${points} 或以上` },
  sections: {
    distribution: { note: '有、无结局事件患者的评分如何分布。' },
    discrimination: {
      note: 'AUC 及 DeLong 区间；0.5 为随机水平，1 为完全区分。方向固定：评分越高，风险越高。',
    },
    survival: { note: '至事件或随访结束的天数，比较达到或超过截断值与低于截断值的患者。' },
  },
  participants: { scored: '有评分' },
  sampleSize: { nonEvents: '无结局事件' },
  tableOne: { tie: '无结局事件', tin: '有结局事件' },
  decision: { rightly: '其中有结局事件' },
  survival: {
    concordanceScore: 'Harrell C 指数，按评分',
    counts: (patients, events) => `${patients} 例患者，${events} 例事件`,
  },
  warnings: {
    'fewer-than-100-events': '有结局事件的患者不足 100 例：数值不精确。',
    'fewer-than-100-non-events': '无结局事件的患者不足 100 例：数值不精确。',
  },
  exclusions: { 'no-inputs': '无评分' },
  variables: { outcome: '结局', outcomeDays: '至结局或末次评估的时间，天', event: '事件' },
  figures: {
    roc: { point: (cutoff) => cutoff },
    calibration: {
      predicted: '结局的预测风险',
      observed: '有结局事件的实际比例',
      withOutcome: '有结局事件',
      without: '无结局事件',
    },
    impact: { withOutcome: '判为高风险且有结局事件' },
    survival: {
      survival: '未发生事件的比例',
      time: '天数',
      riskTable: '风险人数（至此事件；至此删失）',
      events: '事件',
      median: (group, days) => `${group}：中位时间 ${days} 天`,
      detail: (patients, events) => `n = ${patients}，事件 ${events} 例`,
    },
    forest: { below: '高分者较好', above: '高分者较差' },
    distribution: {
      points: '评分',
      withOutcome: (count) => `有结局事件（n = ${count}）`,
      without: (count) => `无结局事件（n = ${count}）`,
    },
  },
}

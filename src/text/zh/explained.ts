import type { explained as en } from '../en/explained.ts'
import type { Open } from '../texts.ts'

export const explained: Open<typeof en> = {
  frequencies: {
    heading: '各分级在研究中的含义',
    lead: '据已发表队列计数，以自然频数及 95% Wilson 置信区间表示。',
    cohort: '计入的患者',
    cohorts: {
      pooled: '全部三个队列',
      training: '训练队列',
      internal: '内部验证队列',
      external: '外部验证队列',
    },
    high: (cutoff) => `高风险：${cutoff} 分及以上`,
    low: (cutoff) => `低风险：低于 ${cutoff} 分`,
    thisPatient: '本患者的分级',
    sentence: (count) => `每 100 例此类患者中，约 ${count} 例出现疾病进展。`,
    interval: (lower, upper, count, total) =>
      `95% 置信区间：每 100 例 ${lower} 至 ${upper} 例（${total} 例患者中 ${count} 例）。`,
    array: (count) => `100 个图形中 ${count} 个为实心：疾病进展`,
    filled: '实心：疾病进展。空心：缓解或疾病稳定。',
    allCohorts: '各队列的数字',
    caption: '按分级和队列列出的疾病进展患者',
    columns: { cohort: '队列', high: '高风险', low: '低风险' },
    cell: (per100, lower, upper, count, total) =>
      `每 100 例 ${per100} 例（${lower}–${upper}）；${count} / ${total} 例`,
    noPatients: '无患者',
    notes: {
      basis:
        '作者用其自己的列线图为这些患者评分；此处的列线图为重建所得，因此个别患者的分级可能不同。各医院的疾病进展率不同，这些数字也随之不同。',
      counts: (counted, cohorts) => `已发表的计数涵盖 ${cohorts} 例患者中的 ${counted} 例。`,
      siteCutoff: '本机构的模型文件采用另一截断值；上述计数适用于发表的截断值，不能作为参考。',
    },
  },

  comparators: {
    heading: '对照',
    lead: '原文与 TIPM 并列的其他评分，仅作背景参考，不计入评估。',
    caption: '对照评分：本患者的数值与已发表的区分度',
    columns: { score: '评分', value: '本患者', auc: 'AUC' },
    albi: 'ALBI',
    albiNote: '肝功能：胆红素与白蛋白',
    albiValue: (score, grade) => `${score}，${grade} 级`,
    albiFrom: (bilirubin, albumin) => `胆红素 ${bilirubin}；白蛋白 ${albumin}`,
    albiMissing: { bilirubin: '胆红素未知', albumin: '白蛋白未知' },
    tipm: 'TIPM',
    tipmNote: '全部四项指标',
    ultrasound: '仅超声',
    serological: '仅血清学',
    partNote: (inputs) => `仅${inputs}的得分`,
    partValue: (points, maximum) => `${points} 分（0 至 ${maximum}）`,
    partMissing: (inputs) => `未知：${inputs}`,
    noCutoff: '无已发表的截断值',
    auc: (cohort, auc, lower, upper) => `${cohort} ${auc}（${lower}–${upper}）`,
    cohorts: { training: '训练', internal: '内部', external: '外部' },
    aucOf: (auc, source) => `${auc}（${source}）`,
    sources: {
      published: '已发表',
      derived: '由原文表格推算，训练队列',
      site: '来自本机构的模型文件',
    },
  },
}

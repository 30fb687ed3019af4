/** 研究所在的医院。 */
export const MENGCHAO = '福建医科大学孟超肝胆医院'
export const SITES = `中国福建：${MENGCHAO}与福建省肿瘤医院`

import { expect, it } from 'vitest'
import { createFormat } from './format.ts'

const format = createFormat('en', 'Asia/Shanghai')

it('writes whole points', () => {
  expect(format.points(222.7804, 160)).toBe('223')
  expect(format.points(160, 160)).toBe('160')
})

it('never rounds points onto or over the cut-off', () => {
  expect(format.points(159.97, 160)).toBe('159.97')
  expect(format.points(159.9996, 160)).toBe('159.9996')
  expect(format.points(160.03, 160)).toBe('160.03')
})

it('writes points that the model takes for the cut-off as the cut-off', () => {
  expect(format.points(160 - 1e-12, 160)).toBe('160')
})

it('never writes a probability of 0 or 100 %', () => {
  expect(format.percent(0.0004)).toBe('<1%')
  expect(format.percent(0.9996)).toBe('>99%')
  expect(format.percent(0.284)).toBe('28%')
})

it('writes a range of probabilities once where both ends read the same', () => {
  expect(format.percentRange(0.281, 0.284)).toBe('28%')
  expect(format.percentRange(0.04, 0.67)).toBe('4–67%')
  expect(format.percentRange(0.59, 0.999)).toBe('59% – >99%')
})

it('names the time zone of a time of day', () => {
  const at = '2026-11-26T17:41:00Z'
  expect(format.dateTime(at)).toBe('27 Nov 2026, 01:41 UTC+8')
  expect(createFormat('zh-CN', 'Asia/Kathmandu').dateTime(at)).toBe('2026年11月26日 23:26 UTC+5:45')
  expect(createFormat('en', 'UTC').dateTime(at)).toBe('26 Nov 2026, 17:41 UTC')
})

it('keeps the day of a FHIR date in every time zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
    expect(createFormat('en', zone).date('2026-03-09')).toBe('9 Mar 2026')
  }
})

it('keeps the precision of a FHIR date', () => {
  expect(format.date('1967')).toBe('1967')
  expect(format.date('1967-03')).toBe('Mar 1967')
  expect(format.dateTime('1967-03-09')).toBe('9 Mar 1967')
})

it('writes a dateTime in the time zone of the site', () => {
  expect(format.date('2026-10-04T23:20:00Z')).toBe('5 Oct 2026')
  expect(format.dateTime('2026-10-04T23:20:00Z')).toBe('5 Oct 2026, 07:20 UTC+8')
})

it('writes what it cannot read as it stands', () => {
  expect(format.date('last Tuesday')).toBe('last Tuesday')
})

it('writes values with their unit in print and without trailing zeros', () => {
  expect(format.quantity(38, 'g/L', 1)).toBe('38\u00a0g/L')
  expect(format.quantity(5.6, '10*9/L')).toBe('5.6\u00a0×\u00a010⁹/L')
  expect(format.quantity(2.9, '1')).toBe('2.9')
  expect(format.number(35.99999999999999, 1)).toBe('36')
})

it('writes dates, lists and figures as Chinese does', () => {
  const chinese = createFormat('zh-CN', 'Asia/Shanghai')
  expect(chinese.date('2026-03-09')).toBe('2026年3月9日')
  expect(chinese.date('1967-03')).toBe('1967年3月')
  expect(chinese.date('1967')).toBe('1967年')
  expect(chinese.dateTime('2026-10-04T23:20:00Z')).toBe('2026年10月5日 07:20 UTC+8')
  expect(chinese.list(['NLR', 'dT', '白蛋白'])).toBe('NLR、dT和白蛋白')
  expect(chinese.quantity(5.6, '10*9/L')).toBe('5.6\u00a0×\u00a010⁹/L')
  expect(chinese.percentRange(0.04, 0.67)).toBe('4–67%')
})

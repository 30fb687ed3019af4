import type { ComponentChildren } from 'preact'
import type { ModelFile } from '../../model/model-schema.ts'
import { ExamTimeline } from '../exam-timeline.tsx'
import { IconArray } from '../icon-array.tsx'
import { LesionSites } from '../lesion-sites.tsx'
import { Nomogram } from '../nomogram/nomogram.tsx'
import { TimeChart } from '../time-chart.tsx'
import { DIRECTIONS, LESION_WORDS, MOMENTS, WINDOW } from './elastography.ts'
import { HISTORY, HISTORY_WORDS } from './history.ts'
import { PLAIN_WORDS } from './nomogram.ts'
import { plotFigures } from './plots-gallery.tsx'
import { svgText } from './svg-text.ts'

/** Every figure in its main states as SVG text; `prefix` keeps ids apart where the gallery is shown more than once. */
export function galleryFigures(model: ModelFile, prefix: string): readonly { name: string; svg: string }[] {
  const nomogram = { model, words: PLAIN_WORDS }
  const figures: readonly (readonly [string, (id: string) => ComponentChildren])[] = [
    ['Nomogram', (id) => <Nomogram {...nomogram} id={id} />],
    ['Icon array, high', () => <IconArray count={67} total={100} label="67 of 100" />],
    ['Icon array, low', () => <IconArray count={7} total={100} label="7 of 100" />],
    ['Lesion sites', () => <LesionSites directions={DIRECTIONS} selected="B" words={LESION_WORDS} />],
    ['Exam timeline', () => <ExamTimeline marks={MOMENTS} window={WINDOW} />],
    ['Time chart', () => <TimeChart points={HISTORY} reference={160} words={HISTORY_WORDS} />],
    [
      'Time chart, one value',
      () => <TimeChart points={HISTORY.slice(1, 2)} reference={160} words={HISTORY_WORDS} />,
    ],
    ...plotFigures(800),
    ...plotFigures(304).map(([name, draw]) => [`${name}, 304 px`, draw] as const),
  ]
  return figures.map(([name, draw], index) => ({ name, svg: svgText(draw(`${prefix}-${index}`)) }))
}

export { useWidth } from '../../figures/use-width.ts'

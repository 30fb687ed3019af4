import { render } from 'preact'
import { Ehr } from './ehr.tsx'

const root = document.getElementById('chart')
if (root !== null) render(<Ehr />, root)

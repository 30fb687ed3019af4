import { render } from 'preact'
import './styles/tokens.css'
import './styles/base.css'
import './styles/notice.css'
import './styles/parts.css'
import './styles/inputs.css'
import './styles/record.css'
import './styles/print.css'
import { App } from './app.tsx'

// A page that the browser kept in memory may be of a session that a later launch has ended: it starts anew.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

render(<App />, document.getElementById('app') ?? document.body)

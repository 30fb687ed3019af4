/**
 * Walks docs/operating.md on this machine with the files that page tells to install: `node test/operating/walk.ts`. Needs nginx, PostgreSQL,
 * openssl and sqlite3, as Debian has them (`NGINX=/path/to/nginx` names another), and the built app. Uses free ports and a folder of its
 * own; nothing of the machine is changed. Prints each step with what was seen; ends 1 at the first that fails.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { exportJWK, SignJWT } from 'jose'
import pg from 'pg'
import { SERVICE_ID } from '../../cds-hooks/discovery.ts'
import { postgresBinaries, startCluster } from '../../cds-hooks/test-support/postgres.ts'
import { hookRequest } from '../../cds-hooks/test-support/requests.ts'
import { freePort } from '../../sandbox/free-port.ts'

const run = promisify(execFile)
const repository = fileURLToPath(new URL('../../', import.meta.url))
const configured = (name: string) => readFileSync(join(repository, 'docs/operating', name), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'tipm-walk-'))
const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
const HOST = 'tipm.hospital.example'

function in_(...parts: string[]): string {
  const path = join(folder, ...parts)
  mkdirSync(dirname(path), { recursive: true })
  return path
}

async function step(name: string, work: () => Promise<string | undefined>): Promise<void> {
  const began = performance.now()
  const seen = await work()
  console.log(`ok  ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)${seen ? `: ${seen}` : ''}`)
}

/** A configuration with the words of the page replaced by this machine's; each must be there. */
function placed(text: string, words: Readonly<Record<string, string>>): string {
  for (const word of Object.keys(words)) assert.ok(text.includes(word), `the file says ${word}`)
  return Object.entries(words).reduce((all, [word, here]) => all.replaceAll(word, here), text)
}

const [first, second, https, http] = (await Promise.all(
  Array.from({ length: 4 }, () => freePort('127.0.0.1')),
)) as [number, number, number, number]
const replicas = new Map<number, ChildProcess>()
const log: string[] = []

const keys = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const ISS = 'https://ehr.hospital.example'
const PUBLIC_URL = `https://${HOST}:${https}`

async function token(): Promise<string> {
  const url = `${PUBLIC_URL}/cds-services/${SERVICE_ID}`
  return new SignJWT({ iss: ISS, aud: url, jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES384', kid: 'ehr-1', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(keys.privateKey)
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Asks nginx by the hospital's name, with its certificate verified. */
const agent = new Agent({ keepAlive: true, maxSockets: 20 })
function ask(
  path: string,
  options: { body?: object; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        ...{ agent, host: '127.0.0.1', port: https, servername: HOST, path },
        ca: readFileSync(join(folder, 'tls/fullchain.pem')),
        method: options.body === undefined ? 'GET' : 'POST',
        headers: { host: HOST, 'content-type': 'application/json', ...options.headers },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      },
    )
    call.on('error', reject)
    call.end(options.body === undefined ? undefined : JSON.stringify(options.body))
  })
}

async function hook(bearer?: string): Promise<Answer> {
  const authorization = `Bearer ${bearer ?? (await token())}`
  return ask(`/cds-services/${SERVICE_ID}`, { body: hookRequest(), headers: { authorization } })
}

function environment(port: number, database: string): Record<string, string> {
  const text = placed(configured('tipm.env'), {
    '/etc/tipm/site.json': in_('site.json'),
    'postgres://tipm:change-me@127.0.0.1:5432/tipm': database,
    'https://tipm.hospital.example': PUBLIC_URL,
  })
  const set = text.split('\n').flatMap((line) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(set), PORT: String(port) }
}

async function startReplica(port: number, database: string): Promise<void> {
  const unit = configured('tipm@.service')
  const [, command = ''] = /^ExecStart=(.*)$/m.exec(unit) ?? []
  const [node = '', ...args] = command.replaceAll('/opt/tipm/current/', repository).split(' ')
  const replica = spawn(node, args, {
    cwd: repository,
    env: environment(port, database),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [replica.stdout, replica.stderr]) stream?.on('data', (part) => log.push(String(part)))
  replicas.set(port, replica)
  await waitFor(async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200)
}

async function endReplica(port: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const replica = replicas.get(port)
  if (replica === undefined) return
  const ended = once(replica, 'exit')
  replica.kill(signal)
  await ended
  replicas.delete(port)
}

async function waitFor(there: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await there().catch(() => false)) return
    await pause(50)
  }
  throw new Error(`it did not come:\n${log.slice(-20).join('')}`)
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Calls without a break while the work is done; gives their statuses. */
async function under(work: () => Promise<void>): Promise<Map<number | string, number>> {
  const seen = new Map<number | string, number>()
  let isOver = false
  const caller = async () => {
    while (!isOver) {
      const status = await hook().then(
        (answer) => answer.status,
        (error: Error) => ('code' in error ? String(error.code) : error.message),
      )
      seen.set(status, (seen.get(status) ?? 0) + 1)
    }
  }
  const callers = [caller(), caller(), caller(), caller()]
  await work()
  isOver = true
  await Promise.all(callers)
  return seen
}

/** A line to the database that can be cut. */
async function lineTo(direct: string) {
  const url = new URL(direct)
  const { port: there, hostname } = url
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(there), hostname)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined).on('close', () => open.delete(socket))
    }
    return near.pipe(far).pipe(near)
  })
  const port = await freePort('127.0.0.1')
  server.listen(port, '127.0.0.1')
  server.unref()
  url.port = String(port)
  return {
    url: url.href,
    cut: () => {
      isCut = true
      for (const socket of open) socket.destroy()
    },
    mend: () => {
      isCut = false
    },
  }
}

/** Feedback on a card, to a service of this machine alone; gives the status. */
async function feedback(port: number, card: string): Promise<number> {
  const entry = { card, outcome: 'accepted', acceptedSuggestions: [{ id: 's' }] }
  const answer = await fetch(`http://127.0.0.1:${port}/cds-services/${SERVICE_ID}/feedback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ feedback: [{ ...entry, outcomeTimestamp: new Date().toISOString() }] }),
  })
  await answer.body?.cancel()
  return answer.status
}

async function rows(url: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ n: string }>(sql)
  await client.end()
  return Number(rows[0]?.n)
}

async function walk(): Promise<void> {
  const binaries = postgresBinaries()
  assert.ok(binaries !== undefined, 'PostgreSQL is installed')
  assert.ok(existsSync(join(repository, 'dist/launch.html')), 'the app is built: npm run build')
  const cluster = await startCluster(binaries)
  stops.push(() => cluster.stop())
  const direct = await cluster.createDatabase()
  const line = await lineTo(direct)
  const database = line.url
  stops.push(() => line.cut())
  const nginx = process.env['NGINX'] ?? '/usr/sbin/nginx'

  await step('certificate, site file and keys', async () => {
    await run('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'],
      ...['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`],
      ...['-keyout', in_('tls', 'key.pem'), '-out', in_('tls', 'fullchain.pem')],
    ])
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'ehr-1', alg: 'ES384', use: 'sig' }
    const site = {
      name: 'Example Hospital',
      timeZone: 'Europe/Berlin',
      smart: { issuers: [{ iss: `${ISS}/fhir`, clientId: 'tipm' }] },
      cdsHooks: { clients: [{ iss: ISS, jwks: { keys: [jwk] } }] },
    }
    writeFileSync(in_('site.json'), JSON.stringify(site))
    return undefined
  })

  await step('the unit file is one that systemd takes', async () => {
    const unit = placed(configured('tipm@.service'), {
      '/opt/tipm/current': repository.replace(/\/$/, ''),
      '/etc/tipm/tipm.env': in_('tipm.env'),
    })
    writeFileSync(in_('tipm@.service'), unit)
    writeFileSync(in_('tipm@8091.service'), unit)
    writeFileSync(in_('tipm.env'), '')
    const said = await run('systemd-analyze', ['verify', in_('tipm@8091.service')]).catch(
      (error) => error as Error & { stderr?: string },
    )
    const about = `${'stderr' in said ? said.stderr : ''}`
      .split('\n')
      .filter((line) => line.includes('tipm@'))
    assert.deepEqual(about, [])
    return undefined
  })

  await step('two replicas start at once on an empty database', async () => {
    await Promise.all([startReplica(first, database), startReplica(second, database)])
    return undefined
  })

  await step('nginx with TLS in front', async () => {
    const conf = placed(configured('nginx.conf'), {
      '127.0.0.1:8091': `127.0.0.1:${first}`,
      '127.0.0.1:8092': `127.0.0.1:${second}`,
      'listen 80;': `listen 127.0.0.1:${http};`,
      'listen 443 ssl;': `listen 127.0.0.1:${https} ssl;`,
      '/etc/tipm/tls/': `${folder}/tls/`,
    })
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${in_('tmp', name)};`,
    )
    writeFileSync(
      in_('nginx.conf'),
      `pid ${folder}/nginx.pid; error_log ${folder}/nginx-error.log warn; daemon off; worker_processes 1; user root;\nevents {}\nhttp { access_log off; ${temporary.join(' ')}\n${conf} }\n`,
    )
    const args = ['-p', folder, '-c', in_('nginx.conf'), '-e', in_('nginx-error.log')]
    await run(nginx, ['-t', ...args])
    const server = spawn(nginx, args, { stdio: 'ignore' })
    stops.push(() => server.kill('SIGQUIT'))
    await waitFor(async () => (await ask('/launch.html')).status === 200)
    return undefined
  })

  await step(
    'the app comes by https with its headers and the site file; metrics and health do not',
    async () => {
      const page = await ask('/launch.html')
      assert.match(
        String(page.headers['content-security-policy']),
        /frame-ancestors 'self' https:\/\/ehr\.hospital\.example/,
      )
      assert.equal(page.headers['x-content-type-options'], 'nosniff')
      assert.match(String(page.headers['strict-transport-security']), /^max-age=\d+$/)
      const site = await ask('/site.json')
      assert.ok(!site.text.includes('cdsHooks'), 'the service’s part of the site file stays inside')
      for (const path of ['/metrics', '/health/live', '/health/ready'])
        assert.equal((await ask(path)).status, 404)
      const plain = await fetch(`http://127.0.0.1:${http}/launch.html`, {
        redirect: 'manual',
        headers: { host: HOST },
      })
      assert.equal(plain.status, 301)
      return undefined
    },
  )

  await step('a signed call gets its card, once over both replicas; an unsigned one gets none', async () => {
    const bearer = await token()
    const answer = await hook(bearer)
    assert.equal(answer.status, 200, answer.text)
    assert.match(answer.text, /"cards":\[\{/)
    assert.deepEqual(
      await Promise.all([hook(bearer), hook(bearer)]).then((all) => all.map(({ status }) => status)),
      [401, 401],
    )
    assert.equal((await ask(`/cds-services/${SERVICE_ID}`, { body: hookRequest() })).status, 401)
    const forged = await ask(`/cds-services/${SERVICE_ID}`, {
      body: hookRequest(),
      headers: { host: '127.0.0.1', 'x-forwarded-for': '127.0.0.1' },
    })
    assert.equal(forged.status, 401)
    return undefined
  })

  await step('an upgrade, one replica after the other: no call is lost', async () => {
    const seen = await under(async () => {
      for (const port of [first, second]) {
        await endReplica(port, 'SIGTERM')
        await startReplica(port, database)
        // As long as nginx passes over one that was away.
        await pause(5500)
      }
    })
    assert.deepEqual([...seen.keys()], [200], JSON.stringify([...seen]))
    return `${seen.get(200)} calls, all 200`
  })

  await step('a replica is killed: the other goes on, and what was under way alone fails', async () => {
    const seen = await under(async () => {
      await pause(500)
      await endReplica(first, 'SIGKILL')
      await pause(2000)
    })
    const failed = [...seen].reduce((sum, [status, count]) => (status === 200 ? sum : sum + count), 0)
    assert.ok(failed <= 4, JSON.stringify([...seen]))
    await startReplica(first, database)
    return `${seen.get(200)} answered, ${failed} failed`
  })

  await step(
    'the database is away for a while: readiness says so, nothing is let in unproved, and all comes back by itself',
    async () => {
      const ready = async () => (await fetch(`http://127.0.0.1:${first}/health/ready`)).status
      line.cut()
      await waitFor(async () => (await ready()) === 503)
      const away = await hook()
      assert.equal(away.status, 503)
      line.mend()
      await waitFor(async () => (await ready()) === 200)
      await waitFor(async () => (await hook()).status === 200)
      return undefined
    },
  )

  await step('capacity', async () => {
    const times: number[] = []
    const began = performance.now()
    const caller = async () => {
      while (performance.now() - began < 8000) {
        const sent = performance.now()
        const { status } = await hook()
        assert.equal(status, 200)
        times.push(performance.now() - sent)
      }
    }
    await Promise.all(Array.from({ length: 8 }, caller))
    times.sort((a, b) => a - b)
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
    const bytes = await rows(
      direct,
      "select pg_total_relation_size('seen_token') / greatest(count(*), 1) as n from seen_token",
    )
    const memory = /VmRSS:\s+(\d+)/.exec(
      readFileSync(`/proc/${replicas.get(first)?.pid}/status`, 'utf8'),
    )?.[1]
    const size = (text: string) => (Buffer.byteLength(text) / 1024).toFixed(0)
    return `${(times.length / 8).toFixed(0)} signed calls a second of ${size(JSON.stringify(hookRequest()))} kB, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, 8 callers on this machine too; ${(Number(memory) / 1024).toFixed(0)} MB a replica, ${bytes} bytes a kept token`
  })

  await step('backup and restore of PostgreSQL', async () => {
    const dump = in_('backup.dump')
    const tool = (name: string) => (existsSync(join(binaries, name)) ? join(binaries, name) : name)
    await run(tool('pg_dump'), ['--format=custom', `--file=${dump}`, `--dbname=${direct}`])
    const restored = await cluster.createDatabase()
    await run(tool('pg_restore'), ['--no-owner', `--dbname=${restored}`, dump])
    const count =
      'select (select count(*) from card) + (select count(*) from seen_token) + (select count(*) from feedback) as n'
    const [before, after] = [await rows(direct, count), await rows(restored, count)]
    assert.ok(before > 0)
    assert.equal(after, before)
    const port = await freePort('127.0.0.1')
    await startReplica(port, restored)
    await endReplica(port, 'SIGTERM')
    return `${after} rows, and the service starts on them`
  })

  await step('backup of SQLite while it is written to', async () => {
    const file = in_('sqlite', 'cds-hooks.sqlite')
    const port = await freePort('127.0.0.1')
    const service = spawn(process.execPath, ['cds-hooks/main.ts'], {
      cwd: repository,
      env: { ...process.env, TIPM_DATA: file, DATABASE_URL: '', PORT: String(port) },
      stdio: 'ignore',
    })
    await waitFor(async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200)
    assert.equal(await feedback(port, 'backed-up'), 200)
    const copy = in_('sqlite', 'backup.sqlite')
    await run('sqlite3', [file, `.backup '${copy}'`])
    const ended = once(service, 'exit')
    service.kill('SIGTERM')
    await ended
    const { stdout } = await run('sqlite3', [
      copy,
      "pragma integrity_check; select count(*) from feedback where card = 'backed-up'",
    ])
    assert.equal(stdout.trim(), 'ok\n1')
    return undefined
  })

  await step(
    'the disk of store and log is full: readiness says so, cards still come, and all comes back once there is room',
    async () => {
      const disk = in_('disk', 'of-2-MB')
      mkdirSync(disk)
      const port = await freePort('127.0.0.1')
      const command = `mount -t tmpfs -o size=2m tipm '${disk}' && exec '${process.execPath}' cds-hooks/main.ts >> '${disk}/log'`
      const service = spawn('unshare', ['--map-root-user', '--mount', 'sh', '-c', command], {
        cwd: repository,
        env: { ...process.env, TIPM_DATA: `${disk}/store.sqlite`, DATABASE_URL: '', PORT: String(port) },
        stdio: 'ignore',
      })
      stops.push(() => service.kill('SIGKILL'))
      const ready = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status
      await waitFor(async () => (await ready()) === 200)
      // The file system that the service sees.
      const inside = `/proc/${service.pid}/root${disk}`
      const kept: string[] = []
      const write = async (card: string) => {
        const status = await feedback(port, card)
        if (status === 200) kept.push(card)
        return status
      }
      assert.equal(await write('before'), 200)
      await run('sh', ['-c', `cat /dev/zero > '${inside}/filler' 2>/dev/null || true`])
      let tries = 0
      while ((await write(`full-${tries}`)) === 200) tries += 1
      assert.equal(await write('refused'), 503)
      assert.equal(await ready(), 503)
      const card = async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/cds-services/${SERVICE_ID}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(hookRequest()),
        })
        assert.equal(answer.status, 200)
        assert.match(await answer.text(), /"cards":\[\{/)
      }
      await card()
      rmSync(`${inside}/filler`)
      await waitFor(async () => (await ready()) === 200)
      assert.equal(await write('after'), 200)
      await card()
      const lines = readFileSync(`${inside}/log`, 'utf8').trim().split('\n')
      assert.match(lines.at(-1) ?? '', /"event":"answered"/, 'the log goes on')
      const { stdout } = await run('nsenter', [
        ...['--target', String(service.pid), '--user', '--mount', '--preserve-credentials'],
        ...['sqlite3', `${disk}/store.sqlite`],
        'pragma integrity_check; select card from feedback',
      ])
      const [integrity, ...stored] = stdout.trim().split('\n')
      assert.equal(integrity, 'ok')
      assert.deepEqual(stored.toSorted(), kept.toSorted())
      service.kill('SIGTERM')
      await once(service, 'exit')
      return `${kept.length} acknowledged, all there`
    },
  )

  await step(
    'back to the version before: what a newer one did to the schema is put right by one statement',
    async () => {
      const old = await cluster.createDatabase()
      const port = await freePort('127.0.0.1')
      await startReplica(port, old)
      await endReplica(port, 'SIGTERM')
      const sql = async (text: string) => {
        const client = new pg.Client({ connectionString: old })
        await client.connect()
        await client.query(text)
        await client.end()
      }
      await sql("insert into kysely_migration (name, timestamp) values ('9999-newer', 'now')")
      const refused = spawn(process.execPath, ['cds-hooks/main.ts'], {
        ...{ cwd: repository, env: environment(port, old), stdio: 'ignore' },
      })
      const [code] = (await once(refused, 'exit')) as [number]
      assert.equal(code, 78, 'an older version does not start on a newer schema')
      await sql("delete from kysely_migration where name = '9999-newer'")
      await startReplica(port, old)
      await endReplica(port, 'SIGTERM')
      return undefined
    },
  )

  await step('the log is JSON lines without a patient', async () => {
    const lines = log
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{'))
    assert.ok(lines.length > 10)
    for (const line of lines) JSON.parse(line)
    assert.ok(!/pt-\d{4}|Bearer|eyJ/.test(log.join('')), 'no patient and no token')
    return `${lines.length} lines`
  })
}

try {
  await walk()
  console.log('The walk is done.')
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  agent.destroy()
  for (const port of [...replicas.keys()]) await endReplica(port, 'SIGKILL')
  for (const stop of stops.toReversed()) await stop()
}

// nginx with the configuration that we ship, for tests and benches: on loopback, without TLS.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'

const TEMPLATE = path.resolve(import.meta.dirname, '../deploy/nginx.conf')

/** Where nginx is, or null: what wants it is then left out, and says so. */
export const nginxProgram = () =>
  ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx'].find((file) =>
    fs.existsSync(file),
  ) ?? null

/**
 * Starts it in front of a portal; resolves with what stops it.
 * @param {{ folder: string, port: number, portalPort: number, blobs: string, bare?: boolean }} place
 *   `folder`: for its own files; `bare`: everybody may read the blobs below /bare/, to compare with.
 * @returns {Promise<() => Promise<void>>}
 */
export async function startNginx({ folder, port, portalPort, blobs, bare = false }) {
  const program = nginxProgram()
  if (!program) throw new Error('nginx is not installed.')
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'nginx.conf')
  fs.writeFileSync(file, mainPart(folder, site({ port, portalPort, blobs, bare })))
  const checked = spawnSync(program, ['-t', '-c', file, '-p', folder], { encoding: 'utf8' })
  if (checked.status !== 0) throw new Error(`nginx refuses deploy/nginx.conf:\n${checked.stderr}`)
  const child = spawn(program, ['-c', file, '-p', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  await untilListening(port, child)
  return async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
}

/** The shipped file with its four marked lines adapted, and the part about TLS left out. */
function site({ port, portalPort, blobs, bare }) {
  const text = fs
    .readFileSync(TEMPLATE, 'utf8')
    .replace('server 127.0.0.1:3000;', `server 127.0.0.1:${portalPort};`)
    .replace(/server \{\n {2}listen 80;[\s\S]*?\n\}\n/, '')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/ {2}ssl_certificate.*\n/g, '')
    .replaceAll('portal.example.org', 'localhost')
    .replace('/var/lib/portal/blobs/', `${blobs}/`)
  const open = `location /bare/ { alias ${blobs}/; sendfile on; sendfile_max_chunk 2m; tcp_nopush on; }`
  return bare ? text.replace('server_tokens off;', `server_tokens off;\n${open}`) : text
}

function mainPart(folder, http) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${path.join(folder, name)};`)
    .join('\n')
  // Whoever runs this owns the files; nginx started by root would read them as somebody else.
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  return `daemon off;
${user}
worker_processes 1;
pid ${path.join(folder, 'nginx.pid')};
error_log stderr warn;
events { worker_connections 1024; }
http {
types { text/html html; }
access_log off;
${temporary}
${http}
}
`
}

async function untilListening(port, child) {
  let said = ''
  child.stderr.on('data', (words) => {
    said += words
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx did not start:\n${said}`)
    const answered = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'

const TEMPLATE = path.resolve(import.meta.dirname, '../../deploy/nginx.conf')

/** Where nginx is, or null: tests of it are then skipped, and say so. */
export const nginxProgram = (): string | null =>
  ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx'].find((file) =>
    fs.existsSync(file),
  ) ?? null

type Place = { folder: string; port: number; portalPort: number; blobs: string }

/** nginx with the configuration that we ship, on loopback and without TLS. */
export async function startNginx({ folder, port, portalPort, blobs }: Place): Promise<() => Promise<void>> {
  const program = nginxProgram()
  if (!program) throw new Error('nginx is not installed.')
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'nginx.conf')
  fs.writeFileSync(file, mainPart(folder, site({ port, portalPort, blobs })))
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
function site({ port, portalPort, blobs }: Omit<Place, 'folder'>): string {
  return fs
    .readFileSync(TEMPLATE, 'utf8')
    .replace('server 127.0.0.1:3000;', `server 127.0.0.1:${portalPort};`)
    .replace(/server \{\n {2}listen 80;[\s\S]*?\n\}\n/, '')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/ {2}ssl_certificate.*\n/g, '')
    .replaceAll('portal.example.org', 'localhost')
    .replace('/var/lib/portal/blobs/', `${blobs}/`)
}

function mainPart(folder: string, http: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${path.join(folder, name)};`)
    .join('\n')
  // Whoever runs the tests owns the files; nginx started by root would read them as somebody else.
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

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (words) => {
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

// The directions of docs/architecture.md, executable: who may import whom.
const layer = (name, from, allowed) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `app/${name} may import only: ${allowed.join(', ') || 'itself'}.`,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(app|server)/', pathNot: allowed },
})

const DOMAIN = '^app/domain/'
const I18N = '^app/i18n/'
const CONFIG = '^app/config\\.server\\.ts$'
const STORAGE = '^app/storage/'
const FILES = '^app/files/'
const MAIL = '^app/mail/'
const LETTERS = '^app/mail/letters'
const JOBS = '^app/jobs/'
const QUEUE = '^app/jobs/queue'
const USECASES = '^app/usecases/'
const HTTP = '^app/http/'
const UI = '^app/ui/'
const LOOK = '^app/look/'
const PATHS = '^app/paths\\.ts$'
const PRISMA = '^app/generated/prisma/'

module.exports = {
  forbidden: [
    layer('domain', DOMAIN, [DOMAIN]),
    layer('i18n', I18N, [DOMAIN, I18N]),
    layer('ui', UI, [DOMAIN, I18N, UI, PATHS, LOOK]),
    layer('storage', STORAGE, [DOMAIN, CONFIG, STORAGE, FILES, PRISMA]),
    layer('files', FILES, [DOMAIN, CONFIG, STORAGE, FILES]),
    layer('mail', MAIL, [DOMAIN, I18N, CONFIG, MAIL, QUEUE, PATHS, STORAGE]),
    layer('usecases', USECASES, [DOMAIN, CONFIG, STORAGE, FILES, LETTERS, QUEUE, USECASES, PATHS, PRISMA]),
    layer('jobs', JOBS, [DOMAIN, CONFIG, MAIL, JOBS, USECASES, STORAGE]),
    layer('http', HTTP, [DOMAIN, I18N, CONFIG, USECASES, HTTP, PATHS]),
    layer('routes', '^app/routes/', [DOMAIN, I18N, USECASES, HTTP, UI, PATHS, '^app/routes/']),
    {
      name: 'one-area-of-routes-does-not-import-another',
      severity: 'error',
      from: { path: '^app/routes/([^/]+)/' },
      to: { path: '^app/routes/', pathNot: '^app/routes/$1/' },
    },
    {
      name: 'the-domain-knows-only-zod',
      severity: 'error',
      comment: 'One file asks zxcvbn, so that server and browser judge a password alike (decision 15).',
      from: { path: DOMAIN, pathNot: ['\\.test\\.ts$', '^app/domain/membership/password-judge\\.ts$'] },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'prisma-runs-only-in-storage',
      severity: 'error',
      comment: 'Types of rows may be named elsewhere; the client may not.',
      from: { path: '^(app|server)/', pathNot: [STORAGE, PRISMA] },
      to: { path: [PRISMA, '@prisma/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-file-knows-lucia',
      severity: 'error',
      from: { path: '^(app|server)/', pathNot: '^app/storage/lucia\\.server\\.ts$' },
      to: { path: 'node_modules/lucia/' },
    },
    {
      name: 'remix-stays-above-http',
      severity: 'error',
      from: { path: [DOMAIN, I18N, STORAGE, FILES, MAIL, JOBS, USECASES] },
      to: { path: 'node_modules/@remix-run/' },
    },
    {
      name: 'nothing-of-the-server-in-what-browsers-load',
      severity: 'error',
      from: { path: [UI, DOMAIN, I18N] },
      to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: PRISMA },
      to: { circular: true, pathNot: PRISMA },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', PRISMA] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.css'],
    },
  },
}

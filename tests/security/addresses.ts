import routes from '../../app/routes'
import { idOf } from '../support/cast'
import type { Actor, World } from './world'

/** Whom an address answers; the others are denied. `thing`: the gate decides (tests/http/access-matrix.test.ts), or whose it is (my-data.test.ts). */
export type Whose = 'everybody' | 'thing' | 'members' | 'editors' | 'admins'

/** Every address of the portal and whose it is, by product.md; an address without its row fails the tests. */
export const WHOSE: Record<string, Whose> = {
  '/': 'everybody',
  '/robots.txt': 'everybody',
  '/sitemap.xml': 'everybody',
  '/oai': 'everybody',
  '/sitemaps/:name': 'everybody',
  '/:lang/feed.xml': 'everybody',
  '/:lang/feed.json': 'everybody',
  '/:lang/calendar.ics': 'everybody',
  '/:lang/opensearch.xml': 'everybody',
  '/:lang/workshops/:slug/calendar.ics': 'thing',
  '/files/:fileId/:name': 'thing',
  '/files/:fileId/pages/:number/:picture': 'thing',
  '/logout': 'everybody',
  '/:lang': 'everybody',
  '/:lang/api': 'everybody',
  '/:lang/:page': 'everybody',
  '/:lang/workshops': 'everybody',
  '/:lang/workshops/:slug': 'thing',
  '/:lang/search': 'everybody',
  '/:lang/search/suggestions': 'everybody',
  '/:lang/authors': 'everybody',
  '/:lang/authors/:slug': 'thing',
  '/:lang/collections': 'everybody',
  '/:lang/collections/:slug': 'thing',
  '/:lang/documents': 'everybody',
  '/:lang/documents/:slug': 'thing',
  '/:lang/documents/:slug/cite/:format': 'thing',
  '/documents/:slug': 'everybody',
  '/:lang/documents/:slug/read/:page?': 'thing',
  '/:lang/confirm-request': 'everybody',
  '/:lang/guest-access': 'everybody',
  '/:lang/documents/:slug/versions/:number': 'thing',
  '/workshops/:slug/materials.zip': 'thing',
  '/:lang/register': 'everybody',
  '/:lang/login': 'everybody',
  '/:lang/login/letter': 'everybody',
  '/:lang/keep-second-factor': 'everybody',
  '/:lang/login/passkey': 'everybody',
  '/:lang/login/second-factor': 'everybody',
  '/:lang/login/second-factor/passkey': 'everybody',
  '/:lang/confirm-email': 'everybody',
  '/:lang/forgot-password': 'everybody',
  '/:lang/reset-password': 'everybody',
  '/:lang/setup': 'everybody',
  '/:lang/invitation': 'everybody',
  '/:lang/account': 'members',
  '/:lang/account/security': 'members',
  '/:lang/account/security/second-factor': 'members',
  '/:lang/account/notifications': 'members',
  '/:lang/account/email': 'members',
  '/:lang/account/security/passkeys': 'members',
  '/:lang/account/security/passkeys/new': 'members',
  '/:lang/account/tokens': 'members',
  '/:lang/account/shares': 'members',
  '/:lang/account/reading-list': 'members',
  '/:lang/account/data': 'members',
  '/:lang/account/data/:id': 'thing',
  '/:lang/account/deletion': 'members',
  '/:lang/account/proof': 'members',
  '/:lang/account/proof/passkey': 'members',
  '/:lang/account/terms': 'members',
  '/:lang/confirm-new-email': 'everybody',
  '/:lang/end-search': 'everybody',
  '/:lang/keep-account': 'everybody',
  '/:lang/admin': 'editors',
  '/:lang/admin/workshops': 'editors',
  '/:lang/admin/workshops/new': 'editors',
  '/:lang/admin/workshops/:id': 'editors',
  '/:lang/admin/documents': 'editors',
  '/:lang/admin/documents/new': 'editors',
  '/:lang/admin/documents/:id': 'editors',
  '/:lang/admin/documents/:id/files': 'editors',
  '/:lang/admin/documents/:id/versions': 'editors',
  '/:lang/admin/collections': 'editors',
  '/:lang/admin/collections/new': 'editors',
  '/:lang/admin/collections/:id': 'editors',
  '/:lang/admin/collections/:id/documents': 'editors',
  '/:lang/admin/accessibility': 'editors',
  '/:lang/admin/documents/:id/preview': 'editors',
  '/:lang/admin/requests': 'editors',
  '/:lang/admin/markdown': 'editors',
  '/:lang/admin/incoming': 'editors',
  '/:lang/admin/workshops/:id/materials': 'editors',
  '/:lang/admin/workshops/:id/drafts': 'editors',
  '/:lang/admin/members': 'admins',
  '/:lang/admin/members/bulk': 'admins',
  '/:lang/admin/members/export.csv': 'admins',
  '/:lang/admin/members/import': 'admins',
  '/:lang/admin/members/:id': 'admins',
  '/:lang/admin/members/:id/erasure': 'admins',
  '/:lang/admin/members/:id/second-factor': 'admins',
  '/:lang/admin/members/invitations': 'admins',
  '/:lang/admin/members/invitations/new': 'admins',
  '/:lang/admin/members/invitations/many': 'admins',
  '/:lang/admin/outbox': 'admins',
  '/:lang/admin/outbox/:id': 'admins',
  '/:lang/admin/audit': 'admins',
  '/:lang/admin/audit/export': 'admins',
  '/:lang/admin/retention': 'admins',
  '/:lang/admin/settings': 'admins',
  '/*': 'everybody',
}

/** Who is turned away there, one of each kind that is. Ugo's and Lise's cookies are worth nothing: they are guests. */
export const DENIED: Record<Whose, Actor[]> = {
  everybody: [],
  thing: [],
  members: ['A0', 'U1', 'S1'],
  editors: ['A0', 'U1', 'P1', 'M1', 'S1'],
  admins: ['A0', 'U1', 'P1', 'M1', 'S1', 'E1'],
}

type Entry = { path?: string; file: string; children?: Entry[] }

export type Address = { pattern: string; routeId: string }

function walk(entries: Entry[]): Address[] {
  return entries.flatMap(({ path, file, children }) => {
    const own = path !== undefined || !children
    const here = { pattern: `/${path ?? ''}`, routeId: file.replace(/\.tsx?$/, '') }
    return [...(own ? [here] : []), ...walk(children ?? [])]
  })
}

/** The route table itself: what is added there is attacked here. */
export const ADDRESSES: Address[] = walk((await routes) as Entry[])

/** Ids of all routes, the frame and the layouts included. */
export const ROUTE_IDS = ['root', 'routes/desk/desk-layout', ...ADDRESSES.map(({ routeId }) => routeId)]

/** The address with something real in its blanks, so that a hole would show it: the draft, Marie, a letter. */
export function fill(pattern: string, { things, draftWorkshop, draftCollection, letterId }: World): string {
  const inDesk: Record<string, string> = {
    workshops: draftWorkshop.id,
    documents: things.Draft.id,
    collections: draftCollection.id,
    members: idOf('marie'),
    outbox: letterId,
  }
  return pattern
    .replace(':lang', 'fr')
    .replace(/(\w+)\/:id/, (_whole, area: string) => `${area}/${inDesk[area] ?? 'A'.repeat(21)}`)
    .replace('workshops/:slug', `workshops/${draftWorkshop.slug}`)
    .replace('documents/:slug', `documents/${things.Draft.slug}`)
    .replace('collections/:slug', `collections/${draftCollection.slug}`)
    .replace('authors/:slug', `authors/autrice-${things.Draft.canaries.author}`)
    .replace(':fileId/:name', `${things.Draft.fileId}/${things.Draft.fileName}`)
    .replace('/:page?', '/1')
    .replace(':format', 'bibtex')
    .replace(':number', '1')
    .replace(':fileId/pages/:number/:picture', `${things.Draft.fileId}/pages/1/large.webp`)
    .replace(':page', 'privacy')
    .replace('*', 'nulle-part')
}

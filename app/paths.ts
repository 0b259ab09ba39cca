import type { ImageSize } from './domain/library/reading'
import type { Locale } from './domain/locale'

const segment = encodeURIComponent

/** Every address of the portal is written here and nowhere else. */
export const paths = {
  root: () => '/',
  home: (lang: Locale) => `/${lang}`,
  page: (lang: Locale, page: string) => `/${lang}/${segment(page)}`,
  workshops: (lang: Locale) => `/${lang}/workshops`,
  workshop: (lang: Locale, slug: string) => `/${lang}/workshops/${segment(slug)}`,
  materials: (slug: string) => `/workshops/${segment(slug)}/materials.zip`,
  search: (lang: Locale) => `/${lang}/search`,
  /** What is offered while somebody types. */
  suggestions: (lang: Locale) => `/${lang}/search/suggestions`,
  documents: (lang: Locale) => `/${lang}/documents`,
  document: (lang: Locale, slug: string) => `/${lang}/documents/${segment(slug)}`,
  /** The list of authors, of a letter or page of it. */
  authors: (lang: Locale, { letter, page }: { letter?: string; page?: number } = {}) => {
    const of = new URLSearchParams({ ...(letter && { letter }), ...(page && { page: String(page) }) })
    return `/${lang}/authors${of.size ? `?${of}` : ''}`
  },
  author: (lang: Locale, slug: string) => `/${lang}/authors/${segment(slug)}`,
  collections: (lang: Locale) => `/${lang}/collections`,
  collection: (lang: Locale, slug: string) => `/${lang}/collections/${segment(slug)}`,
  /** The address that citations name: it leads to the document in the language of who follows it. */
  lasting: (slug: string) => `/documents/${segment(slug)}`,
  /** The document's page with its citation in a style, for a page or slide of it (`slides-3`) or for all of it. */
  cited: (lang: Locale, slug: string, style: string, place?: string) =>
    `/${lang}/documents/${segment(slug)}?cite=${style}${place ? `&place=${place}` : ''}#cite`,
  citationFile: (lang: Locale, slug: string, format: string) =>
    `/${lang}/documents/${segment(slug)}/cite/${format}`,
  /** Where the letter of a guest who asks for a document leads. */
  confirmRequest: (lang: Locale, token: string) => `/${lang}/confirm-request?token=${segment(token)}`,
  /** Where a guest's personal link leads. */
  guestAccess: (lang: Locale, token: string) => `/${lang}/guest-access?token=${segment(token)}`,
  version: (lang: Locale, slug: string, number: number) =>
    `/${lang}/documents/${segment(slug)}/versions/${number}`,
  file: (id: string, name: string) => `/files/${id}/${segment(name)}`,
  /** The reader, at a page of the file that is read by itself or of another one. */
  read: (lang: Locale, slug: string, page?: number, { file, q, view }: ReaderWish = {}) => {
    const wish = new URLSearchParams({ ...(file && { file }), ...(q && { q }), ...(view && { view }) })
    const reader = `/${lang}/documents/${segment(slug)}/read${page ? `/${page}` : ''}`
    return wish.size ? `${reader}?${wish}` : reader
  },
  /** The picture of a page, from 1, in one of two widths. */
  pageImage: (fileId: string, number: number, size: ImageSize) =>
    `/files/${fileId}/pages/${number}/${size}.webp`,

  register: (lang: Locale, redirectTo?: string) => withReturn(`/${lang}/register`, redirectTo),
  login: (lang: Locale, redirectTo?: string) => withReturn(`/${lang}/login`, redirectTo),
  secondStep: (lang: Locale) => `/${lang}/login/second-factor`,
  passkeySignIn: (lang: Locale) => `/${lang}/login/passkey`,
  passkeyStep: (lang: Locale) => `/${lang}/login/second-factor/passkey`,
  signInLetter: (lang: Locale, redirectTo?: string) => withReturn(`/${lang}/login/letter`, redirectTo),
  signInLink: (lang: Locale, token: string) => `/${lang}/login/letter?token=${segment(token)}`,
  logout: () => '/logout',
  confirmEmail: (lang: Locale, token?: string) =>
    `/${lang}/confirm-email${token ? `?token=${segment(token)}` : ''}`,
  /** Where the code of the letter is typed, and a new letter asked for. */
  confirmEmailStep: (lang: Locale, done: 'registered' | 'sent', redirectTo: string | null) =>
    `/${lang}/confirm-email?done=${done}${redirectTo ? `&redirectTo=${segment(redirectTo)}` : ''}`,
  forgotPassword: (lang: Locale) => `/${lang}/forgot-password`,
  resetPassword: (lang: Locale, token?: string) =>
    `/${lang}/reset-password${token ? `?token=${segment(token)}` : ''}`,
  /** The same page, for who has just confirmed his address in another browser than the one that registered. */
  firstPassword: (lang: Locale, token: string) =>
    `/${lang}/reset-password?token=${segment(token)}&done=confirmed`,
  invitation: (lang: Locale, token: string) => `/${lang}/invitation?token=${segment(token)}`,
  account: (lang: Locale) => `/${lang}/account`,
  accountSecurity: (lang: Locale) => `/${lang}/account/security`,
  secondFactor: (lang: Locale, redirectTo?: string) =>
    withReturn(`/${lang}/account/security/second-factor`, redirectTo),
  newTerms: (lang: Locale, redirectTo?: string) => withReturn(`/${lang}/account/terms`, redirectTo),
  readingList: (lang: Locale) => `/${lang}/account/reading-list`,
  /** A document that somebody wanted to keep before he was signed in: its page says that one press is left. */
  keepDocument: (lang: Locale, slug: string) => `/${lang}/documents/${segment(slug)}?keep=1#bookmark`,
  accountTokens: (lang: Locale) => `/${lang}/account/tokens`,
  accountShares: (lang: Locale) => `/${lang}/account/shares`,
  accountNotifications: (lang: Locale) => `/${lang}/account/notifications`,
  accountEmail: (lang: Locale) => `/${lang}/account/email`,
  confirmNewEmail: (lang: Locale, token?: string) =>
    `/${lang}/confirm-new-email${token ? `?token=${segment(token)}` : ''}`,
  deletion: (lang: Locale) => `/${lang}/account/deletion`,
  accountData: (lang: Locale) => `/${lang}/account/data`,
  dataExport: (lang: Locale, id: string) => `/${lang}/account/data/${id}`,
  /** Where a letter's link ends following a search. */
  endSearch: (lang: Locale, token?: string) =>
    `/${lang}/end-search${token ? `?token=${segment(token)}` : ''}`,
  /** Where a letter's link keeps an account that is to be deleted. */
  keepAccount: (lang: Locale, token?: string) =>
    `/${lang}/keep-account${token ? `?token=${segment(token)}` : ''}`,
  /** Where a letter's link stops the removal of a second factor. */
  keepSecondFactor: (lang: Locale, token?: string) =>
    `/${lang}/keep-second-factor${token ? `?token=${segment(token)}` : ''}`,
  deskMemberErasure: (lang: Locale, id: string) => `/${lang}/admin/members/${id}/erasure`,
  deskMemberSecondFactor: (lang: Locale, id: string) => `/${lang}/admin/members/${id}/second-factor`,
  passkeys: (lang: Locale, redirectTo?: string) =>
    withReturn(`/${lang}/account/security/passkeys`, redirectTo),
  newPasskey: (lang: Locale) => `/${lang}/account/security/passkeys/new`,
  passkeyProof: (lang: Locale, redirectTo?: string) =>
    withReturn(`/${lang}/account/proof/passkey`, redirectTo),
  prove: (lang: Locale, redirectTo?: string) => withReturn(`/${lang}/account/proof`, redirectTo),
  setup: (lang: Locale, token?: string) => `/${lang}/setup${token ? `?token=${segment(token)}` : ''}`,

  desk: (lang: Locale) => `/${lang}/admin`,
  deskWorkshops: (lang: Locale) => `/${lang}/admin/workshops`,
  deskWorkshop: (lang: Locale, id: string) => `/${lang}/admin/workshops/${id}`,
  deskWorkshopMaterials: (lang: Locale, id: string) => `/${lang}/admin/workshops/${id}/materials`,
  deskWorkshopDrafts: (lang: Locale, id: string) => `/${lang}/admin/workshops/${id}/drafts`,
  deskNewWorkshop: (lang: Locale) => `/${lang}/admin/workshops/new`,
  deskNewDocument: (lang: Locale, workshopId?: string) =>
    `/${lang}/admin/documents/new${workshopId ? `?workshop=${workshopId}` : ''}`,
  deskDocuments: (lang: Locale) => `/${lang}/admin/documents`,
  deskDocument: (lang: Locale, id: string) => `/${lang}/admin/documents/${id}`,
  deskDocumentFiles: (lang: Locale, id: string) => `/${lang}/admin/documents/${id}/files`,
  deskDocumentVersions: (lang: Locale, id: string) => `/${lang}/admin/documents/${id}/versions`,
  deskCollections: (lang: Locale) => `/${lang}/admin/collections`,
  deskNewCollection: (lang: Locale) => `/${lang}/admin/collections/new`,
  deskCollection: (lang: Locale, id: string) => `/${lang}/admin/collections/${id}`,
  deskCollectionDocuments: (lang: Locale, id: string, q?: string) =>
    `/${lang}/admin/collections/${id}/documents${q ? `?q=${segment(q)}` : ''}`,
  deskAccessibility: (lang: Locale) => `/${lang}/admin/accessibility`,
  deskDocumentPreview: (lang: Locale, id: string) => `/${lang}/admin/documents/${id}/preview`,
  /** Where files stand that are on their way. */
  deskIncoming: (lang: Locale, ids: string[]) => `/${lang}/admin/incoming?ids=${ids.join(',')}`,
  /** Where files come in parts (tus); outside Remix, in server/tus-route.ts. */
  deskUploads: (lang: Locale) => `/${lang}/admin/uploads`,
  deskUpload: (lang: Locale, id: string) => `/${lang}/admin/uploads/${id}`,
  deskMarkdown: (lang: Locale) => `/${lang}/admin/markdown`,
  deskRequests: (lang: Locale) => `/${lang}/admin/requests`,
  deskMembers: (lang: Locale) => `/${lang}/admin/members`,
  deskInvitations: (lang: Locale) => `/${lang}/admin/members/invitations`,
  deskInvite: (lang: Locale) => `/${lang}/admin/members/invitations/new`,
  deskInviteMany: (lang: Locale) => `/${lang}/admin/members/invitations/many`,
  deskMembersImport: (lang: Locale) => `/${lang}/admin/members/import`,
  deskMembersBulk: (lang: Locale) => `/${lang}/admin/members/bulk`,
  deskMembersExport: (lang: Locale) => `/${lang}/admin/members/export.csv`,
  deskMember: (lang: Locale, id: string) => `/${lang}/admin/members/${id}`,
  deskOutbox: (lang: Locale) => `/${lang}/admin/outbox`,
  deskLetter: (lang: Locale, id: string) => `/${lang}/admin/outbox/${id}`,
  deskAudit: (lang: Locale) => `/${lang}/admin/audit`,
  deskAuditExport: (lang: Locale) => `/${lang}/admin/audit/export`,
  deskRetention: (lang: Locale) => `/${lang}/admin/retention`,
  deskSettings: (lang: Locale) => `/${lang}/admin/settings`,

  /** An address of the API, below its version: `/documents`. */
  api: (path = '') => `/api/v1${path}`,
  openApi: () => '/api/v1/openapi.json',
  /** What is said of the API to people. */
  aboutApi: (lang: Locale) => `/${lang}/api`,

  /** OAI-PMH 2.0, for harvesters. */
  oai: () => '/oai',
  /** What is new, of all the library, of a theme, of a workshop or of an author. */
  feed: (lang: Locale, format: 'xml' | 'json', { theme, workshop, author }: FeedOf = {}) => {
    const of = new URLSearchParams({
      ...(theme && { theme }),
      ...(workshop && { workshop }),
      ...(author && { author }),
    })
    return `/${lang}/feed.${format}${of.size ? `?${of}` : ''}`
  },
  openSearch: (lang: Locale) => `/${lang}/opensearch.xml`,
  calendar: (lang: Locale) => `/${lang}/calendar.ics`,
  workshopCalendar: (lang: Locale, slug: string) => `/${lang}/workshops/${segment(slug)}/calendar.ics`,
  sitemap: () => '/sitemap.xml',
  sitemapPart: (name: string) => `/sitemaps/${segment(name)}.xml`,
  robots: () => '/robots.txt',
}

/** What a feed is narrowed to, by key or name. */
type FeedOf = { theme?: string; workshop?: string; author?: string }

/** What the reader is asked beside the page: another file, words to find, how pages are shown. */
type ReaderWish = { file?: string; q?: string; view?: string }

/** The same page in another language; only the first segment of an address names a language. */
export function inOtherLanguage(pathAndQuery: string, lang: Locale): string {
  return pathAndQuery.replace(/^\/[a-z]{2}(?=[/?#]|$)/, `/${lang}`)
}

function withReturn(path: string, redirectTo: string | undefined): string {
  return redirectTo ? `${path}?redirectTo=${segment(redirectTo)}` : path
}

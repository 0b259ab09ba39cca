import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { absoluteAddress } from '~/http/addresses.server'
import { now } from '~/http/clock.server'
import { identify, langOf } from '~/http/guards.server'
import { frameSite } from '~/usecases/site.server'
import { LOCALES } from './domain/locale'
import { commonTexts } from './i18n/common'
import { feedTexts } from './i18n/feeds'
import look from './look/index.css?url'
import { inOtherLanguage, paths } from './paths'
import { ErrorPage } from './ui/frame/error-page'
import { SiteFooter } from './ui/frame/site-footer'
import { SiteHeader } from './ui/frame/site-header'
import { useNonce } from './ui/nonce'
import { useLang } from './ui/use-lang'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: look },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.png', type: 'image/png', sizes: '48x48' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/site.webmanifest' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  const frame = await frameSite(visitor, langOf(request), now())
  return { frame, origin: absoluteAddress(''), requestId: context.requestId }
}

/** The document around every page, errors included: an error keeps the header, the footer and the ways on. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const lang = useLang()
  return (
    <html lang={lang} id="top">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Languages />
        <Links />
      </head>
      <body>
        <a className="skip" href="#content">
          {commonTexts[lang].skipToContent}
        </a>
        <Frame>{children}</Frame>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** The page in the portal's languages, and its card for those who share it. */
function Languages() {
  const { pathname } = useLocation()
  const root = useRouteLoaderData<typeof loader>('root')
  const lang = useLang()
  if (!root || !/^\/(fr|en)(\/|$)/.test(pathname)) return null
  const { origin, frame } = root
  return (
    <>
      <link rel="canonical" href={origin + pathname} />
      {LOCALES.map((locale) => (
        <link
          key={locale}
          rel="alternate"
          hrefLang={locale}
          href={origin + inOtherLanguage(pathname, locale)}
        />
      ))}
      <link rel="alternate" hrefLang="x-default" href={origin + inOtherLanguage(pathname, 'fr')} />
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={frame.name}
        href={paths.openSearch(lang)}
      />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={feedTexts[lang].atom}
        href={paths.feed(lang, 'xml')}
      />
      <link
        rel="alternate"
        type="application/feed+json"
        title={feedTexts[lang].json}
        href={paths.feed(lang, 'json')}
      />
      <meta property="og:site_name" content={frame.name} />
      <meta property="og:type" content="website" />
      <meta property="og:locale" content={lang === 'fr' ? 'fr_FR' : 'en_GB'} />
      <meta property="og:url" content={origin + pathname} />
      <meta property="og:image" content={`${origin}/social-card-${lang}.png`} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const { pathname, search } = useLocation()
  const content = (
    <main id="content" tabIndex={-1}>
      {children}
    </main>
  )
  if (!root) return content
  const { frame } = root
  return (
    <>
      <SiteHeader
        {...frame}
        invitedOnly={frame.joining?.policy === 'invitation'}
        address={pathname + search}
      />
      {content}
      <SiteFooter {...frame} />
    </>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData<typeof loader>('root')
  const t = commonTexts[useLang()]
  const status = isRouteErrorResponse(error) ? error.status : 500
  return (
    <>
      <title>{`${status} – ${root?.frame.name ?? ''}`}</title>
      <ErrorPage status={status}>
        {status >= 500 && root ? <p>{t.failed.reference(root.requestId)}</p> : null}
      </ErrorPage>
    </>
  )
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react'
import { identify, langOf } from '~/http/guards.server'
import { frameSite } from '~/usecases/site.server'
import { useNonce } from './ui/nonce'
import { useLang } from './ui/use-lang'

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  return { frame: await frameSite(visitor, langOf(request)) }
}

export function Layout({ children }: { children: React.ReactNode }) {
  const nonce = useNonce()
  return (
    <html lang={useLang()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}
